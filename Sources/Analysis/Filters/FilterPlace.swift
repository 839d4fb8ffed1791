/// What is being written at one place of a filter, read off the text before it.
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
    var scanner = FilterScanner(text)
    while true {
      scanner.skipSpace()
      start = scanner.position
      guard !scanner.isAtEnd else { return }
      if scanner.next == "\"" {
        let before = scanner
        guard let word = try? scanner.quotedText() else {
          typed = before.rest(from: start + 1)
          isQuoted = true
          return
        }
        passWord(word, isQuoted: true, &scanner)
      } else if let word = word(&scanner) {
        guard !scanner.isAtEnd else {
          typed = word
          return
        }
        passWord(word, isQuoted: false, &scanner)
      } else if !passSign(&scanner) {
        return
      }
    }
  }

  private func word(_ scanner: inout FilterScanner) -> String? {
    switch expected {
    case .value, .among, .free, .listGoesOn, .joint:
      switch scanner.value() {
      case .number(let text)?, .word(let text)?: text
      case nil: nil
      }
    case .field, .fieldOf, .operation, .presence: scanner.fieldWord()
    }
  }

  private mutating func passWord(_ word: String, isQuoted: Bool, _ scanner: inout FilterScanner) {
    let keyword = isQuoted ? nil : FilterKeyword(rawValue: word)
    switch expected {
    case .field where keyword == .not: break
    case .field:
      if scanner.take(".") {
        expected = .fieldOf(model: word)
      } else {
        expected = .operation(FilterField(name: FilterWord(word)))
      }
    case .fieldOf(let model):
      expected = .operation(FilterField(model: FilterWord(model), name: FilterWord(word)))
    case .operation(let field):
      switch keyword {
      case .in: expected = .among(field)
      case .is: expected = .presence
      // `similar to` takes the key of an image.
      case .to: expected = .free
      default: break
      }
    case .among where keyword == .lowest || keyword == .highest: expected = .free
    case .among: expected = scanner.take("..") ? .free : .joint
    case .value(let field, let inList): expected = inList ? .listGoesOn(field) : .joint
    case .presence, .free: expected = .joint
    case .joint where keyword == .and || keyword == .or: expected = .field
    case .joint, .listGoesOn: break
    }
  }

  /// Passes a sign; `false` if it is one that is not whole yet, at the end of the text.
  private mutating func passSign(_ scanner: inout FilterScanner) -> Bool {
    if case .operation(let field) = expected {
      if let comparison = scanner.comparison() {
        expected = comparison == .contains ? .free : .value(field, inList: false)
        return true
      }
      if scanner.rest(from: scanner.position) == "!" {
        typed = "!"
        return false
      }
    }
    switch scanner.next {
    case "(":
      depth += 1
      expected = .field
    case ")":
      depth = max(0, depth - 1)
      if expected != .field { expected = .joint }
    case "[":
      if case .among(let field) = expected { expected = .value(field, inList: true) }
    case ",":
      if case .listGoesOn(let field) = expected { expected = .value(field, inList: true) }
    case "]": expected = .joint
    default: break
    }
    scanner.passOne()
    return true
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
