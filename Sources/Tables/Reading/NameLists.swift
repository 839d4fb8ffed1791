import Dataset
package import Foundation

/// Reads a list of classes: a name a line, or a JSON list of names.
///
/// The place of a name is what counts, so a blank line between names and a name twice are errors;
/// blank lines at the end are not.
///
/// - Throws: ``ImportError`` with the line of the first fault.
package func readClassList(from file: URL) throws(ImportError) -> [String] {
  let text = try TextFile(FileBytes(reading: file))
  let names = try readNames(in: text, what: "class")
  for (name, line) in names where name.utf8.count > ClassNames.byteLimit {
    throw .value(
      Complaint(
        file: text.name, place: .line(line), found: "a text of \(name.utf8.count) bytes",
        expected: "the name of a class", advice: "write one name a line"))
  }
  return names.map(\.name)
}

/// Reads the keys of the rows of an array: a path a line, a JSON list of paths, or a table with a
/// key column.
///
/// - Throws: ``ImportError`` with the line of the first fault.
package func readOrder(
  from file: URL, options: ImportOptions = ImportOptions()
) throws(ImportError) -> [String] {
  let text = try TextFile(FileBytes(reading: file))
  let first = text.bytes[text.start...].first { $0 > 0x20 }
  if first != UInt8(ascii: "["), let table = try? DelimitedTable(text) {
    let hasKey = !ColumnRole.key.columns(of: table).isEmpty || options.keyColumn != nil
    let hasPath = table.columns.contains { hasImageExtension($0.name) }
    if hasKey || (table.columns.count > 1 && !hasPath) {
      let column = try ColumnRole.key.requiredColumn(of: table, named: options.keyColumn)
      var lines: [String: Int] = [:]
      var keys: [String] = []
      try table.forEachRow { row throws(ImportError) in
        let key = String(decoding: try table.key(in: row, column: column), as: UTF8.self)
        try checkOnce(key, line: row.line, seen: &lines, file: table.name)
        keys.append(key)
      }
      return keys
    }
  }
  return try readNames(in: text, what: "path").map(\.name)
}

private func readNames(
  in text: TextFile, what: String
) throws(ImportError) -> [(name: String, line: Int)] {
  var names: [(name: String, line: Int)] = []
  if text.bytes[text.start...].first(where: { $0 > 0x20 }) == UInt8(ascii: "[") {
    names = try jsonNames(in: text, what: what)
  } else {
    names = textLines(of: text)
    if let (_, line) = names.first(where: { $0.name.utf8.contains(0x0D) }) {
      throw .syntax(
        Complaint(
          file: text.name, place: .line(line), found: "a carriage return without a line feed",
          expected: "lines that end in LF or CRLF", advice: "convert the line ends"))
    }
    while names.last?.name.isEmpty == true { names.removeLast() }
  }
  guard !names.isEmpty else {
    throw .syntax(
      Complaint(
        file: text.name, place: .line(1), found: "an empty list", expected: "one \(what) a line",
        advice: "write the list again"))
  }
  var lines: [String: Int] = [:]
  for (name, line) in names {
    guard !name.isEmpty else {
      throw .syntax(
        Complaint(
          file: text.name, place: .line(line), found: "a blank line between others",
          expected: "one \(what) a line, as its place counts", advice: "remove the line"))
    }
    if name.utf8.contains(0) {
      throw .value(
        Complaint(
          file: text.name, place: .line(line), found: "a NUL character in \(quoted(name))",
          expected: "a \(what)", advice: "remove it"))
    }
    // No table has such a name.
    if name.utf8.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw .value(
        Complaint(
          file: text.name, place: .line(line), found: "a byte order mark", expected: "a \(what)",
          advice: "remove it: files were joined here"))
    }
    try checkOnce(name, line: line, seen: &lines, file: text.name)
  }
  return names
}

private func checkOnce(
  _ name: String, line: Int, seen lines: inout [String: Int], file: String
) throws(ImportError) {
  if let earlier = lines.updateValue(line, forKey: name) {
    throw .conflict(
      Complaint(
        file: file, place: .line(line), found: "\(quoted(name)) again",
        expected: "every name once, and line \(earlier) has it", advice: "remove one of the two"))
  }
}

private func textLines(of text: TextFile) -> [(name: String, line: Int)] {
  text.bytes[text.start...].split(separator: 0x0A, omittingEmptySubsequences: false)
    .enumerated().map { number, line in
      var line = line
      while let last = line.last, last == 0x20 || last == 0x09 || last == 0x0D {
        line.removeLast()
      }
      return (
        String(decoding: line.drop { $0 == 0x20 || $0 == 0x09 }, as: UTF8.self), number + 1
      )
    }
}

private func jsonNames(
  in text: TextFile, what: String
) throws(ImportError) -> [(name: String, line: Int)] {
  var scanner = JSONScanner(text)
  var names: [(name: String, line: Int)] = []
  try scanner.expect(UInt8(ascii: "["), "a list")
  if !scanner.take(UInt8(ascii: "]")) {
    repeat {
      let cell = try scanner.string("a \(what) in double quotes")
      let range = cell.start..<cell.start + cell.count
      names.append(
        (
          cell.kind == .unescaped
            ? String(decoding: scanner.unescaped[range], as: UTF8.self)
            : String(decoding: text.bytes[range], as: UTF8.self), scanner.line
        ))
    } while scanner.take(0x2C)
    try scanner.expect(UInt8(ascii: "]"), "a comma or \"]\"")
  }
  if scanner.next() != nil { throw scanner.unexpected("the end of the file") }
  return names
}
