/// Average precision and ROC AUC averaged over classes, each class weighing the same.
public struct RankingMeans: Hashable, Sendable {
  /// The mean of the classes' average precisions, of those that are defined.
  ///
  /// Undefined where none is. The interval is described at `meanROCAUC`.
  public let meanAveragePrecision: Estimate
  /// The mean of the classes' ROC AUCs, of those that are defined.
  ///
  /// Undefined where none is. One image moves the values of several classes, so their errors do
  /// not just add up as squares. An image stands among the positives of one class only: those
  /// parts are independent and do add up as squares; for the parts of the negatives the worst
  /// case is taken, that they all go together. The interval is therefore somewhat too wide (up to
  /// about twice), never too narrow. None where an averaged class has a single image or lacks a
  /// single image.
  public let meanROCAUC: Estimate
  /// How many classes have an average precision.
  public let averagePrecisionCount: Int
  /// How many classes have a ROC AUC.
  public let rocAUCCount: Int

  /// Averages the rankings of one population.
  public init(of rankings: [ClassRanking]) {
    let moments = rankings.map(\.moments)
    let precision = RankingMeans.mean(
      of: moments, value: \.averagePrecision, spread: \.averagePrecisionSpread,
      bound: \.positives)
    let area = RankingMeans.mean(
      of: moments, value: \.rocAUC, spread: \.rocAUCSpread,
      bound: { min($0.positives, $0.negatives) })
    (meanAveragePrecision, averagePrecisionCount) = precision
    (meanROCAUC, rocAUCCount) = area
  }

  private static func mean(
    of moments: [RankingMoments], value: (RankingMoments) -> Double?,
    spread: (RankingMoments) -> RankingMoments.Spread?, bound: (RankingMoments) -> Int
  ) -> (Estimate, Int) {
    let defined = moments.filter { value($0) != nil }
    let n = moments.first.map { $0.positives + $0.negatives } ?? 0
    guard !defined.isEmpty else {
      return (.undefined(n: n, because: "no class has a value to average"), 0)
    }
    let count = Double(defined.count)
    let mean = defined.reduce(0) { $0 + (value($1) ?? 0) } / count
    let spreads = defined.compactMap(spread)
    guard spreads.count == defined.count else {
      let lacking = defined.count - spreads.count
      return (
        Estimate(
          value: mean, n: n,
          reason: "no interval: \(lacking) of the \(defined.count) classes averaged "
            + "\(lacking == 1 ? "has" : "have") fewer than two images, or all but one"),
        defined.count
      )
    }
    let pooled = RankingMoments.Spread(pooling: spreads)
    let worst = defined.reduce(0) { $0 + 1 / Double(bound($1)) }
    let interval = RankingInterval.of(
      mean, spread: pooled, boundedBy: max(2, Int(count * count / worst)))
    return (Estimate(value: mean, interval: interval, n: n), defined.count)
  }
}

extension RankingMoments.Spread {
  /// The spread of the mean of several classes' values, from above (see `RankingMeans`).
  init(pooling spreads: [RankingMoments.Spread]) {
    let count = Double(spreads.count)
    let independent = spreads.reduce(0) { $0 + $1.positives }
    let together = spreads.reduce(0) { $0 + $1.negatives.squareRoot() }
    let error = (independent.squareRoot() + together) / count
    let sum = spreads.reduce(0) { $0 + $1.variance }
    // Satterthwaite's degrees of freedom of a sum of variances.
    let doubt = spreads.reduce(0) {
      $1.degreesOfFreedom > 0 ? $0 + $1.variance * $1.variance / $1.degreesOfFreedom : $0
    }
    self.init(
      positives: error * error, negatives: 0,
      degreesOfFreedom: doubt > 0 ? sum * sum / doubt : 0)
  }
}
