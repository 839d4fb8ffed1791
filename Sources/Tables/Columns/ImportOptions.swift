import Dataset

/// What a person says about a file where its own words are not enough.
package struct ImportOptions: Hashable, Sendable {
  /// The column that holds the images' paths; recognised by its name where `nil`.
  package var keyColumn: String?
  /// The column that holds the labels; recognised by its name where `nil`.
  package var labelColumn: String?
  /// The column that holds the predicted classes; recognised by its name where `nil`.
  package var predictedColumn: String?
  /// The column that holds the confidence; recognised by its name where `nil`.
  package var confidenceColumn: String?
  /// The class names in the order of the model's outputs and of integer classes.
  package var classes: [String]?
  /// The key of each row of an array.
  package var order: [String]?
  /// Whether the numbers are logits, to be turned into probabilities by the softmax function.
  package var logits: Bool
  /// Whether the numbers are independent scores of each class, which need not add up to one.
  package var scores = false
  /// The class that a single score column speaks of, where there are two classes.
  package var positiveClass: String?

  /// No option: everything is recognised by name.
  package init() { logits = false }

  /// What the numbers of the classes are taken for where their rows do not say otherwise.
  var meaning: ProbabilityMatrix.Meaning {
    logits ? .logits : scores ? .scores : .probabilities
  }
}
