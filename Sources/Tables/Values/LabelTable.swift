package import Dataset

/// The labels of a file or of class folders, one row an image, and what else the file says.
package struct LabelTable: Sendable {
  /// The file as the person named it.
  package var file: String
  /// The image of each row, as it is written in the file; no key twice.
  package var keys: [String]
  /// The line on which each row begins, counted from 1; 0 where there is no file.
  package var lines: [Int32]
  /// The class of each row; none where the label is empty.
  ///
  /// The classes stand in the order of the class list if one was given, else as numbers if all are
  /// integers, else by their UTF-8 bytes.
  package var labels: CategoryColumn
  /// Train, val, test…, if a column or folders name splits; see ``canonicalSplit(_:)``.
  package var splits: CategoryColumn?
  /// Further columns of numbers, by name; NaN where missing.
  package var metrics: [String: [Double]]
  /// Further columns of words, by name.
  package var categories: [String: CategoryColumn]
  /// Rows that repeat an earlier one word for word; counted here, not kept.
  package var duplicateRows: Int
  /// Columns that were not read: nested values, predictions, columns without a name.
  package var ignoredColumns: [String]
  /// How each column was understood; none where there is no table.
  package var columns: [ColumnReading]
  /// What was chosen in reading the file.
  package var choices: [ImportChoice]
  /// How the file spells classes that it never names plainly.
  package var spellings: [String: String] = [:]
  /// The words that were read as no label.
  package var missingWords: [String] = []

  /// Whether the keys are paths without their extension, as FiftyOne writes them.
  package var keysLackExtensions: Bool

  /// The labels of rows, and what else the rows say.
  init(_ labels: CategoryColumn, of rows: MetadataTable) {
    file = rows.file
    keys = rows.keys
    lines = rows.lines
    self.labels = labels
    splits = rows.splits
    metrics = rows.metrics
    categories = rows.categories
    duplicateRows = rows.duplicateRows
    ignoredColumns = rows.ignoredColumns
    choices = rows.choices
    columns = rows.columns
    keysLackExtensions = rows.keysLackExtensions
  }

  /// The names of the classes.
  package var classNames: [String] { labels.names }
  /// The class of each row, an index into `classNames`; −1 where the label is empty.
  package var codes: [Int32] { labels.codes }
  /// The number of rows.
  package var count: Int { keys.count }
}
