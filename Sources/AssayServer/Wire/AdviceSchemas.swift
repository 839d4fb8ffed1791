import Assay

extension APISchemas {
  static let advice = Shape.object([
    ("version", .string), ("model", .nullable(.string)),
    ("population", .nullable(population)), ("found", .integer),
    (
      "items",
      .list(
        .object([
          ("kind", .word(Advice.Kind.allCases.map(\.rawValue))), ("title", .string),
          ("reason", .string), ("images", .integer), ("gain", .nullable(.named("Estimate"))),
          ("worth", .number), ("filter", .nullable(.string)), ("page", .string),
          ("parameters", .list(.list(.string))),
        ]))
    ),
  ])
}
