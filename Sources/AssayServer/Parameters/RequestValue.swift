/// What stands behind the name of a parameter: text in an address, any JSON in a body.
enum RequestValue: Hashable, Sendable {
  case text(String)
  case whole(Int)
  case number(Double)
  case boolean(Bool)
  case wholes([Int])
  case null
  /// Any other list or object.
  case nested

  /// The value as a message shows it.
  var shown: String {
    switch self {
    case .text(let text): "\"\(text.prefix(40))\""
    case .whole(let number): "\(number)"
    case .number(let number): "\(number)"
    case .boolean(let isTrue): "\(isTrue)"
    case .wholes: "a list of numbers"
    case .null: "null"
    case .nested: "a list or an object"
    }
  }

  /// The whole number that this is, in digits where it is text; `nil` for all else.
  ///
  /// The only place where the server reads whole numbers.
  var wholeNumber: Int? {
    switch self {
    case .whole(let number): number
    case .text(let text): Self.wholeNumber(text)
    default: nil
    }
  }

  /// The number of a text of digits, perhaps with a minus in front; `nil` for all else.
  static func wholeNumber(_ text: some StringProtocol) -> Int? {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    return Int(text)
  }

  /// The finite number that this is, `nil` for all else.
  var finiteNumber: Double? {
    switch self {
    case .whole(let number): return Double(number)
    case .number(let number): return number
    case .text(let text):
      // Only what JSON would take for a number.
      guard text.wholeMatch(of: /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/) != nil
      else { return nil }
      return Double(text).flatMap { $0.isFinite ? $0 : nil }
    default: return nil
    }
  }
}

extension RequestValue: Decodable {
  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let isTrue = try? value.decode(Bool.self) {
      self = .boolean(isTrue)
    } else if let number = try? value.decode(Int.self) {
      self = .whole(number)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let numbers = try? value.decode([Int].self) {
      self = .wholes(numbers)
    } else {
      self = .nested
    }
  }
}

/// The values of a request by the names of its parameters; those of an address may be repeated.
struct RequestValues: Sendable {
  private let values: [String: [RequestValue]]

  init(_ values: [String: [RequestValue]]) { self.values = values }

  /// What stands behind a name, in order.
  subscript(name: String) -> [RequestValue] { values[name] ?? [] }

  /// The value of a parameter.
  ///
  /// - Throws: ``APIError`` if it is absent but needed, or does not fit.
  subscript<Value>(parameter: Parameter<Value>) -> Value {
    get throws(APIError) { try parameter.value(of: self[parameter.name]) }
  }
}
