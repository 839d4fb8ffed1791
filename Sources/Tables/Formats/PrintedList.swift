/// A list that a program printed into one cell: `[0.9, 0.1]`, `[0.9 0.1]`, `tensor([0.9, 0.1])`,
/// `{'cat': 0.9, 'dog': 0.1}`.
struct PrintedList {
  /// The values as they are written, without quotes.
  private(set) var values: [String] = []
  /// The names of the values, where they have any.
  private(set) var names: [String]?
  /// Whether it stood in brackets.
  let hasBrackets: Bool
  /// Whether some of it was left out (`...`).
  var isShortened: Bool { values.contains { $0 == "..." || $0 == "…" } }
  /// Whether there are values, and all are numbers.
  var isOfNumbers: Bool {
    !values.isEmpty && values.allSatisfy { $0.withUTF8Bytes { DecimalNumber($0) } != nil }
  }

  /// Reads a cell.
  ///
  /// - Returns: `nil` if it is no such list; one with lists in it is none, unless it is the only one.
  init?(_ cell: UnsafeRawBufferPointer) {
    var rest = Substring(String(decoding: cell, as: UTF8.self)).trimmed
    for word in ["tensor", "array", "np.array", "torch.tensor"] where rest.hasPrefix(word + "(") {
      guard rest.hasSuffix(")"), let end = rest.lastIndex(where: { $0 == "]" }) else { return nil }
      rest = rest[rest.index(rest.startIndex, offsetBy: word.count + 1)...end].trimmed
    }
    if rest.hasPrefix("{"), rest.hasSuffix("}") {
      hasBrackets = true
      guard readMembers(rest.dropFirst().dropLast()) else { return nil }
      return
    }
    hasBrackets = rest.hasPrefix("[") || rest.hasPrefix("(")
    while let first = rest.first, let last = rest.last,
      (first == "[" && last == "]") || (first == "(" && last == ")")
    {
      rest = rest.dropFirst().dropLast().trimmed
    }
    guard let words = Self.words(of: rest) else { return nil }
    values = words.map(\.text)
  }

  private mutating func readMembers(_ text: Substring) -> Bool {
    guard let words = Self.words(of: text, colons: true), words.count.isMultiple(of: 3) else {
      return false
    }
    var names: [String] = []
    for place in stride(from: 0, to: words.count, by: 3) {
      guard words[place + 1].text == ":", !words[place + 1].isQuoted else { return false }
      names.append(words[place].text)
      values.append(words[place + 2].text)
    }
    guard Set(names).count == names.count else { return false }
    self.names = names
    return true
  }

  /// The words between commas and blanks; `nil` if a quote is not closed or a bracket stands inside.
  private static func words(
    of text: Substring, colons: Bool = false
  ) -> [(text: String, isQuoted: Bool)]? {
    var words: [(text: String, isQuoted: Bool)] = []
    var rest = text
    while let first = rest.first {
      if first == "," || first.isWhitespace {
        rest.removeFirst()
      } else if first == "'" || first == "\"" {
        let inside = rest.dropFirst()
        guard let end = inside.firstIndex(of: first) else { return nil }
        words.append((String(inside[..<end]), true))
        rest = inside[inside.index(after: end)...]
      } else if colons, first == ":" {
        words.append((":", false))
        rest.removeFirst()
      } else {
        let word = rest.prefix { !$0.isWhitespace && $0 != "," && !(colons && $0 == ":") }
        guard !word.contains(where: { "[](){}'\"".contains($0) }) else { return nil }
        words.append((String(word), false))
        rest = rest[word.endIndex...]
      }
    }
    return words
  }
}

extension Substring {
  /// Without white space at its ends.
  fileprivate var trimmed: Substring {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
