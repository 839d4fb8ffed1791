import Foundation

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

/// What became of a file: its values in short, or the text of its error without the offer to leave
/// bad rows out, which most errors have.
func outcome(_ body: () throws -> String) -> String {
  do { return try body() } catch { return "\(error)".replacing(offerToSkip, with: "") }
}

let offerToSkip = "; --skip-bad leaves such rows out and counts them"

/// The rows of a labels file in short, `key=class`, or the text of its error.
func labels(_ text: String, _ options: ImportOptions = ImportOptions()) -> String {
  labels(Array(text.utf8), options)
}

func labels(_ bytes: [UInt8], _ options: ImportOptions = ImportOptions()) -> String {
  outcome {
    let table = try readLabels(
      from: openTable(
        FileBytes(copying: bytes, name: "t"), valueName: "label", question: options.labelColumn,
        options: options),
      options: options)
    return table.keys.indices.map { row in
      let code = table.codes[row]
      return "\(table.keys[row])=\(code < 0 ? "" : table.classNames[Int(code)])"
    }.joined(separator: " ")
  }
}

/// The rows of a predictions file in short, `key=class`, with the probabilities where there are
/// any, or the text of its error.
func predictions(
  _ text: String, _ options: ImportOptions = ImportOptions(), known: [String] = ["cat", "dog"]
) -> String {
  outcome { short(try predictionTable(text, options, known: known)) }
}

func predictionTable(
  _ text: String, _ options: ImportOptions = ImportOptions(), known: [String] = ["cat", "dog"]
) throws -> PredictionTable {
  let file = FileBytes(copying: Array(text.utf8), name: "t")
  return try readPredictions(
    from: openTable(
      file, valueName: "predicted", question: options.predictedColumn, options: options),
    options: options, knownClasses: known
  ).table
}

/// A table of predictions in short.
func short(_ table: PredictionTable) -> String {
  table.keys.indices.map { row in
    var words = "\(table.keys[row])=\(table.classNames[Int(table.predicted[row])])"
    if let values = table.probabilities {
      let row = values.probabilities(row: row)
      words += "(" + row.map { shortNumber($0) }.joined(separator: " ") + ")"
    }
    return words
  }.joined(separator: " ")
}

/// Options with one thing changed.
func options(_ change: (inout ImportOptions) -> Void) -> ImportOptions {
  var options = ImportOptions()
  change(&options)
  return options
}

/// A table of labels.
func labelTable(_ text: String, _ options: ImportOptions = ImportOptions()) throws -> LabelTable {
  try readLabels(
    from: openTable(FileBytes(copying: Array(text.utf8), name: "t"), valueName: "label"),
    options: options)
}
