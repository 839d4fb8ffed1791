package import Dataset

/// The predictions of one model as a file gives them, one row an image.
package struct PredictionTable: Sendable {
  /// The file as the person named it.
  package var file: String
  /// The image of each row, as it is written in the file; no key twice.
  package var keys: [String]
  /// The line on which each row begins, or the row of an array; counted from 1.
  package var lines: [Int32]
  /// The predicted class of each row; the classes are those known before in their order, then those
  /// that are new.
  package var predictions: CategoryColumn
  /// The confidence in the predicted class, from its own column or else from the probabilities;
  /// NaN where the cell is empty; `nil` if the file gives neither.
  package var confidence: [Double]?
  /// A probability, a logit or a score for every row and class, in the precision in which it came,
  /// classes in the order of `classNames`.
  package var probabilities: ProbabilityMatrix?
  /// Rows whose probabilities were divided by their sum.
  package var renormalizedRows: Int
  /// Rows whose predicted class is not the most probable one.
  package var argmaxDisagreements: Int
  /// Rows whose confidence is not the probability of the predicted class.
  package var confidenceDisagreements: Int
  /// Rows that repeat an earlier one; counted here, not kept.
  package var duplicateRows: Int
  /// Rows that predict nothing; counted here, not kept.
  package var emptyRows: Int
  /// How many of `classNames` were known before.
  package var knownClassCount: Int
  /// Classes that have a column of their own or stand in a list that a person gave: such a class
  /// is meant, whether or not a label has it.
  package var declaredClasses: [String]
  /// Classes for which the file has no probability column; their probabilities are zero.
  package var classesWithoutProbability: [String]
  /// The file's own label column, which is compared with the project's labels, never imported.
  package var labels: CategoryColumn?
  /// Columns that were not read.
  package var ignoredColumns: [String]
  /// How each column was understood; none where there is no table.
  package var columns: [ColumnReading] = []
  /// What was chosen in reading the file.
  package var choices: [ImportChoice] = []

  /// Whether the keys are paths without their extension, as FiftyOne writes them.
  package var keysLackExtensions = false

  /// A table without rows.
  package init(file: String) {
    self.file = file
    keys = []
    lines = []
    predictions = CategoryColumn(names: [], codes: [])
    renormalizedRows = 0
    argmaxDisagreements = 0
    confidenceDisagreements = 0
    duplicateRows = 0
    emptyRows = 0
    knownClassCount = 0
    declaredClasses = []
    classesWithoutProbability = []
    ignoredColumns = []
  }

  /// The names of the classes.
  package var classNames: [String] { predictions.names }
  /// The predicted class of each row, an index into `classNames`.
  package var predicted: [Int32] { predictions.codes }
  /// The number of rows.
  package var count: Int { keys.count }

  /// The classes that were neither known before nor declared; each with the known name nearest to
  /// it, if any.
  package var newClasses: [(name: String, nearest: String?)] {
    let known = classNames[..<knownClassCount]
    let declared = ClassNames(declaredClasses)
    return classNames[knownClassCount...].filter { declared.find($0) == nil }
      .map { ($0, nearestName(to: $0, in: known)) }
  }
}
