import Dataset

/// A table of text separated by commas, semicolons, tabs or bars, with a header line (RFC 4180).
///
/// Lines end in LF or CRLF, mixed or not; blank lines are skipped, and so are lines before the
/// header that begin with `#`. Spaces around a value are not part of it unless it is quoted.
package struct DelimitedTable: Table {
  let text: TextFile
  let delimiter: UInt8
  package let columns: [TableColumn]
  package let headerLine: Int
  private let bodyStart: Int
  private let bodyLine: Int

  package var name: String { text.name }
  package var rowWord: String { "row" }

  /// Reads the header, and chooses the delimiter that cuts it into the most fields; where two
  /// do, the first of comma, tab, semicolon; a bar where none of them cuts it.
  init(_ text: TextFile) throws(ImportError) {
    self.text = text
    var position = text.start
    var line = 1
    // A spreadsheet's own first line, which says what separates: the header says so itself.
    let opening = text.bytes[position...].prefix(6)
    if opening.starts(with: Array("sep=".utf8)), opening.count == 6,
      [0x2C, 0x09, 0x3B, 0x7C].contains(opening[position + 4]),
      [0x0A, 0x0D].contains(opening[position + 5])
    {
      while position < text.bytes.count, text.bytes[position] != 0x0A { position += 1 }
    }
    while position < text.bytes.count {
      let byte = text.bytes[position]
      if byte == 0x23 {
        while position < text.bytes.count, text.bytes[position] != 0x0A { position += 1 }
      } else if byte == 0x0A {
        (position, line) = (position + 1, line + 1)
      } else {
        break
      }
    }
    var best: DelimitedScanner?
    var failure: ImportError?
    for delimiter in [0x2C, 0x09, 0x3B, 0x7C] as [UInt8] {
      if delimiter == 0x7C, let best, best.cells.count > 1 { break }
      var scanner = DelimitedScanner(text, delimiter: delimiter, position: position, line: line)
      do throws(ImportError) {
        guard try scanner.nextRow() else { continue }
        if scanner.cells.count > best?.cells.count ?? 0 { best = scanner }
      } catch { failure = failure ?? error }
    }
    guard let best else {
      throw failure
        ?? .syntax(
          Complaint(
            file: text.name, place: .line(1),
            found: text.bytes.count == text.start ? "an empty file" : "no header",
            expected: "a header line such as path,label", advice: "write the table again"))
    }
    delimiter = best.delimiter
    headerLine = best.rowLine
    (bodyStart, bodyLine) = (best.position, best.line)
    columns = best.withRow { row in
      row.cells.indices.map { TableColumn(name: String(decoding: row[$0], as: UTF8.self)) }
    }
    var seen: Set<String> = []
    let names = columns.map(\.name)
    for column in columns where !column.name.isEmpty && !seen.insert(column.name).inserted {
      if names.contains(where: { looksLikeData($0) }) {
        throw headerOfData(names, file: text.name, line: headerLine, wanted: "column names")
      }
      throw .columns(
        Complaint(
          file: text.name, place: .line(headerLine),
          found: "two columns called \(quoted(column.name))",
          expected: "every column name once", advice: "rename or remove one of them"))
    }
  }

  package func forEachRow(_ body: (TableRow) throws(ImportError) -> Void) throws(ImportError) {
    var scanner = DelimitedScanner(
      text, delimiter: delimiter, position: bodyStart, line: bodyLine)
    let width = columns.count
    while try scanner.nextRow() {
      guard scanner.cells.count == width else { throw ragged(scanner) }
      try scanner.withRow(body)
    }
  }

  private func ragged(_ scanner: DelimitedScanner) -> ImportError {
    let count = scanner.cells.count
    let signs: [UInt8: String] = [0x2C: "comma", 0x09: "tab", 0x3B: "semicolon", 0x7C: "bar"]
    let sign = signs[delimiter] ?? "comma"
    let advice =
      if count < columns.count {
        "add the missing fields"
      } else if count == columns.count + 1, scanner.cells[count - 1].count == 0 {
        "remove the \(sign) at the end of the line"
      } else {
        "put quotes around values that contain a \(sign)"
      }
    return .syntax(
      Complaint(
        file: name, place: .line(scanner.rowLine),
        found: "\(count) field\(count == 1 ? "" : "s")",
        expected: "\(columns.count) as in the header on line \(headerLine)", advice: advice))
  }
}

/// Cuts delimited text into rows and cells; holds the memory of one row.
struct DelimitedScanner {
  let text: TextFile
  let delimiter: UInt8
  /// Where the next row begins.
  private(set) var position: Int
  /// The line on which the next row begins.
  private(set) var line: Int
  /// The line on which the row at hand began.
  private(set) var rowLine = 1
  /// Where the row at hand began.
  private(set) var rowStart = 0
  /// The cells of the row at hand.
  private(set) var cells: [TableCell] = []
  private var unescaped: [UInt8] = []

  init(_ text: TextFile, delimiter: UInt8, position: Int, line: Int) {
    self.text = text
    self.delimiter = delimiter
    self.position = position
    self.line = line
  }

  /// Gives the row at hand to `body`.
  @inline(__always)
  func withRow<Result, Failure: Error>(
    _ body: (TableRow) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try cells.withUnsafeBufferPointer { cells throws(Failure) in
      try unescaped.withUnsafeBufferPointer { unescaped throws(Failure) in
        try body(
          TableRow(
            line: rowLine, position: rowStart, cells: cells, text: text.bytes,
            unescaped: UnsafeRawBufferPointer(unescaped)))
      }
    }
  }

  /// Moves to the next row that is not blank.
  ///
  /// - Returns: `false` at the end of the text.
  mutating func nextRow() throws(ImportError) -> Bool {
    let bytes = text.bytes
    skipBlankLines()
    guard position < bytes.count else { return false }
    rowLine = line
    rowStart = position
    cells.removeAll(keepingCapacity: true)
    unescaped.removeAll(keepingCapacity: true)
    while true {
      var start = position
      while start < bytes.count, isSpace(bytes[start]) { start += 1 }
      if start < bytes.count, bytes[start] == 0x22 {
        try scanQuoted(from: start)
      } else {
        try scanPlain(from: start)
      }
      guard position < bytes.count else { return true }
      let byte = bytes[position]
      position += 1
      if byte == delimiter { continue }
      if byte == 0x0D {
        guard position < bytes.count, bytes[position] == 0x0A else {
          throw complaint(
            at: line, found: "a carriage return without a line feed",
            expected: "lines that end in LF or CRLF", advice: "convert the line ends")
        }
        position += 1
      }
      line += 1
      return true
    }
  }

  private mutating func skipBlankLines() {
    let bytes = text.bytes
    while position < bytes.count {
      var end = position
      while end < bytes.count, isSpace(bytes[end]) { end += 1 }
      if end == bytes.count {
        position = end
      } else if bytes[end] == 0x0A {
        (position, line) = (end + 1, line + 1)
      } else if bytes[end] == 0x0D, end + 1 < bytes.count, bytes[end + 1] == 0x0A {
        (position, line) = (end + 2, line + 1)
      } else {
        return
      }
    }
  }

  @inline(__always)
  private func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte == 0x09 && delimiter != 0x09)
  }

  @inline(__always)
  private mutating func scanPlain(from start: Int) throws(ImportError) {
    let bytes = text.bytes
    var end = start
    while end < bytes.count {
      let byte = bytes[end]
      if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
      if byte == 0x22 {
        throw complaint(
          at: line, found: "a quote inside a field",
          expected: "quotes around the whole field or none",
          advice: "put quotes around the field and double those inside it")
      }
      end += 1
    }
    position = end
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    cells.append(
      TableCell(
        start: start, count: end - start, kind: end == start ? .missing : .plain, isPresent: true))
  }

  private mutating func scanQuoted(from quote: Int) throws(ImportError) {
    let bytes = text.bytes
    let openLine = line
    let start = quote + 1
    var end = start
    var copied = -1
    while true {
      guard end < bytes.count else {
        throw complaint(
          at: openLine, found: "a quote that is never closed", expected: "a closing quote",
          advice: "close it, or double a quote that belongs to the text")
      }
      let byte = bytes[end]
      if byte == 0x0A { line += 1 }
      if byte == 0x22 {
        guard end + 1 < bytes.count, bytes[end + 1] == 0x22 else { break }
        if copied < 0 {
          copied = unescaped.count
          unescaped.append(contentsOf: bytes[start..<end])
        }
        unescaped.append(0x22)
        end += 2
        continue
      }
      if copied >= 0 { unescaped.append(byte) }
      end += 1
    }
    var cell = TableCell(
      start: start, count: end - start, kind: .plain, isQuoted: true, isPresent: true)
    if copied >= 0 {
      cell = TableCell(
        start: copied, count: unescaped.count - copied, kind: .unescaped, isQuoted: true,
        isPresent: true)
    }
    if cell.count == 0 { cell.kind = .missing }
    cells.append(cell)
    position = end + 1
    while position < bytes.count, isSpace(bytes[position]) { position += 1 }
    guard
      position == bytes.count || bytes[position] == delimiter || bytes[position] == 0x0A
        || bytes[position] == 0x0D
    else {
      throw complaint(
        at: line, found: "text behind a closing quote", expected: "a delimiter or the line's end",
        advice: "double a quote that belongs to the text")
    }
  }

  private func complaint(
    at line: Int, found: String, expected: String, advice: String
  ) -> ImportError {
    .syntax(
      Complaint(
        file: text.name, place: .line(line), found: found, expected: expected, advice: advice))
  }
}
