/// The words of the filter language with a meaning of their own; in quotes they are ordinary words.
///
/// With ``FilterComparison`` and ``FieldName`` the one list of what the language is made of: the
/// parser, the printing, the completion and the page all read it.
package enum FilterKeyword: String, Hashable, Sendable, CaseIterable {
  case and, or, not
  case `in`, `is`
  case missing, present
  case lowest, highest
  case similar, to

  /// Whether it stands for itself everywhere, so that no field and no value is read where it stands.
  var isReserved: Bool {
    switch self {
    case .and, .or, .not, .in, .is: true
    case .missing, .present, .lowest, .highest, .similar, .to: false
    }
  }

  /// The reserved word that a text is, if it is one.
  static func reserved(_ text: String) -> FilterKeyword? {
    FilterKeyword(rawValue: text).flatMap { $0.isReserved ? $0 : nil }
  }
}

/// The fields of the filter language that every project has, besides metrics and imported columns.
package enum FieldName: String, Hashable, Sendable, CaseIterable {
  case label, predicted, outcome, `class`
  case likelyLabel = "likely_label"
  case tag, split, path, issue, format, text, correction, view

  /// Whether every model has its own.
  var isOfModel: Bool {
    switch self {
    case .predicted, .outcome, .class, .likelyLabel: true
    case .label, .tag, .split, .path, .issue, .format, .text, .correction, .view: false
    }
  }

  /// What it says of an image.
  var meaning: String {
    switch self {
    case .label: "the given class"
    case .predicted: "the class that the model predicted"
    case .outcome: "correct or wrong"
    case .class: "the label or the prediction"
    case .likelyLabel: "another class than the label that is more likely right"
    case .tag: "words that people gave"
    case .split: "train, test and the like"
    case .path: "the key of the image"
    case .issue: "what is wrong with file or picture"
    case .format: "the format of the file"
    case .text: "words in key, tags, metadata and classes"
    case .correction: "the label that a person gave"
    case .view: "a saved view or set"
    }
  }
}

/// The words of the field `outcome`.
enum Outcome: String, CaseIterable {
  case correct, wrong
}

/// An outcome as it looks from one class; of one prediction only the first two are outcomes, too.
enum OutcomeOfClass: String {
  case truePositive = "true_positive"
  case falsePositive = "false_positive"
  case falseNegative = "false_negative"
  case trueNegative = "true_negative"

  /// The outcome of the predicted class; `nil` for what is said of the other classes.
  var outcome: Outcome? {
    switch self {
    case .truePositive: .correct
    case .falsePositive: .wrong
    case .falseNegative, .trueNegative: nil
    }
  }
}

extension FilterComparison {
  /// All of them, longer signs first, so that `<=` is not read as `<`.
  static let longestFirst = allCases.sorted { $0.rawValue.utf8.count > $1.rawValue.utf8.count }
}
