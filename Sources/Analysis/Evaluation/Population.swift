package import Dataset

/// The images an evaluation is about, and an account of all others.
package struct Population: Sendable {
  /// All images of the project.
  package let images: Int
  /// The images that were evaluated: with label and prediction, within split, filter and classes.
  package let evaluated: Int
  /// Images left out because they have no label.
  package let unlabelled: Int
  /// Labelled images left out because the model has no prediction for them.
  package let unpredicted: Int
  /// Images left out because they belong to another split.
  package let otherSplit: Int
  /// Images left out by the filter.
  package let leftOutByFilter: Int
  /// Evaluable images left out because their label is not one of the chosen classes.
  package let otherClasses: Int
  /// Which labels the evaluation is about.
  package let labelSource: LabelSource
  /// The split the evaluation is restricted to, if any.
  package let split: String?
  /// The filter, if any.
  package let filter: FilterExpression?
  /// The names of the chosen classes; empty without a class filter.
  package let classFilter: [String]

  /// The population in words: how many of how many, and why the others are not in it.
  package var description: String {
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
