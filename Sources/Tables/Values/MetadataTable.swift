package import Dataset

/// The metadata of a file, one row an image: what is known of the images beside their labels.
package struct MetadataTable: Sendable {
  /// The file as the person named it.
  package var file: String
  /// The image of each row, as it is written in the file; no key twice.
  package var keys: [String] = []
  /// The line on which each row begins, counted from 1.
  package var lines: [Int32] = []
  /// Train, val, test…, if a column names splits; see ``canonicalSplit(_:)``.
  package var splits: CategoryColumn?
  /// Columns of numbers, by name; NaN where missing.
  package var metrics: [String: [Double]] = [:]
  /// Columns of words, by name.
  package var categories: [String: CategoryColumn] = [:]
  /// Rows that repeat an earlier one word for word; counted here, not kept.
  package var duplicateRows = 0
  /// Columns that were not read: labels, predictions, nested values, columns without a name.
  package var ignoredColumns: [String] = []
  /// How each column was understood; none where there is no table.
  package var columns: [ColumnReading] = []
  /// What was chosen in reading the file.
  package var choices: [ImportChoice] = []
  /// Whether the keys are paths without their extension, as FiftyOne writes them.
  package var keysLackExtensions = false

  /// A table without rows.
  package init(file: String) { self.file = file }

  /// Whether a row says nothing of its image.
  func isEmpty(row: Int) -> Bool {
    (splits?.codes[row] ?? -1) < 0 && metrics.values.allSatisfy { $0[row].isNaN }
      && categories.values.allSatisfy { $0.codes[row] < 0 }
  }

  /// Whether two rows say the same.
  func agree(_ a: Int, _ b: Int) -> Bool {
    func same(_ column: CategoryColumn) -> Bool { column.codes[a] == column.codes[b] }
    return splits.map(same) ?? true && categories.values.allSatisfy(same)
      && metrics.values.allSatisfy { $0[a] == $0[b] || ($0[a].isNaN && $0[b].isNaN) }
  }
}
