import Dataset

/// The rows of a table by their keys while they are read: what each says of its image beside label
/// and prediction.
struct KeyedRows {
  private let table: any Table
  private let keyColumn: Int
  private let splitColumn: Int?
  private var keys = KeyIndex(ordered: true)
  private var splits = WordColumn()
  private var extra: ExtraColumns
  private var result: MetadataTable

  /// The line of each row.
  var lines: [Int32] { result.lines }

  /// Looks through the further columns; those that are `ignored` are no metadata.
  init(
    of table: any Table, keyColumn: Int, splitColumn: Int?, metadata: [Int], ignored: [String],
    types: [String: ColumnType]
  ) throws(ImportError) {
    self.table = table
    self.keyColumn = keyColumn
    self.splitColumn = splitColumn
    extra = try ExtraColumns(metadata, of: table, types: types)
    result = MetadataTable(file: table.name)
    result.keysLackExtensions = table.keysLackExtensions
    result.ignoredColumns = ignored + extra.ignoredNames
    result.choices = table.choices + extra.choices
    result.columns =
      [ColumnReading(table.columns[keyColumn].name, .key)]
      + (splitColumn.map { [ColumnReading(table.columns[$0].name, .split)] } ?? [])
      + extra.readings + ignored.map { ColumnReading($0, .ignored) }
  }

  /// The key of a row, which must be one.
  func key(of row: TableRow) throws(ImportError) -> UnsafeRawBufferPointer {
    try table.key(in: row, column: keyColumn)
  }

  /// Takes a row whose key is new.
  ///
  /// - Returns: the number of the earlier row with the same key; `nil` if the row was taken.
  mutating func take(_ row: TableRow, key: UnsafeRawBufferPointer) -> Int? {
    let (index, isNew) = keys.insert(key)
    guard isNew else { return index }
    result.lines.append(Int32(truncatingIfNeeded: row.line))
    splits.append(split(of: row))
    extra.append(row)
    return nil
  }

  /// Counts a row that repeats an earlier one, and refuses one that contradicts it.
  ///
  /// `labels` are those of both rows as they are shown in messages, where they are not the same.
  mutating func count(
    _ row: TableRow, key: UnsafeRawBufferPointer, repeating earlier: Int,
    labels: (new: String, old: String)? = nil
  ) throws(ImportError) {
    let line = result.lines[earlier]
    func conflict(_ found: String, _ expected: String) -> ImportError {
      .conflict(
        Complaint(
          file: table.name, place: .line(row.line), found: "\(found) for \(quoted(key))",
          expected: "\(expected) as on line \(line)", advice: "remove one of the two"))
    }
    if let labels { throw conflict("the label \(labels.new)", labels.old) }
    guard says(row, theSameAs: earlier) else {
      throw conflict("another \(table.rowWord) with other metadata", "the same")
    }
    result.duplicateRows += 1
  }

  private func says(_ row: TableRow, theSameAs earlier: Int) -> Bool {
    let split = split(of: row)
    let isSameSplit =
      split?.withUTF8Bytes { splits.says($0, at: earlier) } ?? splits.says(nil, at: earlier)
    return isSameSplit && extra.agrees(row, with: earlier)
  }

  /// The common name of a row's split; `nil` if it has none.
  private func split(of row: TableRow) -> String? {
    guard let splitColumn, !row[splitColumn].isEmpty else { return nil }
    return canonicalSplit(String(decoding: row[splitColumn], as: UTF8.self))
  }

  /// All that was taken.
  consuming func finish() -> MetadataTable {
    result.keys = keys.keys()
    if splits.words.count > 0 { result.splits = splits.asFound }
    (result.metrics, result.categories) = extra.columnsByName()
    return result
  }
}
