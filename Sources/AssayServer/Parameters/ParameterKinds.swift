import Assay

extension Parameter where Value == String? {
  /// A text; an empty one in an address counts as absent.
  static func text(
    _ name: String, _ what: String, format: Shape.Format? = nil, orEmpty: Bool = false,
    errors: [ErrorCode] = []
  ) -> Self {
    Self(
      name: name, what: what, shape: format.map { .text($0, orEmpty: orEmpty) } ?? .string,
      absent: .some(nil),
      code: .badBody, expected: "\(name) is a text", furtherErrors: errors,
      read: { given in plainText(given).map { .some($0) } })
  }

  /// A text of a body that a pattern matches whole; `nil` if it is absent.
  static func text(
    _ name: String, _ what: String, matching pattern: String, expected: String, code: ErrorCode
  ) -> Self {
    Self(
      name: name, what: what, shape: .matching(pattern), absent: .some(nil), code: code,
      expected: expected,
      read: { given in
        guard let text = plainText(given), let pattern = try? Regex(pattern),
          (try? pattern.wholeMatch(in: text)) != nil
        else { return nil }
        return .some(text)
      })
  }

  /// A text or `null` of a body; `nil` too if it is absent.
  static func textOrNull(
    _ name: String, _ what: String, format: Shape.Format, code: ErrorCode
  ) -> Self {
    Self(
      name: name, what: what, shape: .nullable(.text(format)), absent: .some(nil), code: code,
      expected: "\(name) is a text or null",
      read: { given in given == [.null] ? .some(nil) : plainText(given).map { .some($0) } })
  }

  /// A member of a body that can only be `null`.
  static func null(_ name: String, _ what: String, code: ErrorCode) -> Self {
    Self(
      name: name, what: what, shape: .null, absent: .some(nil), code: code,
      expected: "\(name) is null or absent", read: { $0 == [.null] ? .some(nil) : nil })
  }
}

extension Parameter where Value == String {
  /// A text that must be there.
  static func neededText(
    _ name: String, _ what: String, format: Shape.Format, orEmpty: Bool = false,
    code: ErrorCode = .badBody, ifMissing: (code: ErrorCode, message: String) = (.badBody, ""),
    errors: [ErrorCode] = []
  ) -> Self {
    Self(
      name: name, what: what, shape: .text(format, orEmpty: orEmpty), ifMissing: ifMissing,
      code: code,
      expected: "\(name) is a text", furtherErrors: errors, read: plainText)
  }
}

extension Parameter where Value == [String] {
  /// A text that may stand several times.
  static func texts(
    _ name: String, _ what: String, format: Shape.Format, errors: [ErrorCode]
  ) -> Self {
    Self(
      name: name, what: what, shape: .text(format), repeats: true, absent: [], code: .badBody,
      expected: "\(name) is a text", furtherErrors: errors,
      read: { given in
        let texts = given.compactMap { plainText([$0]) }
        return texts.count == given.count ? texts : nil
      })
  }
}

extension Parameter where Value == Int {
  /// A whole number, or its usual value.
  static func whole(
    _ name: String, _ what: String, in range: ClosedRange<Int>, usually usual: Int,
    code: ErrorCode
  ) -> Self {
    Self(
      name: name, what: what, shape: .whole(range), absent: usual, absence: .int(usual), code: code,
      expected: expectation(name, range), read: { wholeNumber($0, in: range) })
  }

  /// A whole number that must be there: one of the path.
  static func neededWhole(
    _ name: String, _ what: String, as shape: Shape, code: ErrorCode, expected: String,
    errors: [ErrorCode] = []
  ) -> Self {
    Self(
      name: name, what: what, shape: shape, code: code, expected: expected, furtherErrors: errors,
      read: { wholeNumber($0, in: 0...Int.max) })
  }
}

extension Parameter where Value == Int? {
  /// A whole number; `nil` if it is absent.
  static func whole(
    _ name: String, _ what: String, in range: ClosedRange<Int>, as shape: Shape? = nil,
    code: ErrorCode
  ) -> Self {
    Self(
      name: name, what: what, shape: shape ?? .whole(range), absent: .some(nil), code: code,
      expected: expectation(name, range),
      read: { given in wholeNumber(given, in: range).map { .some($0) } })
  }
}

extension Parameter where Value == Double? {
  /// A number; `nil` if it is absent.
  static func number(
    _ name: String, _ what: String, in range: ClosedRange<Double>, code: ErrorCode
  ) -> Self {
    Self(
      name: name, what: what, shape: .real(range), absent: .some(nil), code: code,
      expected: "\(name) is a number from \(Int(range.lowerBound)) to \(Int(range.upperBound))",
      read: { given in
        guard given.count == 1, let number = given[0].finiteNumber, range.contains(number) else {
          return nil
        }
        return .some(number)
      })
  }
}

extension Parameter where Value == Bool {
  /// 0 or 1; 0 if it is absent.
  static func flag(_ name: String, _ what: String, code: ErrorCode) -> Self {
    Self(
      name: name, what: what, shape: .word(["0", "1"]), absent: false, absence: .string("0"),
      code: code, expected: "\(name) is 0 or 1",
      read: { ["0": false, "1": true][plainText($0) ?? ""] })
  }
}

extension Parameter where Value == [Int]? {
  /// Ids of images: separated by commas in an address, a list in a body; `nil` if absent.
  static func ids(
    _ name: String, _ what: String, upTo most: Int? = nil, isRequired: Bool = false,
    code: ErrorCode, errors: [ErrorCode] = []
  ) -> Self {
    Self(
      name: name, what: what, shape: most.map { .few(.imageID, upTo: $0) } ?? .list(.imageID),
      absent: isRequired ? nil : .some(nil), code: code,
      expected: "\(name) is a list of whole numbers from 0", furtherErrors: errors,
      read: { given in
        guard given.count == 1 else { return nil }
        if case .wholes(let numbers) = given[0] {
          return numbers.allSatisfy(Parameters.places.contains) ? .some(numbers) : nil
        }
        guard case .text(let text) = given[0] else { return nil }
        let parts = text.split(separator: ",", omittingEmptySubsequences: text.isEmpty)
        let numbers = parts.compactMap { RequestValue.wholeNumber($0) }
        let fits = numbers.count == parts.count && numbers.allSatisfy(Parameters.places.contains)
        return fits ? .some(numbers) : nil
      })
  }
}

/// A value that is one of a few words.
typealias Word = CaseIterable & RawRepresentable<String> & Sendable

extension Parameter {
  /// One of a few words, or the usual one.
  static func word(
    _ name: String, _ what: String, usually usual: Value, code: ErrorCode
  ) -> Self where Value: Word {
    let known = Value.allCases.map(\.rawValue)
    return Self(
      name: name, what: what, shape: .word(known), absent: usual,
      absence: .string(usual.rawValue), code: code, expected: "\(name) is \(orList(known))",
      words: known, read: { plainText($0).flatMap { Value(rawValue: $0) } })
  }

  /// One of a few words; `nil` if it is absent.
  static func word<Kind: Word>(
    _ name: String, _ what: String, of kind: Kind.Type, code: ErrorCode
  ) -> Self where Value == Kind? {
    let known = kind.allCases.map(\.rawValue)
    return Self(
      name: name, what: what, shape: .word(known), absent: .some(nil), code: code,
      expected: "\(name) is \(orList(known))", words: known,
      read: { given in
        plainText(given).flatMap { Kind(rawValue: $0) }.map { .some($0) }
      })
  }

  /// One of a few words that may stand several times.
  static func words<Kind: Word>(
    _ name: String, _ what: String, of kind: Kind.Type, code: ErrorCode
  ) -> Self where Value == [Kind] {
    let known = kind.allCases.map(\.rawValue)
    return Self(
      name: name, what: what, shape: .word(known), repeats: true, absent: [], code: code,
      expected: "\(name) is \(orList(known))", words: known,
      read: { given in
        let words = given.compactMap { plainText([$0]).flatMap { Kind(rawValue: $0) } }
        return words.count == given.count ? words : nil
      })
  }

  /// One of a few words that must be there, of a body.
  static func neededWord(
    _ name: String, _ what: String, among choices: [Value], code: ErrorCode,
    expected: String? = nil
  ) -> Self where Value: Word & Equatable {
    let known = choices.map(\.rawValue)
    return Self(
      name: name, what: what, shape: .word(known), code: code,
      expected: expected ?? "\(name) is \(orList(known))", words: known,
      read: { given in
        plainText(given).flatMap { text in choices.first { $0.rawValue == text } }
      })
  }
}

/// The only text that is given; `nil` for anything else.
private func plainText(_ given: [RequestValue]) -> String? {
  guard given.count == 1, case .text(let text) = given[0] else { return nil }
  return text
}

private func wholeNumber(_ given: [RequestValue], in range: ClosedRange<Int>) -> Int? {
  guard given.count == 1, let number = given[0].wholeNumber, range.contains(number) else {
    return nil
  }
  return number
}

private func expectation(_ name: String, _ range: ClosedRange<Int>) -> String {
  "\(name) is a whole number from \(range.lowerBound) to \(range.upperBound)"
}

/// `a`, `a or b`, `a, b or c`.
private func orList(_ words: [String]) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return "\(words.dropLast().joined(separator: ", ")) or \(last)"
}
