import Dataset

extension FilterExpression: CustomStringConvertible {
  /// The filter in its canonical spelling, with the fewest brackets; parsing it gives an equal tree.
  public var description: String {
    switch self {
    case .any(let parts): Self.joined(parts, by: .or, over: .any)
    case .all(let parts): Self.joined(parts, by: .and, over: .all)
    case .not(let part): "\(FilterKeyword.not.rawValue) \(part.spelled(under: .not))"
    case .test(let test): "\(test.field) \(test.condition)"
    case .similar(let key, _):
      "\(FilterKeyword.similar.rawValue) \(FilterKeyword.to.rawValue) \(inQuotes(key))"
    }
  }

  private static func joined(
    _ parts: [FilterExpression], by word: FilterKeyword, over binding: Binding
  ) -> String {
    parts.map { $0.spelled(under: binding) }.joined(separator: " \(word.rawValue) ")
  }

  /// How closely a part of a filter holds together, the loosest first.
  private enum Binding: Int { case any, all, not, test }

  private var binding: Binding {
    switch self {
    case .any: .any
    case .all: .all
    case .not: .not
    case .test, .similar: .test
    }
  }

  /// The filter as a part of one that binds as closely as said, in brackets where it would come
  /// apart; a `not` holds to what follows, whatever stands around.
  private func spelled(under outer: Binding) -> String {
    let comesApart = binding != .not && binding.rawValue <= outer.rawValue
    return comesApart ? "(\(self))" : description
  }
}

extension FilterField: CustomStringConvertible {
  /// The field as it is written, with its model before a dot.
  public var description: String {
    let name = spelled(field: name.text)
    guard let model else { return name }
    return "\(spelled(field: model.text)).\(name)"
  }
}

extension FilterCondition: CustomStringConvertible {
  /// The condition as it is written after the field.
  public var description: String {
    switch self {
    case .compare(let comparison, let value): "\(comparison.rawValue) \(value)"
    case .among(let values): spelled(.in, "[\(values.map(\.description).joined(separator: ", "))]")
    case .range(let low, let high): spelled(.in, "\(low)..\(high)")
    case .lowest(let amount): spelled(.in, spelled(.lowest, "\(amount)"))
    case .highest(let amount): spelled(.in, spelled(.highest, "\(amount)"))
    case .missing: spelled(.is, FilterKeyword.missing.rawValue)
    case .present: spelled(.is, FilterKeyword.present.rawValue)
    }
  }

  private func spelled(_ word: FilterKeyword, _ rest: String) -> String {
    "\(word.rawValue) \(rest)"
  }
}

extension FilterAmount: CustomStringConvertible {
  /// The amount as it is written behind `lowest` or `highest`.
  public var description: String { isPercent ? "\(value)%" : "\(value)" }
}

extension FilterValue: CustomStringConvertible {
  /// The value as it is written: numbers as they were spelled, words in quotes where needed.
  public var description: String {
    if number != nil { return text }
    var scanner = FilterScanner(text)
    if case .word(text) = scanner.value(), scanner.isAtEnd, FilterKeyword(rawValue: text) == nil {
      return text
    }
    return inQuotes(text)
  }
}

/// A field or a model as it is written, in quotes where needed.
package func spelled(field name: String) -> String {
  var scanner = FilterScanner(name)
  if scanner.fieldWord() == name, scanner.isAtEnd, FilterKeyword(rawValue: name) == nil {
    return name
  }
  return inQuotes(name)
}

/// The text in double quotes, with escapes for what could not stand there itself.
func inQuotes(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    case _ where scalar.value < 0x20 || scalar.value == 0x7f:
      result += "\\u{\(String(scalar.value, radix: 16))}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

extension JSON {
  /// A filter as text; `null` for none.
  static func filter(_ filter: FilterExpression?) -> JSON { .optional(filter?.description) }
}
