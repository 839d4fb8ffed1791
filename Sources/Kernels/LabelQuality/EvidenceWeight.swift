/// How much each of two kinds of evidence about labels counts, neighbours and a model say.
///
/// The one that contradicts fewer labels counts more: with the inverse square of the share of labels
/// that it contradicts. Neither counts less than a quarter, because a model that has learned wrong
/// labels by heart contradicts none.
public struct EvidenceWeight: Hashable, Sendable {
  /// The least that either counts.
  public static let least = 0.25

  /// What the first counts; the second counts the rest to 1.
  public let first: Double

  /// Weighs two kinds of evidence by the shares of labels that they contradict, 0 to 1.
  ///
  /// Both count the same where neither contradicts any.
  public init(contradicted first: Double, and second: Double) {
    let (one, other) = (second * second, first * first)
    let share = one + other > 0 ? one / (one + other) : 0.5
    self.first = min(max(share, Self.least), 1 - Self.least)
  }

  /// The weighted mean of two values, or the one that is known; `nil` if none is.
  public func mean(_ one: Double?, _ other: Double?) -> Double? {
    guard let one else { return other }
    guard let other else { return one }
    return first * one + (1 - first) * other
  }
}
