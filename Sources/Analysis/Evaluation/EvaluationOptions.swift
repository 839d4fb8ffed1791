/// What an evaluation should look at.
public struct EvaluationOptions: Sendable {
  /// The model; `nil` for the project's only or latest one.
  public var model: String?
  /// A filter, if any.
  package var filter: FilterExpression?
  /// The classes chosen by the class filter, by name; empty for all.
  public var classes: [String] = []
  /// Which split to look at.
  public var split = Split.standard
  /// The seed of the bootstrap and the permutations.
  public var seed: UInt64 = 0
  /// How many tasks share the work; `nil` for one a core.
  ///
  /// The result does not depend on it.
  public var tasks: Int?

  /// How a split is chosen.
  public enum Split: Hashable, Sendable {
    /// `test`, else `val`, else all images.
    case standard
    /// All images, whatever their split.
    case all
    /// The named split.
    case named(String)
  }

  /// The options as they stand when nobody says otherwise.
  public init() {}
}
