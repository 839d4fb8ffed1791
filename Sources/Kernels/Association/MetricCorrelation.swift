/// How a metric rises or falls with predictions being right: 1 for right, 0 for wrong.
public struct MetricCorrelation: Hashable, Sendable {
  /// The smallest number of right and of wrong predictions for which an interval is given.
  public static let smallestGroup = 10

  /// Pearson's correlation (point-biserial), −1…1.
  ///
  /// Undefined where every prediction is right (or wrong), or the metric is constant or missing.
  /// The interval is Fisher's, z = artanh r with error 1/√(n − 3), unless the error estimated by
  /// the correlation's influence function is over 5 % larger (rare wrong predictions, skewed
  /// metrics), which then takes its place; none with fewer than 10 right or 10 wrong.
  public let pearson: Estimate
  /// Spearman's rank correlation, equal values sharing their mean rank, −1…1.
  ///
  /// As `pearson`, with Bonett and Wright's error √((1 + r²/2)/(n − 3)) (2000,
  /// doi:10.1007/BF02294183).
  public let spearman: Estimate
  /// How many images have the metric, a label and a prediction.
  public let n: Int

  /// Correlates a metric with being right, in O(images).
  public init(of metric: OrderedMetric) {
    n = metric.count
    if let reason = metric.reasonUndefined {
      pearson = .undefined(n: n, because: reason)
      spearman = pearson
      return
    }
    let linear = CorrelationMoments(pearsonOf: metric)
    let ranked = CorrelationMoments(spearmanOf: metric)
    let freedom = Double(n - 3)
    let square = ranked.correlation * ranked.correlation
    pearson = MetricCorrelation.estimate(
      linear, of: metric, usualError: freedom > 0 ? (1 / freedom).squareRoot() : nil)
    spearman = MetricCorrelation.estimate(
      ranked, of: metric, usualError: freedom > 0 ? ((1 + square / 2) / freedom).squareRoot() : nil)
  }

  private static func estimate(
    _ moments: CorrelationMoments, of metric: OrderedMetric, usualError: Double?
  ) -> Estimate {
    let r = moments.correlation
    guard let usualError, min(metric.correctCount, metric.wrongCount) >= smallestGroup else {
      return Estimate(
        value: r, n: metric.count,
        reason: "no interval: it needs \(smallestGroup) right and \(smallestGroup) wrong "
          + "predictions, here \(metric.correctCount) and \(metric.wrongCount)")
    }
    guard abs(r) < 1 else {
      return Estimate(
        value: r, n: metric.count,
        reason: "no interval: the metric decides which predictions are right")
    }
    return Estimate(
      value: r, interval: moments.interval(usualError: usualError), n: metric.count)
  }
}
