import Dataset

/// Recursive descent over the grammar; one function a rule.
///
/// Before each word or sign it notes what may stand there, so that the same rules say what can be
/// written at a place (``FilterPlace``).
struct FilterParser {
  var scanner: FilterScanner
  /// Whether what is wrong only in meaning, such as an empty range, is let pass.
  var isLenient = false
  /// What may stand at ``start``, where the parser looked last.
  private(set) var expected = FilterPlace.Expected.field
  private(set) var start = 0
  /// How many brackets were opened and not closed.
  private(set) var openBrackets = 0
  private var depth = 0
  private var readWord = false

  init(scanner: FilterScanner) { self.scanner = scanner }

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

  /// Goes on where the parser looked last, also after an error, up to the next one.
  mutating func goOn() throws(FilterError) {
    depth = 0
    switch expected {
    case .field: _ = try any()
    case .fieldOf(let model): _ = try ofModel(FilterWord(model))
    case .operation(let field): _ = try test(of: field)
    case .value(let field, inList: false): _ = try value(of: field, after: .equal)
    case .value(let field, inList: true): _ = try list(of: field)
    case .listGoesOn(let field):
      if try listGoesOn(of: field) { _ = try list(of: field) }
    case .among(let field): _ = try membership(of: field)
    case .presence: _ = try presence()
    case .free:
      expect(.free)
      readWord = scanner.value() != nil
    case .joint: break
    }
    expect(.joint)
    while take(.and) || take(.or) { _ = try any() }
  }

  /// Goes to the next word or sign and notes what may be it; a word that may still grow stays what
  /// is being written.
  private mutating func expect(_ what: FilterPlace.Expected) {
    if readWord && scanner.isAtEnd { return }
    scanner.skipSpace()
    (expected, start, readWord) = (what, scanner.position, false)
  }

  /// Passes the word or sign at which the grammar was broken; `false` at the end of the text, and
  /// where a word, a quoted text or a sign stands at the end that may still grow into what fits.
  mutating func passWhatCannotStand() -> Bool {
    guard !scanner.isAtEnd else { return false }
    let broken = scanner
    scanner.move(to: start)
    if scanner.next == "\"" {
      guard (try? scanner.quotedText()) != nil else { return false }
    } else if broken.position != start {
      scanner = broken
    } else if case .operation = expected, scanner.rest(from: start) == "!" {
      return false
    } else if scanner.take(")") {
      openBrackets = max(0, openBrackets - 1)
      if expected != .field { expected = .joint }
    } else if scanner.value() == nil {
      scanner.passOne()
    } else if scanner.isAtEnd {
      return false
    }
    readWord = false
    return true
  }

  private mutating func take(_ word: FilterKeyword) -> Bool {
    guard scanner.take(word) else { return false }
    readWord = true
    return true
  }

  private mutating func any() throws(FilterError) -> FilterExpression {
    var parts = [try all()]
    while take(.or) { parts.append(try all()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func all() throws(FilterError) -> FilterExpression {
    var parts = [try not()]
    while take(.and) { parts.append(try not()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func not() throws(FilterError) -> FilterExpression {
    expect(.field)
    let column = scanner.column
    if take(.not) {
      try goDeeper(from: column)
      defer { depth -= 1 }
      return .not(try not())
    }
    guard scanner.take("(") else { return try test() }
    openBrackets += 1
    try goDeeper(from: column)
    defer { depth -= 1 }
    let inner = try any()
    guard scanner.take(")") else {
      throw unexpected("\"and\", \"or\" or \")\"", among: [.and, .or])
    }
    openBrackets -= 1
    expect(.joint)
    return inner
  }

  private mutating func test() throws(FilterError) -> FilterExpression {
    let column = scanner.column
    if take(.similar) {
      let field = FilterField(name: FilterWord(FilterKeyword.similar.rawValue, column: column))
      expect(.operation(field))
      guard take(.to) else { return try test(of: field) }
      expect(.free)
      guard let key = try scanner.quotedText() else {
        throw unexpected("the key of an image in quotes after \"similar to\"")
      }
      expect(.joint)
      return .similar(to: key, column: column)
    }
    let word = try name(expected: "a field")
    guard scanner.take(".") else { return try test(of: FilterField(name: word)) }
    return try ofModel(word)
  }

  private mutating func ofModel(_ model: FilterWord) throws(FilterError) -> FilterExpression {
    // No space may stand behind the dot.
    (expected, start, readWord) = (.fieldOf(model: model.text), scanner.position, false)
    let name = try name(expected: "a field of the model")
    return try test(of: FilterField(model: model, name: name))
  }

  private mutating func name(expected: String) throws(FilterError) -> FilterWord {
    let column = scanner.column
    if let text = try scanner.quotedText() { return FilterWord(text, column: column) }
    let before = scanner
    guard let text = scanner.fieldWord(), FilterKeyword.reserved(text) == nil else {
      scanner = before
      throw unexpected(expected)
    }
    readWord = true
    return FilterWord(text, column: column)
  }

  private mutating func test(of field: FilterField) throws(FilterError) -> FilterExpression {
    expect(.operation(field))
    let column = scanner.column
    let condition = try condition(of: field)
    expect(.joint)
    return .test(FilterTest(field: field, condition: condition, column: column))
  }

  private mutating func condition(of field: FilterField) throws(FilterError) -> FilterCondition {
    if take(.in) { return try membership(of: field) }
    if take(.is) { return try presence() }
    if let sign = scanner.comparison() {
      return .compare(sign, try value(of: field, after: sign))
    }
    let signs = FilterComparison.allCases.map(\.rawValue).joined(separator: ", ")
    throw unexpected(
      "\(signs), \"in\" or \"is\" after \(quoted(field.name.text))", among: [.in, .is])
  }

  private mutating func presence() throws(FilterError) -> FilterCondition {
    expect(.presence)
    if take(.missing) { return .missing }
    if take(.present) { return .present }
    throw unexpected("\"missing\" or \"present\" after \"is\"", among: [.missing, .present])
  }

  private mutating func membership(of field: FilterField) throws(FilterError) -> FilterCondition {
    expect(.among(field))
    if scanner.take("[") { return .among(try list(of: field)) }
    if take(.lowest) { return .lowest(try amount(after: .lowest)) }
    if take(.highest) { return .highest(try amount(after: .highest)) }
    guard let low = try number() else {
      throw unexpected(
        "\"[\", a range like 0.2..0.5, \"lowest\" or \"highest\" after \"in\"",
        among: [.lowest, .highest])
    }
    expect(.free)
    guard scanner.take("..") else { throw unexpected("\"..\" in the range") }
    readWord = false
    expect(.free)
    guard let high = try number() else { throw unexpected("a number after \"..\"") }
    if !isLenient, let first = low.number, let last = high.number, first > last {
      throw FilterError(
        column: low.column.number,
        message: "the range \(low.text)..\(high.text) is empty: its low end is above its high end")
    }
    return .range(low, high)
  }

  /// The values of a list behind its opening bracket, or behind a comma.
  private mutating func list(of field: FilterField) throws(FilterError) -> [FilterValue] {
    var values: [FilterValue] = []
    repeat {
      expect(.value(field, inList: true))
      values.append(try value(after: values.isEmpty ? "[" : ","))
    } while try listGoesOn(of: field)
    return values
  }

  /// Passes the comma behind a value of a list, or its end.
  private mutating func listGoesOn(of field: FilterField) throws(FilterError) -> Bool {
    expect(.listGoesOn(field))
    if scanner.take(",") { return true }
    guard scanner.take("]") else { throw unexpected("\",\" or \"]\"") }
    return false
  }

  private mutating func amount(after word: FilterKeyword) throws(FilterError) -> FilterAmount {
    expect(.free)
    guard let value = try number(), let number = value.number else {
      throw unexpected("a number or a percentage after \"\(word.rawValue)\"")
    }
    var after = scanner
    after.skipSpace()
    let isPercent = after.take("%")
    if isPercent { (scanner, readWord) = (after, false) }
    if isLenient { return FilterAmount(value: value, isPercent: isPercent) }
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

  private mutating func value(
    of field: FilterField, after sign: FilterComparison
  ) throws(FilterError) -> FilterValue {
    expect(sign == .contains ? .free : .value(field, inList: false))
    return try value(after: sign.rawValue)
  }

  private mutating func value(after sign: String) throws(FilterError) -> FilterValue {
    let column = scanner.column
    if let text = try scanner.quotedText() { return FilterValue(text, column: column) }
    let before = scanner
    readWord = true
    switch scanner.value() {
    case .number(let text)?: return try finite(text, column: column)
    case .word(let text)? where FilterKeyword.reserved(text) == nil:
      return FilterValue(text, column: column)
    default:
      (scanner, readWord) = (before, false)
      throw unexpected("a value after \"\(sign)\"")
    }
  }

  private mutating func number() throws(FilterError) -> FilterValue? {
    let column = scanner.column
    guard let text = scanner.number() else { return nil }
    readWord = true
    return try finite(text, column: column)
  }

  private func finite(_ text: String, column: FilterColumn) throws(FilterError) -> FilterValue {
    guard let number = Double(text), number.isFinite || isLenient else {
      throw FilterError(column: column.number, message: "the number \(text) is too large")
    }
    return FilterValue(text, number: number, column: column)
  }

  private mutating func goDeeper(from column: FilterColumn) throws(FilterError) {
    depth += 1
    guard depth <= FilterExpression.deepestNesting else {
      throw FilterError(
        column: column.number,
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
