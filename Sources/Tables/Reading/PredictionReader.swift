import Dataset
package import Foundation

/// Reads the predictions of one model: CSV, TSV, JSON, JSON Lines, `.npy` or `.npz`; or a file
/// of FiftyOne, Label Studio, Encord or COCO.
///
/// A table needs a key column and `predicted`, or a probability for each class, or both;
/// `predicted` rules, and without it the most probable class is predicted, the first of several.
/// A row may predict nothing, but not every row.
/// Arrays need ``ImportOptions/classes`` and ``ImportOptions/order``.
/// The known classes are those of the project; they keep their order and their codes.
///
/// - Throws: ``ImportError`` with the line of the first fault.
/// - Complexity: O(bytes).
package func readPredictions(
  from file: URL, options: ImportOptions = ImportOptions(), knownClasses: [String] = []
) throws(ImportError) -> PredictionTable {
  try readPredictions(
    from: file, options: options, knownClasses: knownClasses, sortsClasses: false
  ).table
}

/// Reads predictions; with `sortsClasses` known classes and new ones are put in order together.
///
/// - Returns: the predictions, and their classes with the known ones before the new ones.
func readPredictions(
  from file: URL, options: ImportOptions, knownClasses: [String], sortsClasses: Bool
) throws(ImportError) -> (table: PredictionTable, classesAsFound: [String]) {
  let bytes = try FileBytes(reading: file)
  if let table = try classNumbers(in: bytes, options: options) {
    return try readPredictions(
      from: table, options: options, knownClasses: knownClasses, sortsClasses: sortsClasses)
  }
  if isArrayFile(bytes) {
    // Their classes come from a list, whose order stays.
    let table = try readPredictions(
      fromArray: bytes, options: options, knownClasses: knownClasses)
    return (table, table.classNames)
  }
  return try readPredictions(
    from: openTable(
      bytes, valueName: "predicted", question: options.predictedColumn, options: options),
    options: options, knownClasses: knownClasses, sortsClasses: sortsClasses)
}

func readPredictions(
  from table: any Table, options: ImportOptions, knownClasses: [String], sortsClasses: Bool = false
) throws(ImportError) -> (table: PredictionTable, classesAsFound: [String]) {
  var builder = try PredictionBuilder(
    table, options: options, knownClasses: knownClasses, sortsClasses: sortsClasses)
  var skipped = SkippedRows(options)
  try table.forEachRow { row throws(ImportError) in
    try skipped.read { () throws(ImportError) in try builder.take(row) }
  }
  var result = try builder.finish()
  result.table.choices += skipped.choices
  result.table.keysLackExtensions = table.keysLackExtensions
  return result
}

/// The columns of a predictions file by what they hold.
struct PredictionColumns {
  let key: Int
  let predicted: Int?
  let confidence: Int?
  let label: Int?
  let probabilities: ProbabilityColumns
  /// The score of the positive class, where one column is all there is.
  let score: Int?
  /// What was chosen about columns.
  let choices: [ImportChoice]

  init(
    of table: any Table, options: ImportOptions, knownClasses: [String]
  ) throws(ImportError) {
    let known = ClassNames(knownClasses + (options.classes ?? []))
    let ofClasses = try ColumnsOfClasses(of: table, options: options, known: known)
    let key = try ColumnRole.key.requiredColumn(
      of: table, named: options.keyColumn, mayLack: options.columnsMayLack,
      besides: ofClasses.columns)
    let predicted = try ColumnRole.predicted.column(
      of: table, named: options.predictedColumn, besides: ofClasses.columns)
    let confidence = try ColumnRole.confidence.column(
      of: table, named: options.confidenceColumn, besides: ofClasses.columns)
    func free(_ role: ColumnRole) -> Int? {
      role.columns(of: table).first { !ofClasses.columns.contains($0) }
    }
    var label = free(.label)
    if let name = options.labelColumn, table.hasColumn(name) || !options.columnsMayLack {
      label = try ColumnRole.label.column(of: table, named: name)
    }
    let taken: [Int?] = [key, predicted, confidence, label, free(.split)]
    let found = try ProbabilityColumns(
      of: table, taken: Set(taken.compactMap { $0 }), known: known, numbered: options.classes,
      logits: options.logits
    ) { () throws(ImportError) in
      var names = ClassNames()
      try table.forEachRow { row throws(ImportError) in
        for column in [predicted, label].compactMap({ $0 }) where !row[column].isEmpty {
          _ = names.add(row[column])
        }
      }
      return names
    }
    choices = ofClasses.choices + found.choices
    let isOneScore =
      found.columns.count == 1
      || (found.columns.isEmpty && (predicted == nil || options.positiveClass != nil))
    score = isOneScore ? found.columns.first?.column ?? confidence : nil
    if score == nil, predicted == nil, found.columns.isEmpty {
      _ = try ColumnRole.predicted.requiredColumn(of: table, named: options.predictedColumn)
    }
    self.key = key
    self.predicted = predicted
    self.confidence = score == confidence || options.logits ? nil : confidence
    self.label = label
    probabilities = found
  }
}

extension PredictionColumns {
  /// How each column was understood.
  func readings(of table: any Table) -> [ColumnReading] {
    func reading(_ column: Int?, _ role: ColumnReading.Role) -> [ColumnReading] {
      column.map { [ColumnReading(table.columns[$0].shownPlain, role)] } ?? []
    }
    return reading(key, .key) + reading(predicted, .predicted) + reading(score, .score)
      + reading(confidence, .confidence) + reading(label, .label)
      + (score == nil ? probabilities.columns : []).map { column, className in
        ColumnReading(
          table.columns[column].shownPlain, .probability, note: "of \(quoted(className))")
      } + probabilities.ignored.map { ColumnReading($0, .ignored) }
  }
}

extension TableColumn {
  /// The column as the file names it, with the part of a nested value.
  fileprivate var shownPlain: String {
    switch part {
    case .whole: name
    case .member(let member): "\(name).\(member)"
    case .element(let place): "\(name)[\(place)]"
    }
  }
}

/// The two classes of a model with one score: which one it speaks of, and the other.
///
/// `label` is the file's column of labels, which may be meant as the predicted classes.
func binaryClasses(
  options: ImportOptions, knownClasses: [String], file: String, place: Complaint.Place,
  label: String? = nil
) throws(ImportError) -> (positive: String, other: String) {
  let classes = options.classes ?? knownClasses
  guard let positive = options.positiveClass else {
    throw .columns(
      Complaint(
        file: file, place: place, found: "a single score",
        expected: "a column for each class, or to know the class the score speaks of",
        advice: "name it with --positive CLASS"
          + (label.map { ", or with --predicted-column \($0) if that is what the model says" } ?? "")
      ))
  }
  guard classes.contains(positive) else {
    throw .value(
      Complaint(
        file: file, place: place,
        found: "--positive \(quoted(positive))\(didYouMean(positive, in: classes))",
        expected: "one of the classes (\(listed(classes)))",
        advice: "correct it or give both classes with --classes"))
  }
  guard classes.count == 2, let other = classes.first(where: { $0 != positive }) else {
    throw .columns(
      Complaint(
        file: file, place: place, found: "a single score for \(classes.count) classes",
        expected: "a column for each class", advice: "write the probabilities of all classes"))
  }
  return (positive, other)
}
