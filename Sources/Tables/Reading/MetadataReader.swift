import Dataset
package import Foundation

/// Reads the metadata of a table: every column beside the key that is not about labels or
/// predictions.
///
/// Numbers become metrics, words categories, `split` the splits, as the further columns of
/// ``readLabels(from:options:)`` do. Columns that could hold the label, and those of predictions,
/// are not read and named in ``MetadataTable/ignoredColumns``. A row that repeats an earlier one is
/// counted once; two rows that contradict are an error, and so is a file without a single value.
///
/// - Throws: ``ImportError`` with the line of the first fault.
/// - Complexity: O(bytes).
package func readMetadata(
  from file: URL, options: ImportOptions = ImportOptions()
) throws(ImportError) -> MetadataTable {
  try readMetadata(
    from: openTable(
      FileBytes(reading: file), valueName: "label", question: options.labelColumn,
      options: options),
    options: options)
}

package func readMetadata(
  from table: any Table, options: ImportOptions
) throws(ImportError) -> MetadataTable {
  let keyColumn = try ColumnRole.key.requiredColumn(of: table, named: options.keyColumn)
  let splitColumn = try ColumnRole.split.column(of: table, named: nil)
  let labelColumns = ColumnRole.label.columns(of: table).filter { $0 != keyColumn }
  let further = furtherColumns(
    of: table, taken: Set([keyColumn] + labelColumns + (splitColumn.map { [$0] } ?? [])))
  let ignored = labelColumns.map { table.columns[$0].name } + further.ignored
  guard splitColumn != nil || !further.metadata.isEmpty else {
    let others = ignored.filter { !$0.isEmpty }
    throw .columns(
      Complaint(
        file: table.name, place: .line(table.headerLine),
        found: others.isEmpty
          ? "only the column \(table.columns[keyColumn].shown)"
          : "beside \(table.columns[keyColumn].shown) only labels or predictions "
            + "(\(listed(others)))",
        expected: "a further column of numbers or words",
        advice: others.isEmpty
          ? "add one"
          : "rename what is metadata; labels come by `assay import labels`, "
            + "predictions by `assay import predictions`"))
  }
  var rows = try KeyedRows(
    of: table, keyColumn: keyColumn, splitColumn: splitColumn, metadata: further.metadata,
    ignored: ignored, types: options.columnTypes)
  var skipped = SkippedRows(options)
  try table.forEachRow { row throws(ImportError) in
    try skipped.read { () throws(ImportError) in
      let key = try rows.key(of: row)
      if let earlier = rows.take(row, key: key) {
        try rows.count(row, key: key, repeating: earlier)
      }
    }
  }
  guard let firstLine = rows.lines.first else { throw table.withoutRows }
  var result = rows.finish()
  result.choices += skipped.choices
  guard result.splits != nil || !result.metrics.isEmpty || !result.categories.isEmpty else {
    throw .value(
      Complaint(
        file: table.name, place: .line(Int(firstLine)),
        found: "no value beside the key in any \(table.rowWord)",
        expected: "a number or a word in at least one",
        advice: "fill a column, or check what wrote the file"))
  }
  return result
}
