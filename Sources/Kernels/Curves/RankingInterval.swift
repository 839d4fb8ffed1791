/// The 95 % interval of an average precision or a ROC AUC from its estimated variance.
///
/// Near 1 the value ± 1.96 standard errors covers far too little: the few items out of order,
/// from which the variance is estimated, are often missing from a sample. So the limits stand on
/// the logit scale, Student's t with the variance's own degrees of freedom takes the place of
/// 1.96, and where those are fewer than 3 (perfect order above all) the variance is put at its
/// bound, value·(1 − value)/m with m the smaller group, and the limits are Wilson's. With few
/// items a small variance is not believed either: below value·(1 − value)/(m²/4) the interval also
/// holds Wilson's at m²/4 items. Coverage is tabled in `docs/coverage-ranking.md`.
enum RankingInterval {
  /// The smallest group, positives or negatives, for which an interval is given.
  static let smallestGroup = 10

  /// The interval of a value of which both groups reach `smallestGroup`.
  ///
  /// - Parameters:
  ///   - value: in 0...1.
  ///   - spread: the value's variance.
  ///   - m: the number of items whose mean the value is at worst.
  /// - Returns: limits within 0...1.
  static func of(_ value: Double, spread: RankingMoments.Spread, boundedBy m: Int) -> Interval {
    guard value > 0, value < 1, spread.degreesOfFreedom >= 3 else {
      return .wilson(successes: value * Double(m), trials: Double(m))
    }
    let freedom = min(spread.degreesOfFreedom, Double(m - 1))
    let estimated = logit(
      value, error: spread.variance.squareRoot(),
      errorsWide: StudentT.t95(degreesOfFreedom: freedom))
    let items = Double(m * m) / 4
    guard spread.variance < value * (1 - value) / items else { return estimated }
    let cautious = Interval.wilson(successes: value * items, trials: items)
    return Interval(
      low: min(estimated.low, cautious.low), high: max(estimated.high, cautious.high))
  }

  /// The limits value ± `errorsWide`·`error`, taken on the logit scale.
  static func logit(_ value: Double, error: Double, errorsWide: Double) -> Interval {
    let centre = Elementary.log(value / (1 - value))
    let reach = errorsWide * error / (value * (1 - value))
    func share(_ x: Double) -> Double { 1 / (1 + Elementary.exp(-x)) }
    return Interval(low: share(centre - reach), high: share(centre + reach))
  }
}
