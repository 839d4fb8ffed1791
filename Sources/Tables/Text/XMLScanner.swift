import Dataset

/// Reads the tags and texts of XML one after the other, strictly, without recursion and without a
/// document type: nothing is ever expanded but the five signs that every document has and characters by
/// their number.
struct XMLScanner {
  /// `name="value"` in a tag.
  struct Attribute {
    let name: String
    let value: String
    /// The bytes between the quotes.
    let range: Range<Int>
  }
  /// What comes next.
  enum Event {
    /// `<name attribute="value">`; an empty element is followed by its end.
    case start(name: String, attributes: [Attribute])
    /// `</name>`
    case end(name: String)
    /// Text between tags, never all white space.
    case text(String)
  }
  /// Deeper nesting than this is an attack or a mistake.
  static let depthLimit = 100

  private let text: TextFile
  /// The byte behind what was read last.
  private(set) var position: Int
  /// The first byte of the tag or text that was read last; of the end of an empty element, that of its tag.
  private(set) var eventStart = 0
  private(set) var line = 1
  /// The elements that are open, the outermost first.
  private(set) var open: [String] = []
  /// The element that was opened and closed in one tag.
  private var emptyElement: String?
  private var hasRoot = false

  init(_ text: TextFile) {
    self.text = text
    position = text.start
  }

  /// Moves to the next tag or text.
  ///
  /// - Returns: `nil` at the end of the document.
  /// - Throws: ``ImportError/syntax(_:)`` at the line of the first fault.
  mutating func next() throws(ImportError) -> Event? {
    if let name = emptyElement {
      emptyElement = nil
      open.removeLast()
      return .end(name: name)
    }
    while position < text.bytes.count {
      eventStart = position
      guard text.bytes[position] == UInt8(ascii: "<") else {
        if let event = try characters() { return event }
        continue
      }
      if try skip("<?", to: "?>") { continue }
      if try skip("<!--", to: "-->") { continue }
      if isNext("<![CDATA[") {
        guard !open.isEmpty else { throw outside }
        let start = position + 9
        _ = try skip("<![CDATA[", to: "]]>")
        return .text(String(decoding: text.bytes[start..<position - 3], as: UTF8.self))
      }
      if isNext("<!") {
        throw complaint(
          "a document type (<!DOCTYPE…)", "XML without one",
          "remove it: entities of a document are not read")
      }
      return try isNext("</") ? endTag() : startTag()
    }
    guard open.isEmpty, hasRoot else {
      throw complaint(
        "the end of the file", open.last.map { "</\($0)>" } ?? "an element",
        "write the file again: it is cut off")
    }
    return nil
  }

  /// A complaint about the line at hand.
  func complaint(_ found: String, _ expected: String, _ advice: String) -> ImportError {
    .syntax(
      Complaint(
        file: text.name, place: .line(line), found: found, expected: expected, advice: advice))
  }

  private var outside: ImportError {
    complaint("text outside of the elements", "one element around all", "write the file again")
  }

  private func isNext(_ word: String) -> Bool { text.bytes[position...].starts(with: word.utf8) }

  private mutating func advance(to end: Int) {
    for byte in text.bytes[position..<end] where byte == 0x0A { line += 1 }
    position = end
  }

  /// Skips what begins and ends so; `false` if something else comes next.
  private mutating func skip(_ start: String, to end: String) throws(ImportError) -> Bool {
    guard isNext(start) else { return false }
    let sign = Array(end.utf8)
    var place = position + start.utf8.count
    while place + sign.count <= text.bytes.count {
      if text.bytes[place] == sign[0], text.bytes[place...].starts(with: sign) {
        advance(to: place + sign.count)
        return true
      }
      place += 1
    }
    throw complaint("\(start) that is never closed", end, "write the file again: it is cut off")
  }

  /// Reads text up to the next tag; `nil` if it is white space.
  private mutating func characters() throws(ImportError) -> Event? {
    let start = position
    let end = text.bytes[start...].firstIndex(of: UInt8(ascii: "<")) ?? text.bytes.count
    let isBlank = text.bytes[start..<end].allSatisfy {
      $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D
    }
    if !isBlank, open.isEmpty { throw outside }
    let value = isBlank ? "" : try unescaped(start..<end)
    advance(to: end)
    return isBlank ? nil : .text(value)
  }

  private mutating func endTag() throws(ImportError) -> Event {
    advance(to: position + 2)
    let name = try self.name()
    skipSpace()
    guard take(UInt8(ascii: ">")), open.last == name else {
      throw complaint(
        "</\(name)>", open.last.map { "</\($0)>" } ?? "no end", "write the file again")
    }
    open.removeLast()
    return .end(name: name)
  }

  private mutating func startTag() throws(ImportError) -> Event {
    guard !open.isEmpty || !hasRoot else {
      throw complaint("a second element", "one element around all", "write the file again")
    }
    hasRoot = true
    position += 1
    let name = try self.name()
    var attributes: [Attribute] = []
    while true {
      let before = position
      skipSpace()
      if take(UInt8(ascii: ">")) { break }
      if isNext("/>") {
        position += 2
        emptyElement = name
        break
      }
      guard position > before, attributes.count < 1000 else {
        throw complaint(
          "a tag <\(name) that goes on otherwise", "name=\"value\" or >", "write the file again")
      }
      attributes.append(try attribute(of: name, beside: attributes.map(\.name)))
    }
    open.append(name)
    guard open.count <= Self.depthLimit else {
      throw complaint(
        "more than \(Self.depthLimit) nested elements", "fewer", "write the file again")
    }
    return .start(name: name, attributes: attributes)
  }

  private mutating func attribute(
    of element: String, beside others: [String]
  ) throws(ImportError) -> Attribute {
    let name = try self.name()
    skipSpace()
    let isAssigned = take(UInt8(ascii: "="))
    skipSpace()
    guard isAssigned, position < text.bytes.count, [0x22, 0x27].contains(text.bytes[position])
    else {
      throw complaint("\(name) of <\(element)> without a value", "\(name)=\"…\"", "quote the value")
    }
    let quote = text.bytes[position]
    let start = position + 1
    guard let end = text.bytes[start...].firstIndex(of: quote),
      !text.bytes[start..<end].contains(UInt8(ascii: "<"))
    else {
      throw complaint(
        "a value of \(name) that is never closed", "a closing quote", "write the file again")
    }
    guard !others.contains(name) else {
      throw complaint("\(name) twice in <\(element)>", "every name once", "remove one of the two")
    }
    let value = try unescaped(start..<end)
    advance(to: end + 1)
    return Attribute(name: name, value: value, range: start..<end)
  }

  /// Whether the element that was opened last was closed in the same tag.
  var isEmptyElement: Bool { emptyElement != nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < text.bytes.count, text.bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while position < text.bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(text.bytes[position]) {
      if text.bytes[position] == 0x0A { line += 1 }
      position += 1
    }
  }

  private mutating func name() throws(ImportError) -> String {
    let bytes = text.bytes[position...].prefix { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), 0x2D, 0x2E, 0x3A, 0x5F, 0x80...:
        true
      default: false
      }
    }
    guard !bytes.isEmpty else {
      throw complaint("a tag without a name", "a name", "write the file again")
    }
    position += bytes.count
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Some text with its signs for characters replaced.
  private func unescaped(_ range: Range<Int>) throws(ImportError) -> String {
    let bytes = text.bytes[range]
    guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
    var result: [UInt8] = []
    var rest = bytes
    while let byte = rest.first {
      guard byte == UInt8(ascii: "&") else {
        result.append(byte)
        rest.removeFirst()
        continue
      }
      guard let end = rest.prefix(12).firstIndex(of: UInt8(ascii: ";")),
        let character = Self.character(
          String(decoding: rest[rest.startIndex + 1..<end], as: UTF8.self))
      else {
        let shown = String(decoding: rest.prefix(12), as: UTF8.self)
        throw complaint(
          "\(quoted(shown))", "&amp; &lt; &gt; &quot; &apos; or the number of a character",
          "write &amp; for &")
      }
      result += Array(String(character).utf8)
      rest = rest[(end + 1)...]
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func character(_ name: String) -> Character? {
    let known: [String: Character] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
    if let character = known[name] { return character }
    let number =
      name.hasPrefix("#x")
      ? UInt32(name.dropFirst(2), radix: 16)
      : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
    guard let number, number != 0, let scalar = UnicodeScalar(number) else { return nil }
    return Character(scalar)
  }
}

/// A text as the value of an attribute, or between tags, of XML.
///
/// Control characters, which XML has no place for, are replaced unless they are kept.
package func xmlText(_ text: String, keepsControls: Bool = false) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "\t", "\n", "\r": result += "&#\(scalar.value);"
    default:
      result.unicodeScalars.append(scalar.value < 0x20 && !keepsControls ? "\u{FFFD}" : scalar)
    }
  }
  return result
}
