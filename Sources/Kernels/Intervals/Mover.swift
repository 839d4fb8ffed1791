/// The interval of a weighted sum of independent numbers from their own intervals: MOVER.
///
/// The *method of variance estimates recovery* takes each part's distance from its own limit as
/// its standard error at that limit, so that lopsided intervals give a lopsided sum. Source: Zou
/// and Donner 2008, doi:10.1002/sim.3095.
enum Mover {
  /// One part of the sum.
  struct Part {
    /// The part's value, inside its interval.
    var value: Double
    /// The part's own interval.
    var interval: Interval
    /// What it counts in the sum; taken as fixed, not negative.
    var weight: Double
  }

  /// The interval of Σ weight · value.
  ///
  /// - Complexity: O(parts).
  static func interval(of parts: [Part]) -> Interval {
    var value = 0.0
    var below = 0.0
    var above = 0.0
    for part in parts {
      let down = part.weight * (part.value - part.interval.low)
      let up = part.weight * (part.interval.high - part.value)
      value += part.weight * part.value
      below += down * down
      above += up * up
    }
    return Interval(
      low: value - Elementary.sqrt(below), high: value + Elementary.sqrt(above))
  }
}
