import Assay

extension APISchemas {
  static let imports: [(name: String, schema: Shape)] = [
    (
      "ImportFinding",
      .object([
        ("kind", .word(ImportFinding.allCases.map(\.rawValue))), ("text", .string),
        ("count", .integer), ("examples", .few(.string, upTo: ImportSummary.exampleLimit)),
      ])
    ),
    (
      "ImportChoice",
      .object([
        ("kind", .nullable(.word(ImportChoice.Kind.allCases.map(\.rawValue)))),
        ("text", .string), ("count", .nullable(.integer)),
      ])
    ),
    (
      "ImportColumn",
      .object([
        ("name", .string), ("role", .word(ColumnReading.Role.allCases.map(\.rawValue))),
        ("note", .nullable(.string)),
      ])
    ),
    (
      "ImportReport",
      .object([
        ("subject", .word(Reconciliation.Subject.allCases.map(\.rawValue))), ("file", .string),
        ("at", .nullable(.string)), ("model", .nullable(.string)),
        ("embedding", .nullable(.string)), ("images", .integer), ("matched", .integer),
        ("left_out", .list(.named("ImportFinding"))),
        ("findings", .list(.named("ImportFinding"))),
        (
          "choices",
          .described(
            firstOf(.named("ImportChoice")), "null where the report is older than such a list.")
        ), ("columns", firstOf(.named("ImportColumn"))), ("classes", firstOf(.string)),
        ("missing_words", .few(.string, upTo: ImportSummary.listLimit)),
        ("hint", .nullable(.string)),
      ])
    ),
    (
      "Imports",
      .object([
        ("imports", .list(.named("ImportReport"))),
        ("unreadable", .described(.integer, "Stored reports that are none, and are left out.")),
      ])
    ),
  ]

  /// How many there are, and the first of them; `null` where that is not known.
  private static func firstOf(_ shape: Shape) -> Shape {
    .nullable(
      .object([("count", .integer), ("first", .few(shape, upTo: ImportSummary.listLimit))]))
  }
}
