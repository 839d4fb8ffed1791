/// A closed range of plausible values.
public struct Interval: Hashable, Sendable {
  /// The lower end.
  public var low: Double
  /// The upper end, not below `low`.
  public var high: Double

  /// An interval from `low` to `high`.
  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }
}

/// A number with what makes it honest: how many items stand behind it and how sure it is.
public struct Estimate: Hashable, Sendable {
  /// The value; `nil` where it is undefined, and then `reason` says why.
  public var value: Double?
  /// The 95 % interval; `nil` where the value is undefined or no interval holds its coverage.
  public var interval: Interval?
  /// How many items the value rests on: the denominator of a rate.
  public var n: Int
  /// Why the value is undefined or has no interval, in words for a person; `nil` if all is there.
  public var reason: String?

  /// A value with its interval, if it has one.
  public init(value: Double?, interval: Interval? = nil, n: Int, reason: String? = nil) {
    self.value = value
    self.interval = interval
    self.n = n
    self.reason = reason
  }

  /// A number that does not exist, and why.
  public static func undefined(n: Int, because reason: String) -> Estimate {
    Estimate(value: nil, n: n, reason: reason)
  }
}
