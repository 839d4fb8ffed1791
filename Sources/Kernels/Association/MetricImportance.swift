/// How much a metric tells about whether predictions are right.
public struct MetricImportance: Hashable, Sendable {
  /// How many quantile bins the metric is cut into.
  public static let binCount = 10

  /// The mutual information as a share of the entropy of being right: 0–1, 1 explains all.
  ///
  /// `nil` where every prediction is right (or wrong), or the metric is constant or missing.
  public let share: Double?
  /// The mutual information in nats, Miller–Madow corrected, not below 0; `nil` with `share`.
  public let nats: Double?
  /// How likely a metric that tells nothing would seem to tell as much; `nil` with `share`.
  public let pValue: Double?
  /// The p-value with the false discovery rate over all metrics in mind; `nil` before
  /// `adjustPValues(of:)`, and with `share`.
  public internal(set) var adjustedPValue: Double?
  /// How many images have the metric, a label and a prediction.
  public let n: Int
  /// Why the share is `nil`, in words.
  public let reason: String?

  /// Measures a metric by its table of quantile bins (equal values together) × right or wrong.
  ///
  /// The p-value is the G-test's (2·n·information as chi-square), or, where independence expects a
  /// count below 5 in a cell, that of 2,000 seeded permutations of the same table. Only the order
  /// of the metric's values counts.
  public init(of metric: OrderedMetric, seed: UInt64) {
    n = metric.count
    reason = metric.reasonUndefined
    guard reason == nil else {
      share = nil
      nats = nil
      pValue = nil
      return
    }
    let bins = QuantileBins(ascending: metric.values.span, count: MetricImportance.binCount)
    let table = BinTable(of: metric, bins: bins)
    let information = max(0, table.correctedInformation)
    nats = information
    share = min(1, information / table.outcomeEntropy)
    if table.smallestExpected < 5 {
      var generator = SeededGenerator(seed: seed)
      pValue = TablePermutation.pValue(of: table, using: &generator)
    } else {
      pValue = ChiSquare.survival(
        2 * Double(n) * table.information, degreesOfFreedom: table.sizes.count - 1)
    }
  }

  /// Sets the adjusted p-values of several metrics of one evaluation by Benjamini and Hochberg.
  ///
  /// Metrics without a p-value count as no test.
  public static func adjustPValues(of importances: inout [MetricImportance]) {
    let tested = importances.indices.filter { importances[$0].pValue != nil }
    let adjusted = BenjaminiHochberg.adjusted(tested.compactMap { importances[$0].pValue })
    for (index, value) in zip(tested, adjusted) { importances[index].adjustedPValue = value }
  }
}
