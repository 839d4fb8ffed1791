import Dataset

extension JSONTable: WritableTable {
  package func write(_ labels: inout LabelWriting, images: [String]) throws {
    try labels.write(into: self)
  }
}

extension LabelWriting {
  /// Writes labels into JSON objects; one without a class has `null`.
  fileprivate mutating func write(into table: JSONTable) throws {
    let keyColumn = try ColumnRole.key.requiredColumn(of: table, named: file.reading.keyColumn)
    let labelColumn = try ColumnRole.label.requiredColumn(
      of: table, named: file.reading.labelColumn)
    let labelName = table.columns[labelColumn].name
    var places: [(row: Int, range: Range<Int>)] = []
    var usesNumbers = false
    var isQuoted = false
    var lastRow = 0
    try table.forEachRow { row throws(ImportError) in
      lastRow = row.position
      usesNumbers = usesNumbers || isNumber(row[labelColumn])
      isQuoted = isQuoted || row.cells[labelColumn].isQuoted
      guard let number = rows.find(row[keyColumn]), wanted[number] != nil else { return }
      places.append((number, try table.place(of: labelName, inRowAt: row.position)))
    }
    func written(_ className: String) throws(OriginalExportError) -> String {
      if !usesNumbers { try check(className) }
      let name = usesNumbers ? try number(of: className) : className
      return isQuoted || integerClass(name) == nil ? name.asJSON : name
    }
    var seen: Set<Int> = []
    for (row, range) in places {
      var text = try (wanted[row] ?? nil).map(written) ?? "null"
      if range.isEmpty { text = "\(labelName.asJSON): \(text), " }
      change(rows: seen.insert(row).inserted ? 1 : 0, [TextEdit(range: range, text: text)])
    }
    let last = try table.rowEnd(from: lastRow)
    var text = ""
    for (key, className) in added {
      guard let key = self.written(key) else {
        leaveOut(key)
        continue
      }
      let label = labelName.asJSON + ": " + (try written(className))
      let object = "{" + table.columns[keyColumn].name.asJSON + ": \(key.asJSON), \(label)}"
      switch table.shape {
      case .numbered:
        leaveOut(key)
        continue
      case .lines: text += object + table.text.lineEnd
      case .list, .wrapped: text += last.separator + object
      case .members:
        text +=
          last.separator + key.asJSON + ": "
          + (last.isObject ? "{\(label)}" : try written(className))
      }
      add([])
    }
    guard !text.isEmpty else { return }
    include(
      table.shape == .lines
        ? [table.text.appending(text)] : [TextEdit(range: last.end..<last.end, text: text)])
  }
}

extension JSONTable {
  /// The bytes of a value of the row that begins at `position`; none, where its members begin, if it
  /// does not have it.
  fileprivate func place(
    of name: String, inRowAt position: Int
  ) throws(ImportError) -> Range<Int> {
    var scanner = JSONScanner(text, from: position)
    if shape == .members {
      _ = try scanner.string("a name")
      try scanner.expect(0x3A, "a colon")
      if scanner.next() != UInt8(ascii: "{") { return try scanner.rangeOfValue() }
    }
    try scanner.expect(UInt8(ascii: "{"), "an object")
    _ = scanner.next()
    let start = scanner.position
    repeat {
      let cell = try scanner.string("a name")
      let isWanted = scanner.string(of: cell) == name
      try scanner.expect(0x3A, "a colon")
      let range = try scanner.rangeOfValue()
      if isWanted { return range }
    } while scanner.take(0x2C)
    return start..<start
  }

  /// Where the row that begins at `position` ends, whether its value is an object, and what would
  /// stand between it and another.
  fileprivate func rowEnd(
    from position: Int
  ) throws(ImportError) -> (end: Int, isObject: Bool, separator: String) {
    var scanner = JSONScanner(text, from: position)
    if shape == .members {
      _ = try scanner.string("a name")
      try scanner.expect(0x3A, "a colon")
    }
    let isObject = scanner.next() == UInt8(ascii: "{")
    return (try scanner.rangeOfValue().upperBound, isObject, "," + text.space(before: position))
  }
}

extension JSONScanner {
  /// Reads a value and says which bytes it is.
  fileprivate mutating func rangeOfValue() throws(ImportError) -> Range<Int> {
    _ = next()
    let start = position
    _ = try value()
    return start..<position
  }
}

extension TextFile {
  /// The white space that ends at a place.
  func space(before place: Int) -> String {
    var start = place
    while start > self.start, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[start - 1]) { start -= 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }
}

extension String {
  /// The text as a JSON string.
  var asJSON: String { String(decoding: JSON.string(self).bytes, as: UTF8.self) }
}
