import Dataset
package import Foundation

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
  if first == UInt8(ascii: "[") {
    return try checkedNames(jsonNames(in: text, what: "path"), of: text, what: "path").map(\.name)
  }
  return try nameLines(of: text, what: "path").map(\.name)
}

/// The lines of a list of names, each with its number; blank ones at the end are left out.
///
/// - Throws: ``ImportError`` about a blank line between others, a name twice, or one that cannot be.
func nameLines(
  of text: TextFile, what: String
) throws(ImportError) -> [(name: String, line: Int)] {
  var names = textLines(of: text)
  if let (_, line) = names.first(where: { $0.name.utf8.contains(0x0D) }) {
    throw .syntax(
      Complaint(
        file: text.name, place: .line(line), found: "a carriage return without a line feed",
        expected: "lines that end in LF or CRLF", advice: "convert the line ends"))
  }
  while names.last?.name.isEmpty == true { names.removeLast() }
  return try checkedNames(names, of: text, what: what)
}

private func checkedNames(
  _ names: [(name: String, line: Int)], of text: TextFile, what: String
) throws(ImportError) -> [(name: String, line: Int)] {
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

/// The lines of a text without white space at their ends, each with its number.
func textLines(of text: TextFile) -> [(name: String, line: Int)] {
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
