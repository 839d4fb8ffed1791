import Dataset
package import Foundation

/// Reads the labels of a table: CSV, TSV, JSON or JSON Lines; or of a file that FiftyOne, Label Studio
/// or Encord wrote, or of COCO.
///
/// The key and label columns are recognised by name (``ImportOptions`` overrides), `split` becomes
/// the splits, and every further column a metric or a category. In a file that also holds
/// predictions those columns are left to ``readPredictions(from:options:knownClasses:)``.
/// A row that repeats an earlier one is counted once; two rows that contradict are an error, and so
/// is a file without a single label.
///
/// - Throws: ``ImportError`` with the line of the first fault.
/// - Complexity: O(bytes).
package func readLabels(
  from file: URL, options: ImportOptions = ImportOptions()
) throws(ImportError) -> LabelTable {
  try readLabels(
    from: openTable(
      FileBytes(reading: file), valueName: "label", question: options.labelColumn),
    options: options)
}

package func readLabels(from table: any Table, options: ImportOptions) throws(ImportError)
  -> LabelTable
{
  let table = try labelled(table, options: options)
  let keyColumn = try ColumnRole.key.requiredColumn(of: table, named: options.keyColumn)
  let labelColumn = try ColumnRole.label.requiredColumn(of: table, named: options.labelColumn)
  let splitColumn = try ColumnRole.split.column(of: table, named: nil)
  var result = LabelTable(file: table.name)
  result.keysLackExtensions = table.keysLackExtensions
  var taken: Set<Int> = [keyColumn, labelColumn]
  if let splitColumn { taken.insert(splitColumn) }
  let further = furtherColumns(of: table, taken: taken)
  result.ignoredColumns = further.ignored
  var extra = try ExtraColumns(further.metadata, of: table)
  result.ignoredColumns += extra.nestedNames

  var classes = ClassList(
    known: [], numbered: options.classes, isClosed: options.classes != nil)
  var splits = ClassNames()
  var splitCodes: [Int32] = []
  var keys = KeyIndex(ordered: true)
  try table.forEachRow { row throws(ImportError) in
    let key = try table.key(in: row, column: keyColumn)
    let code = try classes.code(in: row, column: labelColumn, of: table)
    var split: Int32 = -1
    if let splitColumn, !row[splitColumn].isEmpty {
      let name = canonicalSplit(String(decoding: row[splitColumn], as: UTF8.self))
      split = name.withUTF8Bytes { splits.add($0) }
    }
    let (index, isNew) = keys.insert(key)
    if isNew {
      result.lines.append(Int32(truncatingIfNeeded: row.line))
      result.codes.append(code)
      splitCodes.append(split)
      extra.append(row)
    } else if result.codes[index] == code, splitCodes[index] == split,
      extra.agrees(row, with: index)
    {
      result.duplicateRows += 1
    } else {
      let was = result.codes[index]
      throw .conflict(
        Complaint(
          file: table.name, place: .line(row.line),
          found: was == code
            ? "another \(table.rowWord) with other metadata for \(quoted(key))"
            : "the label \(classes.shown(code)) for \(quoted(key))",
          expected: was == code
            ? "the same as on line \(result.lines[index])"
            : "\(classes.shown(was)) as on line \(result.lines[index])",
          advice: "remove one of the two"))
    }
  }
  guard let firstLine = result.lines.first else { throw table.withoutRows }
  guard result.codes.contains(where: { $0 >= 0 }) else {
    throw table.saysNothing(
      "an empty \(table.columns[labelColumn].shown)", expected: "a class",
      flag: ColumnRole.label.flag, line: Int(firstLine))
  }
  result.keys = keys.keys()
  let (names, newCodes) = classes.ordered()
  result.classNames = names
  for row in result.codes.indices where result.codes[row] >= 0 {
    result.codes[row] = newCodes[Int(result.codes[row])]
  }
  if splits.count > 0 {
    result.splits = CategoryColumn(names: splits.names, codes: splitCodes)
  }
  (result.metrics, result.categories) = extra.columnsByName()
  return result
}
