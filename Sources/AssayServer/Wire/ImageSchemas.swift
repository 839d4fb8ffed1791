import Assay

extension APISchemas {
  static let image: [(name: String, schema: Shape)] = [
    (
      "ImageDetail",
      .object([
        ("id", .integer), ("key", .string), ("label", .nullable(.string)),
        (
          "correction",
          .nullable(.object([("class", .nullable(.string)), ("confirms", .boolean)]))
        ),
        ("predicted", .nullable(.string)), ("confidence", .nullable(.number)),
        ("outcome", .nullable(.word(Outcome.allCases.map(\.rawValue)))),
        ("top", .list(.object([("class", .string), ("probability", .number)]))),
        (
          "metrics",
          .list(
            .object([
              ("id", .string), ("value", .nullable(.number)), ("percentile", .nullable(.number)),
            ]))
        ),
        (
          "file",
          .object([
            ("bytes", .nullable(.integer)), ("format", .nullable(.string)),
            ("modified", .nullable(.string)), ("width", .nullable(.integer)),
            ("height", .nullable(.integer)), ("digest", .nullable(.string)),
          ])
        ),
        ("tags", .list(.string)), ("split", .nullable(.string)), ("categories", .map(.string)),
        (
          "issues",
          .list(.object([("kind", .word(ImageIssue.kinds)), ("reason", .string)]))
        ),
      ])
    ),
    ("Keys", .object([("keys", .list(.string))])),
  ]
}
