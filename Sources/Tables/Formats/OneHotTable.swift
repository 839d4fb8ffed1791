import Dataset

/// A table with a column a class and one mark a row, as Roboflow (`_classes.csv`), ISIC and
/// `pandas.get_dummies` write it, read as a table of a key and a label.
///
/// The columns are the key, `label`, and the split where there is one. A row without a mark has no
/// label, and neither has one whose mark stands under `Unlabeled`, Roboflow's word for that.
package struct OneHotTable: Table {
  /// The table as it is written.
  let base: DelimitedTable
  /// The key's column there.
  let keyColumn: Int
  /// The columns of the classes there.
  let classColumns: [Int]
  package let columns: [TableColumn]
  private let splitColumn: Int?

  package var name: String { base.name }
  package var headerLine: Int { base.headerLine }
  package var rowWord: String { base.rowWord }

  /// Looks whether all that a table holds beside key and split are the marks of classes.
  ///
  /// - Returns: `nil` if it is no such table: fewer than two columns, another value than a mark, no
  ///   mark at all, or columns that a predictions file has.
  init?(_ base: DelimitedTable, keyColumn name: String?) throws(ImportError) {
    let key = try ColumnRole.key.column(of: base, named: name)
    let split = try ColumnRole.split.column(of: base, named: nil)
    guard let key else { return nil }
    let others = base.columns.indices.filter {
      $0 != key && $0 != split && !base.columns[$0].name.isEmpty
    }
    let roles: [ColumnRole] = [.label, .predicted, .confidence]
    guard others.count > 1, roles.allSatisfy({ $0.columns(of: base).isEmpty }),
      !others.contains(where: { ProbabilityNames.className(of: base.columns[$0].name) != nil })
    else { return nil }
    var areMarks = true
    var isMarked = false
    try base.forEachRow { row throws(ImportError) in
      guard areMarks else { return }
      for column in others {
        let mark = Self.mark(row[column])
        areMarks = areMarks && mark != nil
        isMarked = isMarked || mark == true
      }
    }
    guard areMarks, isMarked else { return nil }
    self.base = base
    keyColumn = key
    splitColumn = split
    classColumns = others
    columns =
      [base.columns[key], TableColumn(name: "label")] + (split.map { [base.columns[$0]] } ?? [])
  }

  /// Whether a cell marks its class; `nil` if it is no mark.
  private static func mark(_ cell: UnsafeRawBufferPointer) -> Bool? {
    guard (1...5).contains(cell.count) else { return nil }
    switch String(decoding: cell, as: UTF8.self).lowercased() {
    case "1", "1.0", "true": return true
    case "0", "0.0", "false": return false
    default: return nil
    }
  }

  /// Whether a class column stands for images without a label.
  func isWithoutLabel(_ column: Int) -> Bool {
    base.columns[column].name.lowercased() == "unlabeled"
  }

  /// The column with the row's mark; `nil` if it has none.
  ///
  /// - Throws: ``ImportError/value(_:)`` if it has several.
  func markedColumn(in row: TableRow) throws(ImportError) -> Int? {
    let marked = classColumns.filter { Self.mark(row[$0]) == true }
    guard marked.count < 2 else {
      throw .value(
        Complaint(
          file: name, place: .line(row.line),
          found: "marks in \(marked.count) columns "
            + "(\(listed(marked.map { base.columns[$0].name }))) for \(quoted(row[keyColumn]))",
          expected: "one class an image: a column of labels, or one mark a row",
          advice: "remove the other marks, or name the column of labels with --label-column"))
    }
    return marked.first
  }

  package func forEachRow(_ body: (TableRow) throws(ImportError) -> Void) throws(ImportError) {
    try base.forEachRow { row throws(ImportError) in
      let marked = try markedColumn(in: row).flatMap { isWithoutLabel($0) ? nil : $0 }
      var texts: [[UInt8]] = [
        Array(row[keyColumn]), marked.map { Array(base.columns[$0].name.utf8) } ?? [],
      ]
      if let splitColumn { texts.append(Array(row[splitColumn])) }
      var cells: [TableCell] = []
      var start = 0
      for text in texts {
        cells.append(
          TableCell(
            start: start, count: text.count, kind: text.isEmpty ? .missing : .plain,
            isQuoted: false, isPresent: true))
        start += text.count
      }
      let bytes = texts.flatMap { $0 }
      try cells.withUnsafeBufferPointer { cells throws(ImportError) in
        try bytes.withUnsafeBufferPointer { bytes throws(ImportError) in
          try body(
            TableRow(
              line: row.line, position: row.position, cells: cells,
              text: UnsafeRawBufferPointer(bytes),
              unescaped: UnsafeRawBufferPointer(start: nil, count: 0)))
        }
      }
    }
  }
}

extension OneHotTable: WritableTable {
  package func write(_ labels: inout LabelWriting, images: [String]) throws {
    try labels.write(into: self)
  }
}

extension LabelWriting {
  /// Writes labels into a table of marks: the mark moves to the column of the class.
  ///
  /// A class that has no column has no room there.
  fileprivate mutating func write(into table: OneHotTable) throws {
    let base = table.base
    var columnOf: [String: Int] = [:]
    for column in table.classColumns where !table.isWithoutLabel(column) {
      columnOf[base.columns[column].name] = column
    }
    let without = table.classColumns.first { table.isWithoutLabel($0) }
    var (set, unset) = ("1", "0")
    var seen: Set<Int> = []
    try base.forEachRow { row throws(ImportError) in
      let marked = try table.markedColumn(in: row)
      func spelling(_ column: Int) -> String { String(decoding: row[column], as: UTF8.self) }
      if let marked {
        set = spelling(marked)
        unset = table.classColumns.first { $0 != marked }.map(spelling) ?? unset
      }
      guard let number = rows.find(row[table.keyColumn]), let correction = wanted[number] else {
        return
      }
      let isFirst = seen.insert(number).inserted
      if let name = correction, columnOf[name] == nil {
        if isFirst { leaveOut(keys[number]) }
        return
      }
      let column = correction.flatMap { columnOf[$0] } ?? without
      guard column != marked else { return }
      func edit(_ column: Int, _ text: String) -> TextEdit {
        let range = base.place(of: column, inRowAt: row.position)
        let wasQuoted = base.text.bytes[range.lowerBound] == 0x22
        return TextEdit(range: range, text: base.cell(text, isQuoted: wasQuoted))
      }
      let edits = (marked.map { [edit($0, unset)] } ?? []) + (column.map { [edit($0, set)] } ?? [])
      change(rows: isFirst ? 1 : 0, edits.sorted { $0.range.lowerBound < $1.range.lowerBound })
    }
    var lines = ""
    for (key, className) in added {
      guard let column = columnOf[className] else {
        leaveOut(key)
        continue
      }
      let cells = base.columns.indices.map { place in
        place == table.keyColumn
          ? base.cell(key, isQuoted: false)
          : place == column ? set : table.classColumns.contains(place) ? unset : ""
      }
      lines += cells.joined(separator: String(UnicodeScalar(base.delimiter))) + base.text.lineEnd
      add([])
    }
    if !lines.isEmpty { include([base.text.appending(lines)]) }
  }
}

/// A table as labels are read from it: one of marks becomes one of labels.
package func labelled(_ table: any Table, options: ImportOptions) throws(ImportError) -> any Table {
  guard options.labelColumn == nil, let text = table as? DelimitedTable,
    ColumnRole.label.columns(of: text).isEmpty
  else { return table }
  return try OneHotTable(text, keyColumn: options.keyColumn) ?? table
}
