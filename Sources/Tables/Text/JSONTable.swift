/// A table of JSON objects: a list of them, one a line (JSON Lines), or an object whose members
/// are the images.
///
/// The columns are the names that occur, in the order of their first appearance. Objects and
/// lists of probabilities are taken apart into a column for each member or place; an object with a
/// path, where the path of an image is looked for, is that path.
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
    /// `{"0": {"path": "cat/1.jpg", …}, …}`: members that name no image.
    case numbered
    /// `{"data": [{…}, {…}]}`: a list inside an object.
    case wrapped
  }
  let text: TextFile
  let shape: Shape
  package let choices: [ImportChoice]
  private let names: JSONColumns
  private let valueName: String
  private let keysAreOutside: Bool
  /// Where the objects begin.
  private let start: JSONScanner

  package var name: String { text.name }
  package var headerLine: Int { 1 }
  package var rowWord: String { "object" }
  package var columns: [TableColumn] { names.columns }

  /// Checks the whole text and collects the columns.
  ///
  /// - Parameters:
  ///   - text: JSON.
  ///   - valueName: what the column of values is called that stand beside an image without a name.
  ///   - keyColumn: the member that holds the path, if it is named by hand.
  /// - Throws: ``ImportError`` at the line of the first fault.
  /// - Complexity: O(bytes).
  init(_ text: TextFile, valueName: String, keyColumn: String? = nil) throws(ImportError) {
    var shape = try Self.shape(of: text)
    var found = MemberKeys.Found(keysAreOutside: false, choices: [])
    if shape == .members {
      found = try MemberKeys(in: text).found(named: keyColumn)
      if found.areNumbered { shape = .numbered }
    }
    try self.init(
      text, shape: shape, start: JSONScanner(text), found: found, valueName: valueName)
  }

  /// The list that begins where `start` stands, inside an object that was checked already.
  init(
    _ text: TextFile, list start: JSONScanner, valueName: String, choice: ImportChoice
  ) throws(ImportError) {
    try self.init(
      text, shape: .wrapped, start: start,
      found: MemberKeys.Found(keysAreOutside: false, choices: [choice]), valueName: valueName)
  }

  private init(
    _ text: TextFile, shape: Shape, start: JSONScanner, found: MemberKeys.Found, valueName: String
  ) throws(ImportError) {
    self.text = text
    self.shape = shape
    self.start = start
    self.valueName = valueName
    keysAreOutside = found.keysAreOutside
    var names = JSONColumns()
    if shape == .members {
      _ = try names.column(TableColumn(name: "path"), file: text.name, line: 1)
    }
    var reader = JSONRowReader(
      start, columns: names, valueName: valueName, keysAreOutside: keysAreOutside)
    var count = 0
    try Self.walk(shape, &reader) { _ in count += 1 }
    self.names = reader.columns
    let objects = reader.imageObjects
    choices =
      found.choices
      + (objects == 0
        ? []
        : [
          ImportChoice(
            .column, "of an image that is an object its \"path\" is read", count: objects)
        ])
    if count == 0 { throw withoutRows }
  }

  package func forEachRow(_ body: (TableRow) throws(ImportError) -> Void) throws(ImportError) {
    var reader = JSONRowReader(
      start, columns: names, valueName: valueName, keysAreOutside: keysAreOutside)
    try Self.walk(shape, &reader, body)
  }

  /// An object that is followed by another, or that names its own image, is a line of JSON Lines.
  private static func shape(of text: TextFile) throws(ImportError) -> Shape {
    var scanner = JSONScanner(text)
    if scanner.next() == UInt8(ascii: "[") { return .list }
    let start = scanner
    try scanner.skipNested()
    if scanner.next() != nil { return .lines }
    var reader = JSONRowReader(start, columns: JSONColumns(), valueName: "")
    // What cannot be read as one row is no row.
    guard (try? reader.record()) != nil else { return .members }
    let keyNames = Set(ColumnRole.key.names)
    return reader.columns.columns.contains {
      $0.part == .whole && keyNames.contains(plainName($0.name))
    } ? .lines : .members
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
    case .list, .wrapped:
      try reader.scanner.expect(UInt8(ascii: "["), "a list of objects")
      if !reader.scanner.take(UInt8(ascii: "]")) {
        repeat {
          try reader.record()
          try reader.withRow(body)
        } while reader.scanner.take(0x2C)
        try reader.scanner.expect(UInt8(ascii: "]"), "a comma or \"]\"")
      }
      if shape == .wrapped { return }
    case .members, .numbered:
      try reader.scanner.expect(UInt8(ascii: "{"), "an object")
      if !reader.scanner.take(UInt8(ascii: "}")) {
        repeat {
          try shape == .members ? reader.member() : reader.numberedRecord()
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
