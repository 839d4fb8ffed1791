extension FilterExpression: CustomStringConvertible {
  /// The filter in its canonical spelling; parsing it gives an equal tree.
  package var description: String {
    switch self {
    case .any(let parts):
      parts.map { part in
        if case .any = part { return "(\(part))" }
        return "\(part)"
      }.joined(separator: " or ")
    case .all(let parts):
      parts.map { part in
        switch part {
        case .any, .all: "(\(part))"
        case .not, .test, .similar: "\(part)"
        }
      }.joined(separator: " and ")
    case .not(let part):
      switch part {
      case .any, .all: "not (\(part))"
      case .not, .test, .similar: "not \(part)"
      }
    case .test(let test): "\(test.field) \(test.condition)"
    case .similar(let key, _): "similar to \(inQuotes(key))"
    }
  }
}

extension FilterField: CustomStringConvertible {
  /// The field as it is written, with its model before a dot.
  package var description: String {
    let name = spelled(field: name.text)
    guard let model else { return name }
    return "\(spelled(field: model.text)).\(name)"
  }
}

extension FilterCondition: CustomStringConvertible {
  /// The condition as it is written after the field.
  package var description: String {
    switch self {
    case .compare(let comparison, let value): "\(comparison.rawValue) \(value)"
    case .among(let values): "in [\(values.map(\.description).joined(separator: ", "))]"
    case .range(let low, let high): "in \(low)..\(high)"
    case .lowest(let amount): "in lowest \(amount.value)\(amount.isPercent ? "%" : "")"
    case .highest(let amount): "in highest \(amount.value)\(amount.isPercent ? "%" : "")"
    case .missing: "is missing"
    case .present: "is present"
    }
  }
}

extension FilterValue: CustomStringConvertible {
  /// The value as it is written: numbers as they were spelled, words in quotes where needed.
  package var description: String {
    if number != nil { return text }
    var scanner = FilterScanner(text)
    if case .word(text) = scanner.value(), scanner.isAtEnd, !FilterScanner.keywords.contains(text) {
      return text
    }
    return inQuotes(text)
  }
}

/// A field or a model as it is written, in quotes where needed.
package func spelled(field name: String) -> String {
  var scanner = FilterScanner(name)
  if scanner.fieldWord() == name, scanner.isAtEnd, !FilterScanner.keywords.contains(name) {
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
