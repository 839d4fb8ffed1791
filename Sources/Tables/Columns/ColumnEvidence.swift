import Dataset

/// What the cells of a further column are, as far as it decides what the column holds.
struct ColumnEvidence {
  /// What a column holds, and why where that is not plain.
  struct Verdict {
    enum Content {
      case empty, numbers, words
    }
    var content: Content
    /// Whether the numbers have decimal commas.
    var hasCommas = false
    /// Why, in words; `nil` where it is plain.
    var note: String?
    /// Whether it was chosen among several readings.
    var isChosen = false
    /// How many cells the note is about.
    var count = 0
  }
  private var numbers = 0
  private var commas = 0
  /// Of these how many have three digits behind the comma, which may separate thousands.
  private var thousands = 0
  private var points = 0
  private var words = 0
  private var missing = 0
  private(set) var nested = 0
  private(set) var firstWord: (line: Int, text: String)?
  private var missingWord = ""
  /// A number that begins with zeros, as codes do.
  private var code: String?
  /// A whole number of more digits than a Double holds.
  private var long: String?
  private(set) var infinite: (line: Int, text: String)?

  /// Words by which tables say that a number is missing.
  static let missingWords = MissingLabels.ofValues.union(["na", "-", "--", ".", "nil"])

  /// Takes one cell.
  mutating func take(_ cell: UnsafeRawBufferPointer, isNested: Bool, line: @autoclosure () -> Int) {
    if isNested { nested += 1 }
    if cell.isEmpty || isNaN(cell) { return }
    guard let number = DecimalNumber(cell) else {
      take(word: cell, line: line())
      return
    }
    numbers += 1
    if number.places > 0 { points += 1 }
    if number.value.isInfinite { infinite = infinite ?? (line(), quoted(cell)) }
    if cell[0] == 0x30, cell.count > 1, cell[1] &- 0x30 < 10, code == nil {
      code = String(decoding: cell, as: UTF8.self)
    }
    if cell.count > 15, number.places == 0, long == nil {
      let text = String(decoding: cell, as: UTF8.self)
      if text.drop(while: { $0 == "-" || $0 == "+" }).count > 15,
        !text.contains(where: { "eE.".contains($0) })
      {
        long = text
      }
    }
  }

  private mutating func take(word cell: UnsafeRawBufferPointer, line: Int) {
    if isInfinity(cell) {
      infinite = infinite ?? (line, quoted(cell))
      return
    }
    if cell.count <= 8 {
      let text = String(decoding: cell, as: UTF8.self)
      if Self.missingWords.contains(text.lowercased()) {
        missing += 1
        if missingWord.isEmpty { missingWord = text }
        return
      }
    }
    if let number = DecimalNumber(withComma: cell) {
      commas += 1
      if number.places == 3 { thousands += 1 }
      if firstWord == nil { firstWord = (line, String(decoding: cell, as: UTF8.self)) }
      return
    }
    words += 1
    if firstWord == nil { firstWord = (line, String(decoding: cell.prefix(60), as: UTF8.self)) }
  }

  /// What the column holds.
  ///
  /// `mayHaveCommas` where commas do not separate the fields.
  func verdict(mayHaveCommas: Bool) -> Verdict {
    if words == 0, commas > 0, commas > thousands, points == 0, mayHaveCommas {
      return Verdict(
        content: .numbers, hasCommas: true, note: "with decimal commas", isChosen: true,
        count: commas)
    }
    if words + commas > 0 {
      guard numbers > 0, let firstWord else { return Verdict(content: .words) }
      return Verdict(
        content: .words,
        note: "as \(quoted(firstWord.text)) on line \(firstWord.line) is no number", count: numbers)
    }
    guard numbers > 0 else {
      return Verdict(content: missing > 0 ? .words : .empty)
    }
    if let code {
      return Verdict(
        content: .words, note: "as codes such as \(quoted(code)) begin with zeros", isChosen: true,
        count: numbers)
    }
    if let long {
      return Verdict(
        content: .words, note: "as \(quoted(long)) has more digits than a number keeps",
        isChosen: true, count: numbers)
    }
    guard missing > 0 else { return Verdict(content: .numbers) }
    return Verdict(
      content: .numbers,
      note:
        "\(missing) cell\(missing == 1 ? "" : "s") such as \(quoted(missingWord)) read as missing",
      isChosen: true, count: missing)
  }
}

extension DecimalNumber {
  /// Reads a number with a comma for the point, such as `0,93`.
  ///
  /// - Returns: `nil` for anything else, also for a number without a comma.
  init?(withComma bytes: UnsafeRawBufferPointer) {
    guard bytes.count < 40, let comma = bytes.firstIndex(of: 0x2C), !bytes.contains(0x2E) else {
      return nil
    }
    var copy = Array(bytes)
    copy[comma] = 0x2E
    guard let number = copy.withUnsafeBytes({ DecimalNumber($0) }) else { return nil }
    self = number
  }
}
