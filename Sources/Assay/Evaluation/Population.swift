/// The images an evaluation is about, and an account of all others.
public struct Population: Sendable {
  /// All images of the project.
  public let images: Int
  /// The images that were evaluated: with label and prediction, within split, filter and classes.
  public let evaluated: Int
  /// Images left out because they have no label.
  public let unlabelled: Int
  /// Labelled images left out because the model has no prediction for them.
  public let unpredicted: Int
  /// Images left out because they belong to another split.
  public let otherSplit: Int
  /// Images left out by the filter.
  public let leftOutByFilter: Int
  /// Evaluable images left out because their label is not one of the chosen classes.
  public let otherClasses: Int
  /// Which labels the evaluation is about.
  public let labelSource: LabelSource
  /// The split the evaluation is restricted to, if any.
  public let split: String?
  /// The filter, if any.
  public let filter: FilterExpression?
  /// The names of the chosen classes; empty without a class filter.
  public let classFilter: [String]

  /// The population in words: how many of how many, and why the others are not in it.
  public var description: String {
    var text = "\(grouped(evaluated)) of \(grouped(images)) images"
    if labelSource == .corrected { text += " with corrected labels" }
    if let split { text += " in split \(split)" }
    let reasons = [
      (unlabelled, "without label"), (unpredicted, "without prediction"),
      (otherSplit, "in other splits"), (leftOutByFilter, "left out by the filter"),
      (otherClasses, "of other classes"),
    ].filter { $0.0 > 0 }.map { "\(grouped($0.0)) \($0.1)" }
    return reasons.isEmpty ? text : text + " (" + reasons.joined(separator: ", ") + ")"
  }
}

/// A count with a comma between thousands: 1,234,567.
func grouped(_ count: Int) -> String {
  var digits = Array(String(count.magnitude))
  var place = digits.count - 3
  while place > 0 {
    digits.insert(",", at: place)
    place -= 3
  }
  return (count < 0 ? "-" : "") + String(digits)
}

/// What an evaluation should look at.
public struct EvaluationOptions: Sendable {
  /// The model; `nil` for the project's only or latest one.
  public var model: String?
  /// A filter, if any.
  public var filter: FilterExpression?
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

/// Why an evaluation cannot be made.
public enum EvaluationError: Error, Hashable {
  /// No predictions were imported.
  case noModel
  /// No model has this name.
  case unknownModel(String, known: [String])
  /// No class has this name.
  case unknownClass(String, nearest: String?)
  /// No split has this name.
  case unknownSplit(String, known: [String])
  /// The project has no labels.
  case noLabels
  /// Nothing that images could be grouped by has this name.
  case unknownMetric(String, nearest: String?)
}

extension EvaluationError: CustomStringConvertible {
  /// One line for the person who must act.
  public var description: String {
    switch self {
    case .noModel:
      "no predictions yet: import some with `assay import predictions FILE --model NAME`"
    case .unknownModel(let name, let known):
      "unknown model \"\(name)\": the project has \(known.joined(separator: ", "))"
    case .unknownClass(let name, let nearest):
      "unknown class \"\(name)\"" + (nearest.map { " (did you mean \"\($0)\"?)" } ?? "")
    case .unknownSplit(let name, let known):
      "unknown split \"\(name)\": "
        + (known.isEmpty
          ? "the project has no splits" : "the project has \(known.joined(separator: ", "))")
    case .noLabels:
      "no labels yet: import some with `assay import labels FILE`"
    case .unknownMetric(FieldName.split.rawValue, _):
      "the project has no splits: a column `split` of the labels file brings them"
    case .unknownMetric(FieldName.tag.rawValue, _):
      "no image carries a tag yet: put one on with `assay tag add WORD --where FILTER`"
    case .unknownMetric(let name, let nearest):
      "unknown metric \"\(name)\""
        + (nearest.map { " (did you mean \"\($0)\"?)" } ?? ": `assay metrics` lists all of them")
    }
  }
}
