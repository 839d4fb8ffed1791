import Dataset

/// A JSON value of a document small enough to be held whole, with its place in the text.
struct JSONNode: Sendable {
  /// What the value is.
  enum Content: Sendable {
    case null
    /// A string, unescaped.
    case text(String)
    /// A number, `true` or `false`, as written.
    case word(String)
    case list([JSONNode])
    case object([(name: String, value: JSONNode)])
  }
  let content: Content
  /// The line the value begins on.
  let line: Int
  /// The bytes of the text that spell the value.
  let range: Range<Int>

  /// Reads a whole text as one value.
  ///
  /// - Throws: ``ImportError`` at the line of the first fault, also for a name twice in an object.
  /// - Complexity: O(bytes) time and memory.
  init(_ text: TextFile) throws(ImportError) {
    var scanner = JSONScanner(text)
    self = try JSONNode(&scanner, depth: 0)
    if scanner.next() != nil { throw scanner.unexpected("the end of the file") }
  }

  /// A value that stands on a line; none of the text's bytes unless a range is given.
  init(_ content: Content, line: Int, range: Range<Int> = 0..<0) {
    self.content = content
    self.line = line
    self.range = range
  }

  /// Reads a whole text as one value; where others follow, each on a line of its own, as the list
  /// of them all.
  ///
  /// - Throws: ``ImportError`` at the line of the first fault.
  /// - Complexity: O(bytes) time and memory.
  init(linesOf text: TextFile) throws(ImportError) {
    var scanner = JSONScanner(text)
    let first = try JSONNode(&scanner, depth: 0)
    var values = [first]
    while scanner.next() != nil {
      guard first.members != nil, scanner.line > values[values.count - 1].lastLine(in: text) else {
        throw scanner.unexpected(
          first.members == nil ? "the end of the file" : "a line end behind an object")
      }
      values.append(try JSONNode(&scanner, depth: 0))
    }
    self =
      values.count == 1
      ? first : JSONNode(.list(values), line: first.line, range: text.start..<scanner.position)
  }

  /// The line that the value ends on.
  private func lastLine(in text: TextFile) -> Int {
    line + text.bytes[range].count { $0 == 0x0A }
  }

  private init(_ scanner: inout JSONScanner, depth: Int) throws(ImportError) {
    let first = scanner.next()
    line = scanner.line
    let start = scanner.position
    if depth > JSONScanner.depthLimit {
      throw scanner.complaint(
        "more than \(JSONScanner.depthLimit) nested lists and objects", expected: "fewer",
        advice: "write the file again")
    }
    if first == UInt8(ascii: "[") {
      content = .list(try Self.elements(&scanner, depth: depth + 1))
    } else if first == UInt8(ascii: "{") {
      content = .object(try Self.members(&scanner, depth: depth + 1))
    } else {
      let cell = try scanner.value()
      let text = scanner.string(of: cell)
      content = cell.kind == .missing ? .null : cell.isQuoted ? .text(text) : .word(text)
      scanner.forgetStrings()
    }
    range = start..<scanner.position
  }

  private static func elements(
    _ scanner: inout JSONScanner, depth: Int
  ) throws(ImportError) -> [JSONNode] {
    var elements: [JSONNode] = []
    try scanner.expect(UInt8(ascii: "["), "a list")
    if scanner.take(UInt8(ascii: "]")) { return elements }
    repeat {
      elements.append(try JSONNode(&scanner, depth: depth))
    } while scanner.take(0x2C)
    try scanner.expect(UInt8(ascii: "]"), "a comma or \"]\"")
    return elements
  }

  private static func members(
    _ scanner: inout JSONScanner, depth: Int
  ) throws(ImportError) -> [(name: String, value: JSONNode)] {
    var members: [(name: String, value: JSONNode)] = []
    var names: Set<String> = []
    try scanner.expect(UInt8(ascii: "{"), "an object")
    if scanner.take(UInt8(ascii: "}")) { return members }
    repeat {
      // In one expression the scanner would be copied before the string is read.
      let cell = try scanner.string("a name in double quotes")
      let name = scanner.string(of: cell)
      scanner.forgetStrings()
      guard names.insert(name).inserted else {
        throw scanner.complaint(
          "\(quoted(name)) twice in one object", expected: "every name once",
          advice: "remove one of the two")
      }
      try scanner.expect(UInt8(ascii: ":"), "a colon")
      members.append((name, try JSONNode(&scanner, depth: depth)))
    } while scanner.take(0x2C)
    try scanner.expect(UInt8(ascii: "}"), "a comma or \"}\"")
    return members
  }

  /// The member of this name; `nil` if there is none, if it is null, or if this is no object.
  subscript(name: String) -> JSONNode? {
    guard let node = member(name) else { return nil }
    if case .null = node.content { return nil }
    return node
  }

  /// The member of this name, be it null; `nil` if there is none or this is no object.
  func member(_ name: String) -> JSONNode? { members?.first { $0.name == name }?.value }

  /// Of a list of at most one element the place of that element; of another list none.
  var placeOfOnlyElement: Range<Int>? {
    guard let elements, elements.count <= 1 else { return nil }
    return elements.first?.range ?? range.lowerBound + 1..<range.lowerBound + 1
  }

  /// The members of an object in the order of the file; `nil` for anything else.
  var members: [(name: String, value: JSONNode)]? {
    if case .object(let members) = content { members } else { nil }
  }

  /// The elements of a list; `nil` for anything else.
  var elements: [JSONNode]? {
    if case .list(let elements) = content { elements } else { nil }
  }

  /// The text of a string; `nil` for anything else.
  var text: String? { if case .text(let text) = content { text } else { nil } }

  /// The text of a string or a number; `nil` for anything else.
  var scalar: String? {
    switch content {
    case .text(let text), .word(let text): text
    case .null, .list, .object: nil
    }
  }

  /// The value as it is named in messages.
  var shown: String {
    switch content {
    case .null: "null"
    case .text(let text), .word(let text): quoted(text)
    case .list: "a list"
    case .object: "an object"
    }
  }
}

extension JSONScanner {
  /// The text of a cell that was just read.
  func string(of cell: TableCell) -> String {
    let range = cell.start..<cell.start + cell.count
    return cell.kind == .unescaped
      ? String(decoding: unescaped[range], as: UTF8.self)
      : String(decoding: text.bytes[range], as: UTF8.self)
  }
}
