import Assay

/// What a parameter says of itself, whatever its value is.
protocol DeclaredParameter: Sendable {
  /// Its name in the address or among the members of a body.
  var name: String { get }
  /// What it means.
  var what: String { get }
  /// The shape of its value, of each one where it may be repeated.
  var shape: Shape { get }
  /// Whether it must be there.
  var isRequired: Bool { get }
  /// Whether it may stand several times in an address.
  var repeats: Bool { get }
  /// What it is if absent, where that is a value.
  var absence: JSON? { get }
  /// The errors that a request can earn by it.
  var errors: [ErrorCode] { get }

  /// Reads the values that stand behind its name.
  ///
  /// - Throws: ``APIError`` if it is absent but needed, or does not fit.
  func check(_ given: [RequestValue]) throws(APIError)
}

/// A parameter of a route, declared once: what is read, the text of its errors, and its description
/// all follow from this.
struct Parameter<Value: Sendable>: DeclaredParameter {
  let name: String
  let what: String
  let shape: Shape
  var repeats = false
  /// The value if it is absent; `nil` where it must not be.
  var absent: Value?
  var absence: JSON?
  /// The error where it is absent but needed.
  var ifMissing: (code: ErrorCode, message: String) = (.badBody, "")
  /// The error of a value that does not fit.
  let code: ErrorCode
  /// A sentence about what fits, without its full stop.
  let expected: String
  /// Errors of values that fit, but name what does not exist.
  var furtherErrors: [ErrorCode] = []
  /// The words that would do, for a hint at a misspelt one.
  var words: [String] = []
  /// The value, `nil` if what is given does not fit.
  let read: @Sendable ([RequestValue]) -> Value?

  var isRequired: Bool { absent == nil }

  var errors: [ErrorCode] { [code] + (isRequired ? [ifMissing.code] : []) + furtherErrors }

  func value(of given: [RequestValue]) throws(APIError) -> Value {
    guard let last = given.last else {
      guard let absent else { throw APIError(ifMissing.code, ifMissing.message) }
      return absent
    }
    if let value = read(given) { return value }
    let wrong = given.first { read([$0]) == nil } ?? last
    var hint = ""
    if case .text(let text) = wrong, let near = nearestName(to: text, in: words) {
      hint = " (did you mean \"\(near)\"?)"
    }
    throw APIError(code, "\(expected), not \(wrong.shown)\(hint)")
  }

  func check(_ given: [RequestValue]) throws(APIError) { _ = try value(of: given) }
}

extension DeclaredParameter {
  /// The shape with its meaning and what absence means, for the description.
  var describedShape: Shape { .described(shape, what, absence: absence) }

  /// Whether an empty text in an address means that it is absent.
  var isAbsentIfEmpty: Bool {
    switch shape {
    case .string, .text: !repeats
    default: false
    }
  }

  /// The shape of its value in an address.
  var shapeInAddress: Shape {
    if repeats { return .list(shape) }
    guard case .text(let format) = shape, isAbsentIfEmpty, !isRequired else {
      return describedShape
    }
    return .described(.text(format, orEmpty: true), what)
  }
}
