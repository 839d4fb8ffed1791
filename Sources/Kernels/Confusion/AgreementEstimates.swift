/// MCC, Cohen's κ and balanced accuracy with their bootstrap intervals.
struct AgreementEstimates {
  let mcc: Estimate
  let kappa: Estimate
  let balancedAccuracy: Estimate

  /// The three numbers of a population; `replicates` 0 leaves the intervals out.
  init(of matrix: ConfusionMatrix, seed: UInt64, replicates: Int) {
    let whole = matrix.agreement
    let cells = matrix.occupiedCells
    let values =
      replicates > 0 && matrix.total > 1
      ? ConfusionBootstrap(cells: cells, classCount: matrix.classCount)
        .values(of: 0..<replicates, seed: seed)
      : ConfusionBootstrap.Values()
    let leaveOneOut = values.count > 0 ? matrix.leaveOneOut(over: cells) : []
    let rules = BootstrapRules(of: matrix)

    func estimate(
      _ value: KeyPath<Agreement, Double?>, _ drawn: [Double], undefinedBecause reason: String,
      hiddenBecause hidden: String?
    ) -> Estimate {
      guard let point = whole[keyPath: value] else {
        return .undefined(n: matrix.total, because: reason)
      }
      func bare(_ reason: String) -> Estimate {
        Estimate(value: point, n: matrix.total, reason: reason)
      }
      guard values.count > 0 else { return bare("no interval was asked for") }
      if let hidden { return bare(hidden) }
      let left = leaveOneOut.compactMap { item in
        item.agreement[keyPath: value].map { (value: $0, weight: item.weight) }
      }
      guard drawn.count == values.count, left.count == leaveOneOut.count else {
        return bare("no interval: it is undefined in some resamples")
      }
      let interval = BCa.interval(
        estimate: point, replicates: drawn, acceleration: BCa.acceleration(leaveOneOut: left))
      guard let interval else { return bare("no interval: the resamples hardly vary") }
      return Estimate(value: point, interval: interval, n: matrix.total)
    }

    mcc = estimate(
      \.mcc, values.mcc, undefinedBecause: "all labels or all predictions are one class",
      hiddenBecause: rules.mcc)
    kappa = estimate(
      \.kappa, values.kappa, undefinedBecause: "labels and predictions are all one class",
      hiddenBecause: rules.kappa)
    balancedAccuracy = estimate(
      \.balancedAccuracy, values.balancedAccuracy, undefinedBecause: "there is no image",
      hiddenBecause: rules.balancedAccuracy)
  }
}
