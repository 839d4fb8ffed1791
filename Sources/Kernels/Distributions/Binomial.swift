/// The binomial distribution.
enum Binomial {
  /// The probability of exactly `successes` in `trials` at the given rate.
  static func probability(of successes: Int, trials: Int, rate: Double) -> Double {
    guard successes >= 0, successes <= trials else { return 0 }
    return SaddlePoint.binomialTerm(Double(successes), of: Double(trials), rate: rate)
  }

  /// The probability of `successes` or more in `trials`: the one-sided exact binomial test.
  ///
  /// - Precondition: `trials` ≥ 0 and 0 ≤ `rate` ≤ 1.
  /// - Complexity: O(√trials).
  static func upperTail(atLeast successes: Int, trials: Int, rate: Double) -> Double {
    precondition(trials >= 0 && rate >= 0 && rate <= 1, "a binomial distribution")
    if successes <= 0 { return 1 }
    if successes > trials { return 0 }
    return IncompleteBeta.regularized(
      rate, a: Double(successes), b: Double(trials - successes + 1))
  }
}
