extension LabelWriting {
  /// Writes labels into a table of marks: the mark moves to the column of the class.
  ///
  /// A class that has no column has no room there.
  package mutating func write(into table: OneHotTable) throws {
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
