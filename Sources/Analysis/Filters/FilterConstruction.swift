extension FilterExpression {
  /// What holds where this filter and another hold.
  package func and(_ other: FilterExpression) -> FilterExpression {
    .all(conjuncts + other.conjuncts)
  }

  /// What holds where this filter or another holds.
  package func or(_ other: FilterExpression) -> FilterExpression {
    .any(alternatives + other.alternatives)
  }

  /// What holds where every part holds; `nil`, which is all images, without any.
  package static func conjunction(of parts: [FilterExpression]) -> FilterExpression? {
    parts.dropFirst().reduce(parts.first) { $0?.and($1) }
  }

  /// What holds where at least one part holds; `nil` without any.
  package static func disjunction(of parts: [FilterExpression]) -> FilterExpression? {
    parts.dropFirst().reduce(parts.first) { $0?.or($1) }
  }

  /// The parts that `and` joins at the top.
  private var conjuncts: [FilterExpression] {
    if case .all(let parts) = self { return parts }
    return [self]
  }

  /// The parts that `or` joins at the top.
  private var alternatives: [FilterExpression] {
    if case .any(let parts) = self { return parts }
    return [self]
  }
}

extension FilterExpression {
  /// One test of a field.
  package static func has(_ field: FilterField, _ condition: FilterCondition) -> FilterExpression {
    .test(FilterTest(field: field, condition: condition, column: FilterColumn(1)))
  }

  /// The images whose field is a word.
  package static func equals(_ field: FilterField, _ word: String) -> FilterExpression {
    has(field, .compare(.equal, FilterValue(word)))
  }

  /// The images whose field is one of the words.
  ///
  /// - Precondition: there is a word.
  package static func oneOf(_ field: FilterField, _ words: [String]) -> FilterExpression {
    precondition(!words.isEmpty, "one word or more")
    return words.count == 1
      ? equals(field, words[0]) : has(field, .among(words.map { FilterValue($0) }))
  }

  /// The images whose field compares with a number.
  package static func compares(
    _ field: FilterField, _ comparison: FilterComparison, _ number: Double
  ) -> FilterExpression {
    has(field, .compare(comparison, FilterValue(number)))
  }

  /// The images whose field lies in a closed range.
  ///
  /// - Precondition: the low end is not above the high one.
  package static func within(
    _ field: FilterField, _ low: Double, _ high: Double
  ) -> FilterExpression {
    precondition(low <= high, "a range from low to high")
    return low == high
      ? compares(field, .equal, low)
      : has(field, .range(FilterValue(low), FilterValue(high)))
  }
}

extension FilterField {
  /// A field of the language itself.
  package init(_ name: FieldName) { self.init(name.rawValue) }

  /// A field by its name, such as a metric's id.
  package init(_ name: String) { self.init(name: FilterWord(name)) }

  /// The given class.
  package static let label = FilterField(.label)
  /// The class that the model predicted.
  package static let predicted = FilterField(.predicted)
  /// Whether the model is right.
  package static let outcome = FilterField(.outcome)
  /// Another class that is more likely right than the label.
  package static let likelyLabel = FilterField(.likelyLabel)
  /// The split of the image.
  package static let split = FilterField(.split)
  /// The key of the image.
  package static let path = FilterField(.path)
  /// What is wrong with file or picture.
  package static let issue = FilterField(.issue)
  /// The format of the file.
  package static let format = FilterField(.format)
}

extension FilterValue {
  /// A number, in the shortest spelling that reads back as the same; the greatest finite one of its
  /// sign where it is infinite, as no filter can say that.
  ///
  /// - Precondition: it is a number, not NaN.
  package init(_ number: Double) {
    precondition(!number.isNaN, "a number")
    let greatest = Double.greatestFiniteMagnitude
    let number = min(max(number, -greatest), greatest)
    let text = number.description
    self.init(text.hasSuffix(".0") ? String(text.dropLast(2)) : text, number: number)
  }
}
