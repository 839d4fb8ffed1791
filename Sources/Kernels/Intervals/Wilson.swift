extension Interval {
  /// Wilson's 95 % score interval of a proportion: `successes` of `trials`.
  ///
  /// Same numbers as statsmodels' `proportion_confint(…, method="wilson")`; an end that lies at 0
  /// or 1 is exactly 0 or 1. Source: Wilson 1927, doi:10.1080/01621459.1927.10502953.
  /// - Precondition: 0 ≤ `successes` ≤ `trials`, `trials` > 0; both may be fractions of items
  ///   (an effective sample size).
  public static func wilson(successes: Double, trials: Double) -> Interval {
    precondition(successes >= 0 && successes <= trials && trials > 0, "a proportion")
    let squaredZ = Normal.z95 * Normal.z95
    let rate = successes / trials
    let denominator = 1 + squaredZ / trials
    let centre = (rate + squaredZ / (2 * trials)) / denominator
    let spread = rate * (1 - rate) / trials + squaredZ / (4 * trials * trials)
    let half = Normal.z95 * Elementary.sqrt(spread) / denominator
    return Interval(
      low: successes == 0 ? 0 : max(0, centre - half),
      high: successes == trials ? 1 : min(1, centre + half))
  }
}

extension Estimate {
  /// A proportion with its Wilson interval; undefined, for the given reason, without trials.
  ///
  /// - Precondition: 0 ≤ `successes` ≤ `trials`.
  public static func proportion(
    _ successes: Int, of trials: Int, undefinedBecause reason: String
  ) -> Estimate {
    precondition(successes >= 0 && successes <= trials, "a proportion")
    guard trials > 0 else { return .undefined(n: 0, because: reason) }
    return Estimate(
      value: Double(successes) / Double(trials),
      interval: .wilson(successes: Double(successes), trials: Double(trials)), n: trials)
  }

  /// F1 = 2TP / (2TP + errors), its interval through the Jaccard index J = TP / (TP + errors).
  ///
  /// J is a proportion, so Wilson's interval holds for it; F1 = 2J / (1 + J) rises with J and
  /// carries the ends over. `n` is TP + errors. Undefined where that is 0.
  /// - Parameters:
  ///   - truePositives: items of the class that were predicted as it.
  ///   - errors: false positives and false negatives together.
  ///   - reason: why it is undefined, in words, where it is.
  /// - Returns: F1 with its interval, or the reason.
  public static func f1(
    truePositives: Int, errors: Int, undefinedBecause reason: String
  ) -> Estimate {
    let union = truePositives + errors
    guard union > 0 else { return .undefined(n: 0, because: reason) }
    let jaccard = Interval.wilson(successes: Double(truePositives), trials: Double(union))
    return Estimate(
      value: Double(2 * truePositives) / Double(2 * truePositives + errors),
      interval: Interval(
        low: 2 * jaccard.low / (1 + jaccard.low), high: 2 * jaccard.high / (1 + jaccard.high)),
      n: union)
  }
}
