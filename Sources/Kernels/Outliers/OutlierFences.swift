/// How far a value lies from the rest.
public enum OutlierSeverity: String, Hashable, Sendable, CaseIterable {
  /// Beyond the outer fences.
  case severe
  /// Beyond the inner fences, within the outer ones.
  case moderate
  /// Off the mode where the quartiles are equal, so that no distance can be called far.
  case unusual
}

/// The bounds beyond which values of a sample count as outliers.
///
/// Moderate lies beyond 1.5, severe beyond 2.5 interquartile ranges of the quartiles. Where the
/// medcouple is above 0.1 or below −0.1, the fences follow the skew: at a medcouple of 0 or more
/// the lower distance is multiplied by e^(−4 MC) and the upper one by e^(3 MC), below 0 by
/// e^(−3 MC) and e^(4 MC). Where the quartiles are equal, every value off the mode is unusual.
///
/// Sources: Tukey 1977; Hubert and Vandervieren 2008, doi:10.1016/j.csda.2007.11.008.
public struct OutlierFences: Hashable, Sendable {
  /// How the fences were set.
  public enum Rule: String, Hashable, Sendable {
    /// By the interquartile range alone.
    case quartiles
    /// By the interquartile range and the medcouple.
    case skewed
    /// The quartiles are equal: whatever is off the mode.
    case mode
  }

  /// How many values the fences rest on.
  public let count: Int
  /// The quartiles.
  public let lowerQuartile, median, upperQuartile: Double
  /// The medcouple; 0 under ``Rule/mode``.
  public let medcouple: Double
  /// How the fences were set.
  public let rule: Rule
  /// What lies below or above these is at least moderate; the mode itself under ``Rule/mode``.
  public let innerLow, innerHigh: Double
  /// What lies below or above these is severe; infinite under ``Rule/mode``.
  public let outerLow, outerHigh: Double

  /// From this many values on the medcouple rests on a sample.
  public static let medcoupleLimit = 16_384

  /// The fences of a sample; missing (NaN) and infinite values are left out.
  ///
  /// With more than ``medcoupleLimit`` values the medcouple is that of as many values evenly
  /// spaced in the ascending order. O(n log n).
  ///
  /// - Returns: `nil` without a finite value.
  public init?(of values: [Double]) {
    let sorted = values.filter(\.isFinite).sorted()
    guard !sorted.isEmpty else { return nil }
    count = sorted.count
    lowerQuartile = quantile(0.25, ofSorted: sorted)
    median = quantile(0.5, ofSorted: sorted)
    upperQuartile = quantile(0.75, ofSorted: sorted)
    let range = upperQuartile - lowerQuartile
    guard range > 0 else {
      // All values between equal quartiles are equal: half of the sample, so the mode.
      (medcouple, rule) = (0, .mode)
      (innerLow, innerHigh) = (median, median)
      (outerLow, outerHigh) = (-.infinity, .infinity)
      return
    }
    let skew = Kernels.medcouple(ofSorted: Self.sample(of: sorted))
    medcouple = skew
    rule = abs(skew) > 0.1 ? .skewed : .quartiles
    var (below, above) = (range, range)
    if rule == .skewed {
      below *= Elementary.exp((skew >= 0 ? -4 : -3) * skew)
      above *= Elementary.exp((skew >= 0 ? 3 : 4) * skew)
    }
    (innerLow, innerHigh) = (lowerQuartile - 1.5 * below, upperQuartile + 1.5 * above)
    (outerLow, outerHigh) = (lowerQuartile - 2.5 * below, upperQuartile + 2.5 * above)
  }

  /// How far a value lies from the rest; `nil` within the fences and for a missing value.
  public func severity(of value: Double) -> OutlierSeverity? {
    guard value < innerLow || value > innerHigh else { return nil }
    if rule == .mode { return .unusual }
    return value < outerLow || value > outerHigh ? .severe : .moderate
  }

  private static func sample(of sorted: [Double]) -> [Double] {
    guard sorted.count > medcoupleLimit else { return sorted }
    return (0..<medcoupleLimit).map { place in
      sorted[(2 * place + 1) * sorted.count / (2 * medcoupleLimit)]
    }
  }
}
