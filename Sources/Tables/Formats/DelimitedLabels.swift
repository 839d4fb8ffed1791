extension DelimitedTable: WritableTable {
  package func write(_ labels: inout LabelWriting, images: [String]) throws {
    try labels.write(into: self)
  }
}

extension LabelWriting {
  /// Writes labels into comma-, tab- or semicolon-separated text; a cell without a class is empty.
  fileprivate mutating func write(into table: DelimitedTable) throws {
    let keyColumn = try ColumnRole.key.requiredColumn(of: table, named: file.reading.keyColumn)
    let labelColumn = try ColumnRole.label.requiredColumn(
      of: table, named: file.reading.labelColumn)
    var places: [(row: Int, range: Range<Int>)] = []
    var usesNumbers = false
    try table.forEachRow { row throws(ImportError) in
      usesNumbers = usesNumbers || isNumber(row[labelColumn])
      guard let number = rows.find(row[keyColumn]), wanted[number] != nil else { return }
      places.append((number, table.place(of: labelColumn, inRowAt: row.position)))
    }
    func written(_ name: String) throws(OriginalExportError) -> String {
      if usesNumbers { return try number(of: name) }
      try check(name)
      return name
    }
    var seen: Set<Int> = []
    for (row, range) in places {
      let name = try (wanted[row] ?? nil).map(written) ?? ""
      let wasQuoted = !range.isEmpty && table.text.bytes[range.lowerBound] == 0x22
      let text = table.cell(name, isQuoted: wasQuoted)
      change(rows: seen.insert(row).inserted ? 1 : 0, [TextEdit(range: range, text: text)])
    }
    var lines = ""
    for (key, className) in added {
      guard let key = self.written(key) else {
        leaveOut(key)
        continue
      }
      let name = try written(className)
      let cells = table.columns.indices.map { column in
        column == keyColumn
          ? table.cell(key, isQuoted: false)
          : column == labelColumn ? table.cell(name, isQuoted: false) : ""
      }
      lines += cells.joined(separator: String(UnicodeScalar(table.delimiter))) + table.text.lineEnd
      add([])
    }
    if !lines.isEmpty { include([table.text.appending(lines)]) }
  }
}

extension DelimitedTable {
  /// The bytes of a cell of the row that begins at `position`, its quotes included.
  func place(of column: Int, inRowAt position: Int) -> Range<Int> {
    let bytes = text.bytes
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte == 0x09 && delimiter != 0x09) }
    var end = position
    for number in 0... {
      var start = end
      while start < bytes.count, isSpace(bytes[start]) { start += 1 }
      end = start
      if end < bytes.count, bytes[end] == 0x22 {
        repeat {
          end += 1
          while end < bytes.count, bytes[end] != 0x22 { end += 1 }
          end += 1
        } while end < bytes.count && bytes[end] == 0x22
        if number == column { return start..<end }
      }
      while end < bytes.count, bytes[end] != delimiter, bytes[end] != 0x0A, bytes[end] != 0x0D {
        end += 1
      }
      if number == column {
        while end > start, isSpace(bytes[end - 1]) { end -= 1 }
        return start..<end
      }
      end += 1
    }
    return end..<end
  }

  /// A text as a cell: in quotes where it was before, or where it would be read as another without.
  func cell(_ text: String, isQuoted: Bool) -> String {
    let isSpecial = text.utf8.contains {
      $0 == delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D
    }
    let isPadded = text.first?.isWhitespace == true || text.last?.isWhitespace == true
    guard isQuoted || isSpecial || isPadded else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}

extension TextFile {
  /// How the lines of the text end: as the first one does.
  var lineEnd: String {
    guard let first = bytes.firstIndex(of: 0x0A) else { return "\n" }
    return first > 0 && bytes[first - 1] == 0x0D ? "\r\n" : "\n"
  }

  /// The edit that puts lines, each with its end, behind the text, whose last line may lack its own.
  func appending(_ lines: String) -> TextEdit {
    // A CRLF is one character, so that the last one is a whole line end.
    let isEnded = bytes[bytes.count - 1] == 0x0A
    let text = isEnded ? lines : lineEnd + String(lines.dropLast())
    return TextEdit(range: bytes.count..<bytes.count, text: text)
  }
}
