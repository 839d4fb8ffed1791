public import Dataset

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
  package let filter: FilterExpression?
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
