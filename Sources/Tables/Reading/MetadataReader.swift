import Dataset
package import Foundation

/// Reads the metadata of a table: every column beside the key that is not about labels or predictions.
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
      FileBytes(reading: file), valueName: "label", question: options.labelColumn),
    options: options)
}

package func readMetadata(
  from table: any Table, options: ImportOptions
) throws(ImportError) -> MetadataTable {
  let keyColumn = try ColumnRole.key.requiredColumn(of: table, named: options.keyColumn)
  let splitColumn = try ColumnRole.split.column(of: table, named: nil)
  let labelColumns = ColumnRole.label.columns(of: table).filter { $0 != keyColumn }
  var result = MetadataTable(file: table.name)
  result.keysLackExtensions = table.keysLackExtensions
  var taken = Set([keyColumn] + labelColumns)
  if let splitColumn { taken.insert(splitColumn) }
  let further = furtherColumns(of: table, taken: taken)
  result.ignoredColumns = labelColumns.map { table.columns[$0].name } + further.ignored
  guard splitColumn != nil || !further.metadata.isEmpty else {
    let others = result.ignoredColumns.filter { !$0.isEmpty }
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
  var extra = try ExtraColumns(further.metadata, of: table)
  result.ignoredColumns += extra.nestedNames

  var splits = ClassNames()
  var splitCodes: [Int32] = []
  var keys = KeyIndex(ordered: true)
  try table.forEachRow { row throws(ImportError) in
    let key = try table.key(in: row, column: keyColumn)
    var split: Int32 = -1
    if let splitColumn, !row[splitColumn].isEmpty {
      let name = canonicalSplit(String(decoding: row[splitColumn], as: UTF8.self))
      split = name.withUTF8Bytes { splits.add($0) }
    }
    let (index, isNew) = keys.insert(key)
    if isNew {
      result.lines.append(Int32(truncatingIfNeeded: row.line))
      splitCodes.append(split)
      extra.append(row)
    } else if splitCodes[index] == split, extra.agrees(row, with: index) {
      result.duplicateRows += 1
    } else {
      throw .conflict(
        Complaint(
          file: table.name, place: .line(row.line),
          found: "another \(table.rowWord) with other metadata for \(quoted(key))",
          expected: "the same as on line \(result.lines[index])", advice: "remove one of the two"))
    }
  }
  guard let firstLine = result.lines.first else { throw table.withoutRows }
  result.keys = keys.keys()
  if splits.count > 0 {
    result.splits = CategoryColumn(names: splits.names, codes: splitCodes)
  }
  (result.metrics, result.categories) = extra.columnsByName()
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
