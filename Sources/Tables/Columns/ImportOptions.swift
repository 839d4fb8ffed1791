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
  /// What was chosen in reading the list of ``classes``.
  package var listChoices: [ImportChoice] = []
  /// The key of each row of an array.
  package var order: [String]?
  /// Whether the numbers are logits, to be turned into probabilities by the softmax function.
  package var logits: Bool
  /// Whether the numbers are independent scores of each class, which need not add up to one.
  package var scores = false
  /// The class that a single score column speaks of, where there are two classes.
  package var positiveClass: String?

  /// Whether class names that differ only in case, blanks, quotes or the form of a number are one
  /// class; asked where `nil`.
  package var spellings: ClassSpellingRule?
  /// What whole numbers among the labels mean; told by what fits where `nil`.
  package var labelNumbers: ClassNumberRule?
  /// What whole numbers among the predicted classes mean; told by what fits where `nil`.
  package var predictedNumbers: ClassNumberRule?
  /// Words that mean no label, beside the usual ones.
  package var noLabel: [String] = []
  /// Whether every word is a class, also those that usually mean no label.
  package var everyWord = false
  /// Whether rows that cannot be read are left out and counted.
  package var skipBad = false
  /// What keys may differ in although they mean one image.
  package var keyVariants: Set<KeyVariant> = []
  /// What columns hold, by their names.
  package var columnTypes: [String: ColumnType] = [:]
  /// Whether a column that was named by hand may be missing in this file, as it is of another.
  package var columnsMayLack = false
  /// Classes that a model has, among which a word such as `none` is a class.
  package var modelClasses: [String] = []

  /// No option: everything is recognised by name.
  package init() { logits = false }

  /// What the numbers of the classes are taken for where their rows do not say otherwise.
  var meaning: ProbabilityMatrix.Meaning {
    logits ? .logits : scores ? .scores : .probabilities
  }

  /// Takes a list of classes; where it counts from 1, class numbers do too, unless told otherwise.
  package mutating func take(_ list: ListedClasses) {
    classes = list.names
    listChoices = list.choices
    guard list.first == 1 else { return }
    labelNumbers = labelNumbers ?? .placesFromOne
    predictedNumbers = predictedNumbers ?? .placesFromOne
  }

  /// What was said of the classes of labels.
  var labelRules: ClassRules {
    ClassRules(spellings: spellings, numbers: labelNumbers, numbersFlag: "--label-numbers")
  }
  /// What was said of the predicted classes.
  var predictedRules: ClassRules {
    ClassRules(
      spellings: spellings, numbers: predictedNumbers, numbersFlag: "--predicted-numbers")
  }
}
