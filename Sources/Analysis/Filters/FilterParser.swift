import Dataset

extension FilterExpression {
  /// The longest filter that is read, in Unicode scalars.
  public static let longestText = 10_000
  /// How deep parentheses and `not` may nest.
  public static let deepestNesting = 100

  /// Reads a text of the filter language (see `docs/filter-language.md`).
  ///
  /// Names are not looked up yet: that needs a project. Takes time linear in the text.
  ///
  /// - Throws: ``FilterError`` at the first place that does not follow the grammar, also for an
  ///   empty text, one longer than ``longestText`` and one nested deeper than ``deepestNesting``.
  public init(parsing text: String) throws(FilterError) {
    var parser = FilterParser(scanner: FilterScanner(text))
    self = try parser.whole()
  }

  /// Reads a text of the filter language where one was given.
  ///
  /// - Returns: `nil`, which means all images, for no text and for a blank one.
  /// - Throws: as ``init(parsing:)`` does.
  package init?(ifGiven text: String?) throws(FilterError) {
    guard let text, !text.allSatisfy(\.isWhitespace) else { return nil }
    try self.init(parsing: text)
  }
}

/// Recursive descent over the grammar; one function a rule.
private struct FilterParser {
  var scanner: FilterScanner
  var depth = 0

  mutating func whole() throws(FilterError) -> FilterExpression {
    guard scanner.length <= FilterExpression.longestText else {
      throw FilterError(
        column: FilterExpression.longestText + 1,
        message: "the filter is longer than \(FilterExpression.longestText) characters")
    }
    scanner.skipSpace()
    guard !scanner.isAtEnd else {
      throw FilterError(column: 1, message: "the filter is empty")
    }
    let expression = try any()
    guard scanner.isAtEnd else {
      throw unexpected("\"and\", \"or\" or the end", among: [.and, .or])
    }
    return expression
  }

  private mutating func any() throws(FilterError) -> FilterExpression {
    var parts = [try all()]
    while scanner.take(.or) { parts.append(try all()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func all() throws(FilterError) -> FilterExpression {
    var parts = [try not()]
    while scanner.take(.and) { parts.append(try not()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func not() throws(FilterError) -> FilterExpression {
    scanner.skipSpace()
    let start = scanner.column
    if scanner.take(.not) {
      try goDeeper(from: start)
      defer { depth -= 1 }
      return .not(try not())
    }
    guard scanner.take("(") else { return try test() }
    try goDeeper(from: start)
    defer { depth -= 1 }
    let inner = try any()
    guard scanner.take(")") else {
      throw unexpected("\"and\", \"or\" or \")\"", among: [.and, .or])
    }
    scanner.skipSpace()
    return inner
  }

  private mutating func test() throws(FilterError) -> FilterExpression {
    let start = scanner.column
    if scanner.take(.similar) {
      scanner.skipSpace()
      if scanner.take(.to) {
        scanner.skipSpace()
        guard let key = try scanner.quotedText() else {
          throw unexpected("the key of an image in quotes after \"similar to\"")
        }
        scanner.skipSpace()
        return .similar(to: key, column: start)
      }
      let name = FilterWord(FilterKeyword.similar.rawValue, column: start)
      return .test(try test(of: FilterField(name: name)))
    }
    var field = FilterField(name: try name(expected: "a field"))
    if scanner.take(".") {
      field.model = field.name
      field.name = try name(expected: "a field of the model")
    }
    return .test(try test(of: field))
  }

  private mutating func name(expected: String) throws(FilterError) -> FilterWord {
    let start = scanner.column
    if let text = try scanner.quotedText() { return FilterWord(text, column: start) }
    let before = scanner
    guard let text = scanner.fieldWord(), FilterKeyword.reserved(text) == nil else {
      scanner = before
      throw unexpected(expected)
    }
    return FilterWord(text, column: start)
  }

  private mutating func test(of field: FilterField) throws(FilterError) -> FilterTest {
    scanner.skipSpace()
    let column = scanner.column
    let condition = try condition(of: field)
    scanner.skipSpace()
    return FilterTest(field: field, condition: condition, column: column)
  }

  private mutating func condition(of field: FilterField) throws(FilterError) -> FilterCondition {
    if scanner.take(.in) { return try membership() }
    if scanner.take(.is) {
      scanner.skipSpace()
      if scanner.take(.missing) { return .missing }
      if scanner.take(.present) { return .present }
      throw unexpected(
        "\"missing\" or \"present\" after \"is\"", among: [.missing, .present])
    }
    if let sign = scanner.comparison() {
      return .compare(sign, try value(after: sign.rawValue))
    }
    let signs = FilterComparison.allCases.map(\.rawValue).joined(separator: ", ")
    throw unexpected(
      "\(signs), \"in\" or \"is\" after \(quoted(field.name.text))", among: [.in, .is])
  }

  private mutating func membership() throws(FilterError) -> FilterCondition {
    scanner.skipSpace()
    if scanner.take("[") {
      var values: [FilterValue] = []
      repeat {
        values.append(try value(after: values.isEmpty ? "[" : ","))
        scanner.skipSpace()
      } while scanner.take(",")
      guard scanner.take("]") else { throw unexpected("\",\" or \"]\"") }
      return .among(values)
    }
    if scanner.take(.lowest) { return .lowest(try amount(after: .lowest)) }
    if scanner.take(.highest) { return .highest(try amount(after: .highest)) }
    guard let low = try number() else {
      throw unexpected(
        "\"[\", a range like 0.2..0.5, \"lowest\" or \"highest\" after \"in\"",
        among: [.lowest, .highest])
    }
    scanner.skipSpace()
    guard scanner.take("..") else { throw unexpected("\"..\" in the range") }
    scanner.skipSpace()
    guard let high = try number() else { throw unexpected("a number after \"..\"") }
    if let first = low.number, let last = high.number, first > last {
      throw FilterError(
        column: low.column.number,
        message: "the range \(low.text)..\(high.text) is empty: its low end is above its high end")
    }
    return .range(low, high)
  }

  private mutating func amount(after word: FilterKeyword) throws(FilterError) -> FilterAmount {
    scanner.skipSpace()
    guard let value = try number(), let number = value.number else {
      throw unexpected("a number or a percentage after \"\(word.rawValue)\"")
    }
    var after = scanner
    after.skipSpace()
    let isPercent = after.take("%")
    if isPercent { scanner = after }
    if isPercent ? number < 0 || number > 100 : number < 0 || number != number.rounded() {
      throw FilterError(
        column: value.column.number,
        message: isPercent
          ? "a percentage lies between 0 and 100, not \(value.text)"
          : "\"\(word.rawValue)\" takes a whole number of images or a percentage, not \(value.text)"
      )
    }
    return FilterAmount(value: value, isPercent: isPercent)
  }

  private mutating func value(after sign: String) throws(FilterError) -> FilterValue {
    scanner.skipSpace()
    let start = scanner.column
    if let text = try scanner.quotedText() { return FilterValue(text, column: start) }
    let before = scanner
    switch scanner.value() {
    case .number(let text)?: return try finite(text, column: start)
    case .word(let text)? where FilterKeyword.reserved(text) == nil:
      return FilterValue(text, column: start)
    default:
      scanner = before
      throw unexpected("a value after \"\(sign)\"")
    }
  }

  private mutating func number() throws(FilterError) -> FilterValue? {
    let start = scanner.column
    guard let text = scanner.number() else { return nil }
    return try finite(text, column: start)
  }

  private func finite(_ text: String, column: FilterColumn) throws(FilterError) -> FilterValue {
    guard let number = Double(text), number.isFinite else {
      throw FilterError(column: column.number, message: "the number \(text) is too large")
    }
    return FilterValue(text, number: number, column: column)
  }

  private mutating func goDeeper(from start: FilterColumn) throws(FilterError) {
    depth += 1
    guard depth <= FilterExpression.deepestNesting else {
      throw FilterError(
        column: start.number,
        message: "the filter is nested deeper than \(FilterExpression.deepestNesting)")
    }
  }

  private func unexpected(_ expected: String, among words: [FilterKeyword] = []) -> FilterError {
    let found = scanner.found()
    return FilterError(
      column: scanner.column.number, message: "expected \(expected), found \(found.words)",
      nearest: found.word.flatMap { nearestName(to: $0, in: words.map(\.rawValue)) })
  }
}
