import Assay

/// The shape of a JSON value, for the description of the interface and the types of the page.
indirect enum Shape: Sendable {
  case string, integer, number, boolean
  case null
  /// Anything.
  case any
  /// A text of the project's world.
  case text(Format)
  /// A text that a regular expression matches, from its first character to its last.
  case matching(String)
  /// A whole number of a range.
  case whole(ClosedRange<Int>)
  /// A number of a range.
  case real(ClosedRange<Double>)
  /// The place of an image in the order of images, from 0.
  case imageID
  /// One of these words.
  case word([String])
  /// Only this value.
  case always(Bool)
  /// The shape, or `null`.
  case nullable(Shape)
  case list(Shape)
  /// A list of at most so many.
  case few(Shape, upTo: Int)
  /// A list of exactly these.
  case tuple([Shape])
  /// An object with exactly these members, the ones in `optional` not always.
  case object([(String, Shape)], optional: [String] = [])
  /// An object whose members all have one shape.
  case map(Shape)
  /// One of these.
  case either([Shape])
  /// One of ``APISchemas/all``.
  case named(String)
  /// The shape with what it means, and what it is if absent.
  case described(Shape, String, absence: JSON? = nil)

  /// What a text speaks of, as `format` in the description: a client that knows the project can
  /// tell which texts will do.
  enum Format: String, CaseIterable, Sendable {
    case filter, order, model, split, metric, field, embedding, column, name
    case className = "class"
  }

  /// A text of a format, or perhaps an empty one, which is no filter and no order.
  static func text(_ format: Format, orEmpty: Bool) -> Shape {
    orEmpty ? .either([.text(format), .word([""])]) : .text(format)
  }

  /// The shape as JSON Schema 2020-12.
  var json: JSON {
    switch self {
    case .string: Self.typed("string")
    case .integer: Self.typed("integer")
    case .number: Self.typed("number")
    case .boolean: Self.typed("boolean")
    case .null: Self.typed("null")
    case .any: .object([])
    case .text(let format): Self.typed("string", [("format", .string(format.rawValue))])
    case .matching(let pattern):
      Self.typed("string", [("pattern", .string("^\(pattern)$"))])
    case .whole(let range):
      Self.typed(
        "integer", [("minimum", .int(range.lowerBound)), ("maximum", .int(range.upperBound))])
    case .real(let range):
      Self.typed(
        "number", [("minimum", .number(range.lowerBound)), ("maximum", .number(range.upperBound))])
    case .imageID:
      Self.typed(
        "integer",
        [("format", .string("image")), ("minimum", .int(0)), ("maximum", .int(Int(Int32.max)))])
    case .word(let words): Self.typed("string", [("enum", .strings(words))])
    case .always(let value): Self.typed("boolean", [("const", .bool(value))])
    case .nullable(let shape):
      .object([("anyOf", .array([shape.json, Self.null.json]))])
    case .list(let shape): Self.typed("array", [("items", shape.json)])
    case .few(let shape, let most):
      Self.typed("array", [("items", shape.json), ("maxItems", .int(most))])
    case .tuple(let shapes):
      Self.typed(
        "array",
        [
          ("prefixItems", .array(shapes.map(\.json))), ("minItems", .int(shapes.count)),
          ("maxItems", .int(shapes.count)),
        ])
    case .object(let members, let optional):
      Self.typed(
        "object",
        [
          ("required", .strings(members.map(\.0).filter { !optional.contains($0) })),
          ("properties", .object(members.map { ($0.0, $0.1.json) })),
          ("additionalProperties", .bool(false)),
        ])
    case .map(let shape): Self.typed("object", [("additionalProperties", shape.json)])
    case .either(let shapes): .object([("anyOf", .array(shapes.map(\.json)))])
    case .named(let name):
      .object([("$ref", .string("#/components/schemas/\(name)"))])
    case .described(let shape, let what, let absence):
      shape.json(
        adding: [("description", .string(what))] + (absence.map { [("default", $0)] } ?? []))
    }
  }

  private func json(adding further: [(String, JSON)]) -> JSON {
    guard case .object(let members) = json else { return json }
    return .object(members + further)
  }

  private static func typed(_ name: String, _ further: [(String, JSON)] = []) -> JSON {
    .object([("type", .string(name))] + further)
  }
}
