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
  /// Whether the images are named outside of the records, so that a path inside is but a word.
  private let keysAreOutside: Bool
  /// How many images were objects with a path.
  private(set) var imageObjects = 0
  /// The column of values that stand beside an image without a name of their own.
  private let valueName: String

  /// Reads from where `scanner` stands.
  init(
    _ scanner: JSONScanner, columns: JSONColumns, valueName: String, keysAreOutside: Bool = false
  ) {
    self.valueName = valueName
    self.scanner = scanner
    self.keysAreOutside = keysAreOutside
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

  /// Reads a member whose name is no image and whose value is an object that is a row.
  mutating func numberedRecord() throws(ImportError) {
    _ = try scanner.string("a name in double quotes")
    try scanner.expect(UInt8(ascii: ":"), "a colon")
    try record()
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

  /// The names of columns that hold one class an image.
  private static let classColumns = Set(ColumnRole.label.names + ColumnRole.predicted.names)

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
      } else if keysAreOutside, ColumnRole.key.names.contains(plainName(name)) {
        try fill(column(TableColumn(name: name, part: .member(name))), with: scanner.value())
      } else if first == UInt8(ascii: "{"), ColumnRole.key.names.contains(plainName(name)),
        let path = try imagePath()
      {
        imageObjects += 1
        try fill(column(TableColumn(name: name)), with: path)
      } else {
        // A list of one class is that class.
        let isOfClass = isList && Self.classColumns.contains(plainName(name))
        try fill(
          column(TableColumn(name: name)),
          with: isOfClass ? scanner.onlyElement() : scanner.value())
      }
    } while scanner.take(0x2C)
    try scanner.expect(UInt8(ascii: "}"), "a comma or \"}\"")
  }

  /// Reads the path of an object that stands for an image, `{"bytes": …, "path": …}`.
  ///
  /// - Returns: `nil`, and nothing is read, if it has no path or another name beside it.
  private mutating func imagePath() throws(ImportError) -> TableCell? {
    let before = scanner
    var path: TableCell?
    var hasOthers = false
    try scanner.expect(UInt8(ascii: "{"), "an object")
    if !scanner.take(UInt8(ascii: "}")) {
      repeat {
        let cell = try scanner.string("a name in double quotes")
        let name = text(cell)
        try scanner.expect(UInt8(ascii: ":"), "a colon")
        let value = try scanner.value()
        if name == "path" {
          path = value
        } else {
          hasOthers =
            hasOthers || (value.isQuoted && ColumnRole.key.names.contains(plainName(name)))
        }
      } while scanner.take(0x2C)
      try scanner.expect(UInt8(ascii: "}"), "a comma or \"}\"")
    }
    guard !hasOthers, let path, path.isQuoted || path.kind == .missing else {
      scanner = before
      return nil
    }
    return path
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
