/// A table of JSON objects: a list of them, one a line (JSON Lines), or an object whose members
/// are the images.
///
/// The columns are the names that occur, in the order of their first appearance. Objects and
/// lists of probabilities are taken apart into a column for each member or place.
package struct JSONTable: Table {
  /// More names than this are no columns.
  static let columnLimit = 100_000

  enum Shape {
    /// `[{…}, {…}]`
    case list
    /// `{…}` `{…}`, one a line.
    case lines
    /// `{"cat/1.jpg": "cat", …}` or `{"cat/1.jpg": {…}, …}`
    case members
  }
  let text: TextFile
  let shape: Shape
  private let names: JSONColumns
  private let valueName: String

  package var name: String { text.name }
  package var headerLine: Int { 1 }
  package var rowWord: String { "object" }
  package var columns: [TableColumn] { names.columns }

  /// Checks the whole text and collects the columns.
  ///
  /// - Complexity: O(bytes).
  init(_ text: TextFile, valueName: String) throws(ImportError) {
    self.text = text
    shape = try Self.shape(of: text)
    var names = JSONColumns()
    if shape == .members {
      _ = try names.column(TableColumn(name: "path"), file: text.name, line: 1)
    }
    self.valueName = valueName
    var reader = JSONRowReader(text, columns: names, valueName: valueName)
    var count = 0
    try Self.walk(shape, &reader) { _ in count += 1 }
    self.names = reader.columns
    if count == 0 { throw withoutRows }
  }

  package func forEachRow(_ body: (TableRow) throws(ImportError) -> Void) throws(ImportError) {
    var reader = JSONRowReader(text, columns: names, valueName: valueName)
    try Self.walk(shape, &reader, body)
  }

  /// An object that is followed by another, or that names its own image, is a line of JSON Lines.
  private static func shape(of text: TextFile) throws(ImportError) -> Shape {
    var scanner = JSONScanner(text)
    if scanner.next() == UInt8(ascii: "[") { return .list }
    let start = scanner
    try scanner.skipNested()
    if scanner.next() != nil { return .lines }
    var reader = JSONRowReader(text, columns: JSONColumns(), valueName: "")
    reader.scanner = start
    // What cannot be read as one row is no row.
    guard (try? reader.record()) != nil else { return .members }
    let keyNames = Set(ColumnRole.key.names)
    return reader.columns.columns.contains { keyNames.contains(plainName($0.name)) }
      ? .lines : .members
  }

  private static func walk(
    _ shape: Shape, _ reader: inout JSONRowReader,
    _ body: (TableRow) throws(ImportError) -> Void
  ) throws(ImportError) {
    switch shape {
    case .lines:
      var lastLine = 0
      while reader.scanner.next() != nil {
        guard reader.scanner.line > lastLine else {
          throw reader.scanner.unexpected("a line end behind an object")
        }
        try reader.record()
        lastLine = reader.scanner.line
        try reader.withRow(body)
      }
    case .list:
      try reader.scanner.expect(UInt8(ascii: "["), "a list of objects")
      if !reader.scanner.take(UInt8(ascii: "]")) {
        repeat {
          try reader.record()
          try reader.withRow(body)
        } while reader.scanner.take(0x2C)
        try reader.scanner.expect(UInt8(ascii: "]"), "a comma or \"]\"")
      }
    case .members:
      try reader.scanner.expect(UInt8(ascii: "{"), "an object")
      if !reader.scanner.take(UInt8(ascii: "}")) {
        repeat {
          try reader.member()
          try reader.withRow(body)
        } while reader.scanner.take(0x2C)
        try reader.scanner.expect(UInt8(ascii: "}"), "a comma or \"}\"")
      }
    }
    if reader.scanner.next() != nil {
      throw reader.scanner.unexpected("the end of the file")
    }
  }
}

/// Numbers the columns of JSON objects.
struct JSONColumns {
  private(set) var columns: [TableColumn] = []
  private var numbers: [TableColumn: Int] = [:]

  /// The number of a column, which becomes a new one if need be.
  mutating func column(
    _ column: TableColumn, file: String, line: Int
  ) throws(ImportError) -> Int {
    if let number = numbers[column] { return number }
    guard columns.count < JSONTable.columnLimit else {
      throw .columns(
        Complaint(
          file: file, place: .line(line), found: "more than \(columns.count) different names",
          expected: "the same few names in every object", advice: "write one object an image"))
    }
    numbers[column] = columns.count
    columns.append(column)
    return columns.count - 1
  }
}

/// Reads one JSON object after the other into the cells of a row.
struct JSONRowReader {
  var scanner: JSONScanner
  private(set) var columns: JSONColumns
  private var cells: [TableCell] = []
  /// The columns of the row at hand that have a cell.
  private var filled: [Int] = []
  private var line = 1
  private var start = 0
  /// The column of values that stand beside an image without a name of their own.
  private let valueName: String

  init(_ text: TextFile, columns: JSONColumns, valueName: String) {
    self.valueName = valueName
    scanner = JSONScanner(text)
    self.columns = columns
    cells = [TableCell](repeating: TableCell(), count: columns.columns.count)
  }

  /// Gives the row at hand to `body`.
  func withRow(_ body: (TableRow) throws(ImportError) -> Void) throws(ImportError) {
    try cells.withUnsafeBufferPointer { cells throws(ImportError) in
      try scanner.unescaped.withUnsafeBufferPointer { unescaped throws(ImportError) in
        try body(
          TableRow(
            line: line, position: start, cells: cells, text: scanner.text.bytes,
            unescaped: UnsafeRawBufferPointer(unescaped)))
      }
    }
  }

  private mutating func beginRow() {
    for column in filled { cells[column] = TableCell() }
    filled.removeAll(keepingCapacity: true)
    scanner.forgetStrings()
    _ = scanner.next()
    line = scanner.line
    start = scanner.position
  }

  /// Reads an object that is a row.
  mutating func record() throws(ImportError) {
    beginRow()
    guard scanner.next() == UInt8(ascii: "{") else {
      throw scanner.unexpected(
        "an object such as {\"path\": …, \"label\": …}", advice: "write one object an image")
    }
    try readMembers()
  }

  /// Reads a member whose name is the image and whose value is the class or the rest of the row.
  mutating func member() throws(ImportError) {
    beginRow()
    try fill(0, with: scanner.string("the path of an image in double quotes"))
    try scanner.expect(UInt8(ascii: ":"), "a colon")
    if scanner.next() == UInt8(ascii: "{") {
      try readMembers()
    } else {
      try fill(column(TableColumn(name: valueName)), with: scanner.value())
    }
  }

  private mutating func readMembers() throws(ImportError) {
    try scanner.expect(UInt8(ascii: "{"), "an object")
    if scanner.take(UInt8(ascii: "}")) { return }
    repeat {
      // In one expression the reader would be copied before the string is read.
      let cell = try scanner.string("a name in double quotes")
      let name = text(cell)
      try scanner.expect(UInt8(ascii: ":"), "a colon")
      let first = scanner.next()
      let isList = first == UInt8(ascii: "[")
      if isList || first == UInt8(ascii: "{"),
        ProbabilityNames.ofLists.contains(plainName(name))
      {
        try readParts(of: name, isList: isList)
      } else {
        try fill(column(TableColumn(name: name)), with: scanner.value())
      }
    } while scanner.take(0x2C)
    try scanner.expect(UInt8(ascii: "}"), "a comma or \"}\"")
  }

  /// Reads a list or an object of probabilities into a column for each.
  private mutating func readParts(of name: String, isList: Bool) throws(ImportError) {
    let end = UInt8(ascii: isList ? "]" : "}")
    try scanner.expect(UInt8(ascii: isList ? "[" : "{"), "a list or an object")
    if scanner.take(end) { return }
    var place = 0
    repeat {
      var part = TableColumn.Part.element(place)
      if !isList {
        let member = try scanner.string("the name of a class in double quotes")
        part = .member(text(member))
        try scanner.expect(UInt8(ascii: ":"), "a colon")
      }
      try fill(column(TableColumn(name: name, part: part)), with: scanner.value())
      place += 1
    } while scanner.take(0x2C)
    try scanner.expect(end, "a comma or \(isList ? "\"]\"" : "\"}\"")")
  }

  private func text(_ cell: TableCell) -> String {
    let range = cell.start..<cell.start + cell.count
    return cell.kind == .unescaped
      ? String(decoding: scanner.unescaped[range], as: UTF8.self)
      : String(decoding: scanner.text.bytes[range], as: UTF8.self)
  }

  private mutating func column(_ column: TableColumn) throws(ImportError) -> Int {
    let number = try columns.column(column, file: scanner.text.name, line: scanner.line)
    while cells.count <= number { cells.append(TableCell()) }
    return number
  }

  private mutating func fill(_ column: Int, with cell: TableCell) throws(ImportError) {
    guard !cells[column].isPresent else {
      throw scanner.complaint(
        "\(columns.columns[column].shown) twice in one object", expected: "every name once",
        advice: "remove one of the two")
    }
    cells[column] = cell
    cells[column].lineOffset = Int32(truncatingIfNeeded: scanner.line - line)
    filled.append(column)
  }
}
