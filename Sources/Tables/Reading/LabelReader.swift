import Dataset
package import Foundation

/// Reads the labels of a table: CSV, TSV, JSON or JSON Lines; or of a file that FiftyOne, Label
/// Studio or Encord wrote, or of COCO.
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
      FileBytes(reading: file), valueName: "label", question: options.labelColumn,
      options: options),
    options: options)
}

package func readLabels(from table: any Table, options: ImportOptions) throws(ImportError)
  -> LabelTable
{
  let table = try labelled(table, options: options)
  let keyColumn = try ColumnRole.key.requiredColumn(
    of: table, named: options.keyColumn, mayLack: options.columnsMayLack)
  let labelColumn = try ColumnRole.label.requiredColumn(of: table, named: options.labelColumn)
  let splitColumn = try ColumnRole.split.column(of: table, named: nil)
  let further = furtherColumns(
    of: table, taken: Set([keyColumn, labelColumn] + (splitColumn.map { [$0] } ?? [])))
  var rows = try KeyedRows(
    of: table, keyColumn: keyColumn, splitColumn: splitColumn, metadata: further.metadata,
    ignored: further.ignored, types: options.columnTypes)
  var classes = ClassList(
    known: [], numbered: options.classes, isClosed: options.classes != nil,
    rules: options.labelRules,
    missing: MissingLabels(
      named: options.noLabel, keepsAll: options.everyWord,
      classes: ClassNames((options.classes ?? []) + options.modelClasses)))
  classes.takesEveryWord = options.everyWord
  try classes.settleNumbers(in: labelColumn, of: table)
  var codes: [Int32] = []
  var skipped = SkippedRows(options)
  try table.forEachRow { row throws(ImportError) in
    try skipped.read { () throws(ImportError) in
      let key = try rows.key(of: row)
      let code = try classes.code(in: row, column: labelColumn, of: table)
      guard let earlier = rows.take(row, key: key) else {
        codes.append(code)
        return
      }
      let was = codes[earlier]
      try rows.count(
        row, key: key, repeating: earlier,
        labels: was == code ? nil : (classes.shown(code), classes.shown(was)))
    }
  }
  guard let firstLine = rows.lines.first else { throw table.withoutRows }
  let dropped = classes.dropMinusOne(from: &codes, isClass: options.everyWord)
  guard codes.contains(where: { $0 >= 0 }) else {
    throw table.saysNothing(
      "an empty \(table.columns[labelColumn].shown)", expected: "a class",
      flag: ColumnRole.label.flag, line: Int(firstLine))
  }
  let choices = try classes.settle(file: table.name)
  let (ordered, newCodes) = classes.ordered()
  let (names, renamed) = try classes.named(ordered, like: options.modelClasses, file: table.name)
  let labels = CategoryColumn(names: classes.names, codes: codes)
  var result = LabelTable(
    labels.renumbered(newCodes, names: names).without(dropped), of: rows.finish())
  result.choices += options.listChoices + choices + renamed + skipped.choices
  result.columns.insert(ColumnReading(table.columns[labelColumn].name, .label), at: 1)
  result.spellings = classes.spellings
  result.missingWords = classes.missing?.met.map(\.word) ?? []
  return result
}
