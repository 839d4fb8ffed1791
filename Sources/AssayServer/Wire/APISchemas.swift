import Assay

/// The shapes of everything that the interface gives out as JSON.
///
/// The page's types are generated from these, by these names.
enum APISchemas {
  static let all: [(name: String, schema: Shape)] =
    shared + project + evaluation + performance + quality + duplicates + image + filters + editing
    + similarity + map + jobs + imports + description

  /// What many answers hold.
  private static let shared: [(name: String, schema: Shape)] = [
    ("ErrorCode", .word(ErrorCode.allCases.map(\.rawValue))),
    ("ErrorBody", error(.named("ErrorCode"))),
    (
      "Estimate",
      .object(
        [
          ("value", .nullable(.number)), ("low", .nullable(.number)), ("high", .nullable(.number)),
          ("n", .integer), ("reason", .string),
        ], optional: ["reason"])
    ),
    (
      "Range",
      .object([
        ("value", .nullable(.number)), ("low", .nullable(.number)), ("high", .nullable(.number)),
      ])
    ),
    ("Counted", .object([("name", .string), ("count", .integer)])),
    (
      "Filtered",
      .described(
        .object(counted),
        "How many images, and the filter that opens them; none where it would be too long.")
    ),
    ("CountedFiltered", .object([("name", .string)] + counted)),
    (
      "Population",
      .object([
        ("images", .integer), ("evaluated", .integer), ("unlabelled", .integer),
        ("unpredicted", .integer), ("other_split", .integer), ("left_out_by_filter", .integer),
        ("other_classes", .integer), ("description", .string),
        ("filters", .named("PopulationFilters")),
      ])
    ),
    (
      "PopulationFilters",
      .described(
        .object([
          ("evaluated", .nullable(.string)), ("all_classes", .nullable(.string)),
          ("unlabelled", .nullable(.string)), ("unpredicted", .nullable(.string)),
        ]),
        "The filters of the evaluated images, of those without the class filter, and of those left "
          + "out for want of a label or a prediction; null for all images, or for none left out.")
    ),
    ("LabelSource", .word(LabelSource.allCases.map(\.rawValue))),
    ("FileIssueKind", .word(FileIssue.Kind.allCases.map(\.rawValue))),
  ]

  /// What ``APIError`` gives out, with one of these codes.
  static func error(of codes: [ErrorCode]) -> Shape { error(.word(codes.map(\.rawValue))) }

  private static func error(_ code: Shape) -> Shape {
    .object([
      (
        "error",
        .object(
          [
            ("code", code), ("message", .string),
            (
              "where",
              .object([("column", .integer), ("nearest", .string)], optional: ["nearest"])
            ),
            ("conflict", .named("EditConflict")),
          ], optional: ["where", "conflict"])
      )
    ])
  }

  static let counted: [(String, Shape)] = [
    ("count", .integer), ("filter", .nullable(.string)),
  ]
  static let estimate = Shape.named("Estimate")
  static let filtered = Shape.named("Filtered")
  static let labelSource = Shape.named("LabelSource")

  private static let description: [(name: String, schema: Shape)] = [
    (
      "OpenAPI",
      .object([
        ("openapi", .string), ("info", .map(.string)), ("servers", .list(.map(.string))),
        ("paths", .map(.map(.any))), ("components", .map(.map(.any))),
      ])
    )
  ]
}
