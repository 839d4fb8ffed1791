extension Interval {
  /// Agresti and Coull's 95 % interval of a proportion: Wilson's centre, never narrower.
  ///
  /// Same numbers as statsmodels' `proportion_confint(…, method="agresti_coull")`, cut at 0 and 1.
  /// Source: Agresti and Coull 1998, doi:10.1080/00031305.1998.10480550.
  /// - Precondition: 0 ≤ `rate` ≤ 1; `trials` > 0, and may be an effective sample size.
  static func agrestiCoull(rate: Double, trials: Double) -> Interval {
    precondition(rate >= 0 && rate <= 1 && trials > 0, "a proportion")
    let squaredZ = Normal.z95 * Normal.z95
    let size = trials + squaredZ
    let centre = (rate * trials + squaredZ / 2) / size
    let half = Normal.z95 * Elementary.sqrt(centre * (1 - centre) / size)
    return Interval(low: max(0, centre - half), high: min(1, centre + half))
  }

  /// The smallest interval that holds both.
  func joined(with other: Interval) -> Interval {
    Interval(low: min(low, other.low), high: max(high, other.high))
  }
}
