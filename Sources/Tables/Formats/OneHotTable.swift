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

/// A table as labels are read from it: one of marks becomes one of labels.
package func labelled(_ table: any Table, options: ImportOptions) throws(ImportError) -> any Table {
  guard options.labelColumn == nil, let text = table as? DelimitedTable,
    ColumnRole.label.columns(of: text).isEmpty
  else { return table }
  return try OneHotTable(text, keyColumn: options.keyColumn) ?? table
}
