import Assay

extension APISchemas {
  static let project: [(name: String, schema: Shape)] = [
    (
      "ModelSummary",
      .object([
        ("name", .string), ("predicted_count", .integer), ("has_confidence", .boolean),
        ("has_probabilities", .boolean), ("accuracy", estimate),
        (
          "default_split",
          .described(
            .nullable(.string),
            "The split of its accuracy, one with labels and predictions; `null` for all images.")
        ),
      ])
    ),
    (
      "MetricInfo",
      .object([
        ("id", .string), ("title", .string),
        ("kind", .word(MetricInfo.Kind.allCases.map(\.rawValue))), ("meaning", .string),
        ("low_means", .string), ("high_means", .string), ("unit", .string),
        ("range", .tuple([.nullable(.number), .nullable(.number)])), ("hidden", .boolean),
        ("derived", .boolean), ("present", .integer),
      ])
    ),
    (
      "Project",
      .object([
        ("name", .string), ("revision", .integer),
        (
          "state_key",
          .described(
            .string,
            "Differs between any two states of the project; keeps pictures apart in caches.")
        ), ("version", .string),
        ("image_count", .integer), ("labelled_count", .integer), ("measured_count", .integer),
        ("to_measure_again_count", .integer),
        ("classes", .list(.string)), ("splits", .nullable(.list(.string))),
        ("default_split", .nullable(.string)), ("tags", .list(.named("Counted"))),
        ("models", .list(.named("ModelSummary"))), ("metrics", .list(.named("MetricInfo"))),
        ("categories", .list(.object([("name", .string), ("values", .list(.string))]))),
        ("issues", .list(.object([("kind", .named("FileIssueKind")), ("count", .integer)]))),
        ("formats", .list(.named("Counted"))),
        ("exports", .list(.named("ExportFormat"))),
      ])
    ),
    (
      "ExportFormat",
      .object([
        ("format", .word(ExportFormat.allCases.map(\.rawValue))),
        ("kind", .word(ExportFormat.Kind.allCases.map(\.rawValue))), ("title", .string),
        (
          "file",
          .described(
            .nullable(.string),
            "What the file is called; `null` for folders, and for the labels file as it was imported."
          )
        ),
      ])
    ),
    ("Revision", .object([("revision", .integer)])),
  ]
}
