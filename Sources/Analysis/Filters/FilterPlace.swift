/// What is being written at one place of a filter, read off the text before it by the parser.
///
/// Never fails: what does not follow the grammar is passed over.
struct FilterPlace: Equatable {
  /// What may stand at the place.
  enum Expected: Hashable {
    /// A field, `not` or a bracket.
    case field
    /// A field of a model, behind its dot.
    case fieldOf(model: String)
    /// A comparison, `in` or `is`.
    case operation(FilterField)
    /// A value to compare with; inside a list if so.
    case value(FilterField, inList: Bool)
    /// A list, a range, `lowest` or `highest`.
    case among(FilterField)
    /// What follows a value in a list.
    case listGoesOn(FilterField)
    /// `missing` or `present`.
    case presence
    /// A number or a text, of which nothing can be offered.
    case free
    /// `and`, `or` or the end of a bracket.
    case joint
  }

  /// What may stand here.
  var expected = Expected.field
  /// Where the word that is being written starts, in Unicode scalars.
  var start = 0
  /// As much of it as stands before the place, without an opening quote.
  var typed = ""
  /// Whether it began with a quote that was not closed.
  var isQuoted = false
  /// How many brackets are open.
  var depth = 0

  /// The place behind `text`.
  init(behind text: String) {
    var parser = FilterParser(scanner: FilterScanner(text))
    parser.isLenient = true
    repeat { try? parser.goOn() } while parser.passWhatCannotStand()
    (expected, start, depth) = (parser.expected, parser.start, parser.openBrackets)
    typed = parser.scanner.rest(from: start)
    if typed.hasPrefix("\"") {
      isQuoted = true
      typed.removeFirst()
    }
  }

  /// Where the word that `text` holds on both sides of the place ends, in Unicode scalars.
  ///
  /// - Parameters:
  ///   - text: The whole text.
  ///   - caret: The place, in Unicode scalars.
  /// - Returns: `caret` if the word ends there.
  func end(in text: String, caret: Int) -> Int {
    var scanner = FilterScanner(text)
    scanner.move(to: isQuoted ? start : caret)
    if isQuoted || (typed.isEmpty && scanner.next == "\"") {
      // Up to the closing quote, unless what closes it here would open another text.
      let rest = scanner.rest(from: caret + (isQuoted ? 0 : 1))
      let isClosed = !rest.filter { $0 == "\"" }.count.isMultiple(of: 2)
      if isClosed, (try? scanner.quotedText()) != nil { return scanner.position }
      return caret
    }
    switch expected {
    case .operation where typed.isEmpty || typed == "!":
      if typed == "!" { scanner.move(to: start) }
      if scanner.comparison() == nil, typed.isEmpty { _ = scanner.fieldWord() }
      return max(caret, scanner.position)
    case .value, .among:
      scanner.move(to: start)
      _ = scanner.value()
    case .field, .fieldOf, .operation, .presence, .joint:
      scanner.move(to: start)
      _ = scanner.fieldWord()
    case .free, .listGoesOn: break
    }
    return max(caret, scanner.position)
  }
}
