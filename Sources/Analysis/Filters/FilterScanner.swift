/// Reads the words, numbers and signs of a filter, one at a time.
///
/// It works on Unicode scalars, so that a combining mark behind a quote hides neither; columns
/// count characters as a reader sees them.
struct FilterScanner {
  /// What can stand behind a comparison.
  enum Value: Equatable {
    case number(String)
    case word(String)
  }

  private let scalars: [Unicode.Scalar]
  private(set) var position = 0

  /// So many scalars from the first on are a character each.
  private let plainCount: Int

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    plainCount = scalars.prefix { $0.isASCII && $0 != "\r" }.count
  }

  var length: Int { scalars.count }

  var isAtEnd: Bool { position == scalars.count }

  /// The scalar at the position, `nil` at the end.
  var next: Unicode.Scalar? { isAtEnd ? nil : scalars[position] }

  /// The column of the position.
  var column: FilterColumn { column(at: position) }

  func column(at position: Int) -> FilterColumn {
    if position <= plainCount { return FilterColumn(position + 1) }
    var prefix = String.UnicodeScalarView()
    prefix.append(contentsOf: scalars[..<position])
    return FilterColumn(String(prefix).count + 1)
  }

  mutating func skipSpace() {
    while let next, next.properties.isWhitespace { position += 1 }
  }

  /// Moves on by one scalar, whatever it is.
  ///
  /// - Precondition: the scanner is not at the end.
  mutating func passOne() { position += 1 }

  /// Moves to a position within the text.
  mutating func move(to position: Int) { self.position = min(position, scalars.count) }

  /// The text from a position to the end.
  func rest(from position: Int) -> String {
    var result = String.UnicodeScalarView()
    if position < scalars.count { result.append(contentsOf: scalars[position...]) }
    return String(result)
  }

  /// Takes `sign` if it stands here.
  mutating func take(_ sign: String) -> Bool {
    let wanted = Array(sign.unicodeScalars)
    guard scalars[position...].starts(with: wanted) else { return false }
    position += wanted.count
    return true
  }

  /// Takes a keyword if it stands here as a whole word.
  mutating func take(_ keyword: FilterKeyword) -> Bool {
    let start = position
    if fieldWord() == keyword.rawValue { return true }
    position = start
    return false
  }

  /// Takes a comparison, the longest that stands here.
  mutating func comparison() -> FilterComparison? {
    FilterComparison.longestFirst.first { take($0.rawValue) }
  }

  /// Takes a word as fields are written: a letter or `_` first, no dot.
  mutating func fieldWord() -> String? {
    guard let next, Self.startsWord(next) else { return nil }
    return run { Self.continuesWord($0) }
  }

  /// Takes a number or a word as values are written: dots, and any first character a word allows.
  mutating func value() -> Value? {
    let start = position
    if let number = number() {
      guard let next, Self.continuesWord(next) || (next == "." && !startsRange) else {
        return .number(number)
      }
      position = start
    }
    guard let next, Self.startsWord(next) || Self.isDigit(next) || next == "/" || next == "."
    else { return nil }
    return .word(run { Self.continuesWord($0) || $0 == "." })
  }

  /// Takes the spelling of a number: sign, digits with a point, exponent.
  mutating func number() -> String? {
    let start = position
    if next == "-" || next == "+" { position += 1 }
    var digits = takeDigits()
    if next == ".", position + 1 < scalars.count, Self.isDigit(scalars[position + 1]) {
      position += 1
      digits += takeDigits()
    }
    guard digits > 0 else {
      position = start
      return nil
    }
    if next == "e" || next == "E" {
      let exponent = position
      position += 1
      if next == "-" || next == "+" { position += 1 }
      if takeDigits() == 0 { position = exponent }
    }
    return text(from: start)
  }

  /// Takes a text in double quotes; `nil` if none starts here.
  mutating func quotedText() throws(FilterError) -> String? {
    guard next == "\"" else { return nil }
    let start = position
    position += 1
    var result = String.UnicodeScalarView()
    while let scalar = next {
      position += 1
      switch scalar {
      case "\"": return String(result)
      case "\\": result.append(try escaped())
      default: result.append(scalar)
      }
    }
    throw FilterError(
      column: column(at: start).number, message: "the text that starts here has no closing quote")
  }

  /// What stands here, in words for an error message, and the word itself for a nearest one.
  func found() -> (words: String, word: String?) {
    var ahead = self
    guard let next else { return ("the end", nil) }
    if next == "\"" { return ("a quoted text", nil) }
    switch ahead.value() {
    case .number(let text)?: return ("\"\(text)\"", nil)
    case .word(let text)?: return ("\"\(text)\"", text)
    case nil: return ("\"\(next)\"", nil)
    }
  }

  private mutating func escaped() throws(FilterError) -> Unicode.Scalar {
    let start = position - 1
    let scalar = next
    position = min(position + 1, scalars.count)
    switch scalar {
    case "\"": return "\""
    case "\\": return "\\"
    case "n": return "\n"
    case "t": return "\t"
    case "u":
      if take("{") {
        let digits = run { $0.properties.isASCIIHexDigit }
        if take("}"), let code = UInt32(digits, radix: 16), let result = Unicode.Scalar(code) {
          return result
        }
      }
    default: break
    }
    throw FilterError(
      column: column(at: start).number,
      message: "unknown escape: write \\\", \\\\, \\n, \\t or \\u{…} with a Unicode number")
  }

  private var startsRange: Bool {
    position + 1 < scalars.count && scalars[position] == "." && scalars[position + 1] == "."
  }

  private mutating func takeDigits() -> Int { run { Self.isDigit($0) }.count }

  private mutating func run(while belongs: (Unicode.Scalar) -> Bool) -> String {
    let start = position
    while let next, belongs(next) { position += 1 }
    return text(from: start)
  }

  private func text(from start: Int) -> String {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars[start..<position])
    return String(result)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar >= "0" && scalar <= "9"
  }

  private static func startsWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.properties.isAlphabetic || scalar == "_" }
    return !scalar.properties.isWhitespace
  }

  private static func continuesWord(_ scalar: Unicode.Scalar) -> Bool {
    startsWord(scalar) || isDigit(scalar) || "-/:@#+&".unicodeScalars.contains(scalar)
  }
}
