import Foundation

/// How the spellings of one class differ from each other.
enum ClassSpelling {
  /// A name without what belongs to no name: white space and invisible characters at its ends,
  /// quotes around it, and what programs print around a value (`['cat']`, `tensor(0)`, `b'cat'`).
  ///
  /// - Complexity: O(length).
  static func cleaned(_ name: String) -> String {
    var rest = trimmed(name[...])
    while let inner = unwrapped(rest) { rest = trimmed(inner) }
    return String(rest)
  }

  /// What all spellings of one class share: the cleaned name in lower case, composed (NFC),
  /// without invisible characters, runs of white space as one blank, a whole number without its
  /// `.0`.
  static func folded(_ name: String) -> String {
    var result = String.UnicodeScalarView()
    var isAfterBlank = false
    for scalar in cleaned(name).lowercased().precomposedStringWithCanonicalMapping.unicodeScalars
    where !isInvisible(scalar) {
      let isBlank = scalar.properties.isWhitespace
      if !(isBlank && isAfterBlank) { result.append(isBlank ? " " : scalar) }
      isAfterBlank = isBlank
    }
    let text = String(result)
    return wholeNumber(text) ?? text
  }

  /// How two spellings of one class differ, in words for a message.
  static func difference(_ a: String, _ b: String) -> String {
    let (first, second) = (cleaned(a), cleaned(b))
    if first == second {
      return trimmed(a[...]) == trimmed(b[...])
        ? "in white space at the ends" : "in what stands around the name"
    }
    if let x = wholeNumber(first), let y = wholeNumber(second), x == y {
      return "in how the number is written"
    }
    return first.lowercased() == second.lowercased()
      ? "in case" : "in case, blanks or invisible characters"
  }

  /// A whole number as an integer: `0` of `0.0`, `7` of `7.`; `nil` if the text is none.
  ///
  /// Zeros in front stay, as they may tell codes apart.
  static func wholeNumber(_ text: some StringProtocol) -> String? {
    let sign = text.hasPrefix("-") ? "-" : ""
    let parts = text.dropFirst(sign.count).split(
      separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, !whole.isEmpty, whole.utf8.count <= 18,
      whole.utf8.allSatisfy({ $0 &- 0x30 < 10 }),
      parts.count == 1 || parts[1].utf8.allSatisfy({ $0 == 0x30 })
    else { return nil }
    return sign + whole
  }

  /// Whether the bytes are a name as it is written plainly, with nothing to clean.
  static func isPlain(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let first = bytes.first, let last = bytes.last else { return true }
    func isWord(_ byte: UInt8) -> Bool {
      (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F
    }
    return isWord(first) && isWord(last)
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .format || scalar.properties.generalCategory == .control
  }

  private static func trimmed(_ text: Substring) -> Substring {
    func isNothing(_ character: Character) -> Bool {
      character.unicodeScalars.allSatisfy { $0.properties.isWhitespace || isInvisible($0) }
    }
    var text = text
    while let last = text.last, isNothing(last) { text.removeLast() }
    return text.drop(while: isNothing)
  }

  /// What is wrapped in quotes, in a list of one, or in the printed form of an array or of bytes;
  /// `nil` where nothing is wrapped.
  private static func unwrapped(_ text: Substring) -> Substring? {
    for (opening, closing) in wrappings
    where text.count > opening.count + closing.count && text.hasPrefix(opening)
      && text.hasSuffix(closing)
    {
      let inner = text.dropFirst(opening.count).dropLast(closing.count)
      // Two quoted values side by side, or a list of several, are no single name.
      let isOne: Bool
      if let quote = closing.first, quote == "'" || quote == "\"" {
        isOne = !inner.contains(quote)
      } else {
        isOne = isSingle(inner)
      }
      if isOne { return inner }
    }
    if text.hasPrefix("tensor("), text.hasSuffix(")") {
      // tensor(0, device='cuda:0')
      let inner = text.dropFirst(7).dropLast()
      let value = inner.prefix { $0 != "," }
      let rest = inner[value.endIndex...]
      if rest.isEmpty || [", device=", ", dtype=", ", grad_fn="].contains(where: rest.hasPrefix) {
        return value
      }
    }
    return nil
  }

  /// Whether the inside of a list is one value.
  private static func isSingle(_ inner: Substring) -> Bool {
    let value = trimmed(inner)
    guard let first = value.first else { return false }
    if first == "'" || first == "\"" {
      return value.count > 1 && value.last == first && !value.dropFirst().dropLast().contains(first)
    }
    return !value.contains { $0 == "," || $0.isWhitespace }
  }

  private static let wrappings = [
    ("b'", "'"), ("b\"", "\""), ("np.str_('", "')"), ("np.int64(", ")"), ("array(", ")"),
    ("[", "]"), ("(", ",)"), ("{'", "'}"), ("'", "'"), ("\"", "\""), ("\u{201C}", "\u{201D}"),
    ("`", "`"),
  ]
}
