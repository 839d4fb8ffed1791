import Dataset

/// Reads JSON (RFC 8259) from bytes, strictly and without recursion, and knows its line.
struct JSONScanner {
  /// Deeper nesting than this is an attack or a mistake.
  static let depthLimit = 100

  let text: TextFile
  private(set) var position: Int
  private(set) var line = 1
  /// The text of strings that hold escapes.
  private(set) var unescaped: [UInt8] = []

  init(_ text: TextFile) {
    self.text = text
    position = text.start
  }

  /// Begins in the middle of a text, on a line; without it lines are counted from there.
  init(_ text: TextFile, from position: Int, line: Int = 1) {
    self.text = text
    self.position = position
    self.line = line
  }

  /// Forgets the strings of the last record.
  mutating func forgetStrings() { unescaped.removeAll(keepingCapacity: true) }

  /// Skips white space.
  ///
  /// - Returns: The next byte, or `nil` at the end.
  @inline(__always)
  mutating func next() -> UInt8? {
    while position < text.bytes.count {
      let byte = text.bytes[position]
      if byte == 0x0A {
        line += 1
      } else if byte != 0x20 && byte != 0x0D && byte != 0x09 {
        return byte
      }
      position += 1
    }
    return nil
  }

  /// Takes this byte if it comes next.
  mutating func take(_ byte: UInt8) -> Bool {
    guard next() == byte else { return false }
    position += 1
    return true
  }

  /// Takes this byte, which must come next.
  mutating func expect(_ byte: UInt8, _ expected: String) throws(ImportError) {
    guard take(byte) else { throw unexpected(expected) }
  }

  /// The complaint about what comes next.
  mutating func unexpected(_ expected: String, advice: String? = nil) -> ImportError {
    guard let byte = next() else {
      return complaint(
        "the end of the file", expected: expected,
        advice: "write the file again: it is cut off")
    }
    switch byte {
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      return complaint(
        "\(quoted(String(UnicodeScalar(byte))))", expected: expected,
        advice: advice ?? "remove the comma before it, or write what is missing")
    case UInt8(ascii: "'"):
      return complaint("a single quote", expected: expected, advice: "use double quotes")
    default:
      let word = text.bytes[position...].prefix(24).prefix { $0 > 0x20 && $0 != 0x2C }
      let shown = word.isEmpty ? String(UnicodeScalar(byte)) : String(decoding: word, as: UTF8.self)
      return complaint(
        quoted(shown), expected: expected,
        advice: advice ?? "correct the JSON there")
    }
  }

  /// A complaint about the line at hand.
  func complaint(_ found: String, expected: String, advice: String) -> ImportError {
    .syntax(
      Complaint(
        file: text.name, place: .line(line), found: found, expected: expected, advice: advice))
  }

  /// Reads a string, whose quote comes next.
  mutating func string(_ expected: String) throws(ImportError) -> TableCell {
    try expect(0x22, expected)
    let bytes = text.bytes
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0x22 {
        position += 1
        return TableCell(
          start: start, count: position - 1 - start, kind: .plain, isQuoted: true, isPresent: true)
      }
      if byte == 0x5C { return try escapedString(from: start) }
      if byte < 0x20 { break }
      position += 1
    }
    throw unclosed()
  }

  private mutating func escapedString(from start: Int) throws(ImportError) -> TableCell {
    let bytes = text.bytes
    let first = unescaped.count
    unescaped.append(contentsOf: bytes[start..<position])
    while position < bytes.count {
      let byte = bytes[position]
      if byte < 0x20 { break }
      position += 1
      if byte == 0x22 {
        return TableCell(
          start: first, count: unescaped.count - first, kind: .unescaped, isQuoted: true,
          isPresent: true)
      }
      guard byte == 0x5C else {
        unescaped.append(byte)
        continue
      }
      guard position < bytes.count else { break }
      let code = bytes[position]
      position += 1
      switch code {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(code)
      case UInt8(ascii: "b"): unescaped.append(0x08)
      case UInt8(ascii: "f"): unescaped.append(0x0C)
      case UInt8(ascii: "n"): unescaped.append(0x0A)
      case UInt8(ascii: "r"): unescaped.append(0x0D)
      case UInt8(ascii: "t"): unescaped.append(0x09)
      case UInt8(ascii: "u"): try unescapeScalar()
      default:
        throw complaint(
          "the escape \(quoted("\\" + String(UnicodeScalar(code))))",
          expected: "one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u",
          advice: "write \\\\ for a backslash")
      }
    }
    throw unclosed()
  }

  private func unclosed() -> ImportError {
    complaint(
      position < text.bytes.count
        ? "a control character inside a string" : "a string that is never closed",
      expected: "a closing quote", advice: "close the string, or write \\n for a line end in it")
  }

  private mutating func unescapeScalar() throws(ImportError) {
    let unit = try hexadecimal()
    var value = UInt32(unit)
    if unit & 0xFC00 == 0xD800, text.bytes[position...].starts(with: [0x5C, 0x75]) {
      position += 2
      let low = try hexadecimal()
      if low & 0xFC00 == 0xDC00 {
        value = 0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(low & 0x3FF))
      }
    }
    guard let scalar = UnicodeScalar(value) else {
      throw complaint(
        "half of a surrogate pair (\\u\(String(unit, radix: 16)))", expected: "both halves",
        advice: "write the character itself in UTF-8")
    }
    unescaped.append(contentsOf: UTF8.encode(scalar)?.map { $0 } ?? [])
  }

  private mutating func hexadecimal() throws(ImportError) -> UInt16 {
    let digits = text.bytes[position...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ UnicodeScalar($0).properties.isASCIIHexDigit }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else {
      throw complaint(
        "\(quoted("\\u" + String(decoding: digits, as: UTF8.self)))",
        expected: "four hexadecimal digits", advice: "correct the escape")
    }
    position += 4
    return unit
  }

  /// Reads any value; of a list or an object it says only that it is one.
  mutating func value() throws(ImportError) -> TableCell {
    switch next() {
    case 0x22: return try string("a value")
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      try skipNested()
      return TableCell(kind: .nested, isPresent: true)
    default: return try scalar()
    }
  }

  /// Reads a list of one text or number as that; anything else as ``value()``.
  mutating func onlyElement() throws(ImportError) -> TableCell {
    let start = self
    if take(UInt8(ascii: "[")), let first = next(), first != UInt8(ascii: "["),
      first != UInt8(ascii: "{"), first != UInt8(ascii: "]")
    {
      let cell = try value()
      if take(UInt8(ascii: "]")) { return cell }
    }
    self = start
    return try value()
  }

  /// Reads a number, true, false or null.
  private mutating func scalar() throws(ImportError) -> TableCell {
    let bytes = text.bytes
    _ = next()
    let start = position
    var end = start
    while end < bytes.count, isWordByte(bytes[end]) { end += 1 }
    let word = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
    if word.elementsEqual("null".utf8) {
      position = end
      return TableCell(kind: .missing, isPresent: true)
    }
    guard isNumber(word) || word.elementsEqual("true".utf8) || word.elementsEqual("false".utf8)
    else {
      if isNaN(word) || isInfinity(word) {
        throw unexpected("a JSON value", advice: "write null or leave the image out")
      }
      throw unexpected("a JSON value")
    }
    position = end
    return TableCell(start: start, count: end - start, kind: .plain, isPresent: true)
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "_"):
      true
    default: byte >= 0x80
    }
  }

  /// Whether the bytes are a number as JSON writes it: no plus, no leading zeros, digits on both
  /// sides of a point.
  private func isNumber(_ word: UnsafeRawBufferPointer) -> Bool {
    var i = 0
    func digits() -> Int {
      let start = i
      while i < word.count, word[i] &- 0x30 < 10 { i += 1 }
      return i - start
    }
    if i < word.count, word[i] == 0x2D { i += 1 }
    let whole = i
    let count = digits()
    guard count > 0, count == 1 || word[whole] != 0x30 else { return false }
    if i < word.count, word[i] == 0x2E {
      i += 1
      guard digits() > 0 else { return false }
    }
    if i < word.count, word[i] | 0x20 == 0x65 {
      i += 1
      if i < word.count, word[i] == 0x2D || word[i] == 0x2B { i += 1 }
      guard digits() > 0 else { return false }
    }
    return i == word.count
  }

  /// Skips a list or an object, checking it.
  mutating func skipNested() throws(ImportError) {
    var open: [UInt8] = []
    repeat {
      // One value, or the end of an empty list or object.
      if take(UInt8(ascii: "{")) {
        open.append(UInt8(ascii: "}"))
      } else if take(UInt8(ascii: "[")) {
        open.append(UInt8(ascii: "]"))
      } else {
        _ = try next() == 0x22 ? string("a value") : scalar()
      }
      guard open.count <= Self.depthLimit else {
        throw complaint(
          "more than \(Self.depthLimit) nested lists and objects", expected: "a flat table",
          advice: "write one object an image")
      }
      var isOpened = text.bytes[position - 1] == 0x7B || text.bytes[position - 1] == 0x5B
      while let end = open.last {
        if take(end) {
          open.removeLast()
          isOpened = false
          continue
        }
        if !isOpened { try expect(0x2C, "a comma or \(quoted(String(UnicodeScalar(end))))") }
        if end == UInt8(ascii: "}") {
          _ = try string("a name in double quotes")
          try expect(UInt8(ascii: ":"), "a colon")
        }
        break
      }
    } while !open.isEmpty
  }
}
