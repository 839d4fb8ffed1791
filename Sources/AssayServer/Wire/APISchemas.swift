import Assay

/// The shape of a JSON value, for the description of the interface.
indirect enum Shape: Sendable {
  case string, integer, number, boolean
  /// One of these words.
  case word([String])
  /// The shape, or `null`.
  case nullable(Shape)
  case list(Shape)
  /// An object with exactly these members, the ones in `optional` not always.
  case object([(String, Shape)], optional: [String] = [])
  /// An object whose members all have one shape.
  case map(Shape)
  /// One of ``APISchemas/all``.
  case named(String)

  /// The shape as JSON Schema 2020-12.
  var json: JSON {
    func type(_ name: String) -> JSON { .object([("type", .string(name))]) }
    switch self {
    case .string: return type("string")
    case .integer: return type("integer")
    case .number: return type("number")
    case .boolean: return type("boolean")
    case .word(let words):
      return .object([("type", .string("string")), ("enum", .strings(words))])
    case .nullable(let schema):
      return .object([("anyOf", .array([schema.json, type("null")]))])
    case .list(let schema):
      return .object([("type", .string("array")), ("items", schema.json)])
    case .object(let members, let optional):
      return .object([
        ("type", .string("object")),
        ("required", .strings(members.map(\.0).filter { !optional.contains($0) })),
        ("properties", .object(members.map { ($0.0, $0.1.json) })),
      ])
    case .map(let schema):
      return .object([("type", .string("object")), ("additionalProperties", schema.json)])
    case .named(let name):
      return .object([("$ref", .string("#/components/schemas/\(name)"))])
    }
  }
}

/// The shapes of everything that the interface gives out as JSON.
enum APISchemas {
  static let all = answers + edits + similarity

  private static let answers: [(name: String, schema: Shape)] = [
    (
      "Error",
      .object([
        (
          "error",
          .object(
            [
              ("code", .string), ("message", .string),
              (
                "where",
                .object([("column", .integer), ("nearest", .string)], optional: ["nearest"])
              ),
            ], optional: ["where"])
        )
      ])
    ),
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
    ("Project", project), ("Revision", .object([("revision", .integer)])),
    ("Evaluation", evaluation), ("Performance", performance),
    ("PerformanceBin", performanceBin), ("Advice", advice), ("Review", review),
    ("Quality", quality), ("Duplicates", duplicates),
    ("LabelQuality", labelQuality), ("MapState", mapState),
    ("Image", image), ("Issues", issues),
    ("Keys", .object([("keys", .list(.string))])),
    ("Filter", .object([("ok", .boolean), ("canonical", .string), ("count", .integer)])),
    ("Job", job), ("Jobs", .object([("jobs", .list(.named("Job")))])),
    ("Completions", completions), ("Histogram", histogram), ("Scatter", scatter),
    (
      "OpenAPI",
      .object([
        ("openapi", .string), ("info", .map(.string)), ("servers", .list(.map(.string))),
        ("paths", .map(.object([]))), ("components", .map(.object([]))),
      ])
    ),
  ]

  private static let estimate = Shape.named("Estimate")
  static let population = Shape.object([
    ("images", .integer), ("evaluated", .integer), ("unlabelled", .integer),
    ("unpredicted", .integer), ("other_split", .integer), ("left_out_by_filter", .integer),
    ("other_classes", .integer), ("description", .string),
    (
      "filters",
      .object([
        ("evaluated", .nullable(.string)), ("all_classes", .nullable(.string)),
        ("unlabelled", .nullable(.string)), ("unpredicted", .nullable(.string)),
      ])
    ),
  ])
  private static let counted = Shape.object([("name", .string), ("count", .integer)])

  private static let project = Shape.object([
    ("name", .string), ("revision", .integer), ("state_key", .string), ("version", .string),
    ("image_count", .integer), ("labelled_count", .integer), ("measured_count", .integer),
    ("classes", .list(.string)), ("splits", .nullable(.list(.string))),
    ("default_split", .nullable(.string)), ("tags", .list(counted)),
    (
      "models",
      .list(
        .object([
          ("name", .string), ("predicted_count", .integer), ("has_confidence", .boolean),
          ("has_probabilities", .boolean), ("accuracy", estimate),
        ]))
    ),
    (
      "metrics",
      .list(
        .object([
          ("id", .string), ("title", .string),
          ("kind", .word(MetricInfo.Kind.allCases.map(\.rawValue))), ("meaning", .string),
          ("low_means", .string), ("high_means", .string), ("unit", .string),
          ("range", .list(.nullable(.number))), ("hidden", .boolean), ("derived", .boolean),
          ("present", .integer),
        ]))
    ),
    ("categories", .list(.object([("name", .string), ("values", .list(.string))]))),
    ("issues", .list(.object([("kind", kind), ("count", .integer)]))),
    ("formats", .list(counted)),
  ])

  private static let kind = Shape.word(FileIssue.Kind.allCases.map(\.rawValue))

  private static let evaluation = Shape.object([
    ("version", .string), ("model", .string), ("labels", labelSource),
    ("split", .nullable(.string)),
    ("where", .nullable(.string)), ("class_filter", .list(.string)),
    ("population", population),
    (
      "digests",
      .object([("labels", .string), ("predictions", .string), ("metrics", .string)])
    ),
    ("seed", .integer), ("headline", .map(estimate)),
    (
      "notes",
      .object([
        (
          "classes_averaged",
          .object([("precision", .integer), ("recall", .integer), ("f1", .integer)])
        ),
        ("clipped_log_losses", .integer), ("argmax_disagreements", .integer),
        ("renormalized_rows", .integer),
      ])
    ),
    (
      "classes",
      .list(
        .object([
          ("name", .string), ("index", .integer), ("support", .integer), ("predicted", .integer),
          ("true_positives", .integer), ("precision", estimate), ("recall", estimate),
          ("f1", estimate), ("average_precision", estimate), ("roc_auc", estimate),
        ]))
    ),
    (
      "confusion",
      .object(
        [
          ("classes", .list(.string)), ("counts", .list(.list(.nullable(.integer)))),
          ("cells", .list(.list(.integer))),
        ], optional: ["counts", "cells"])
    ),
    (
      "top_confusions",
      .list(
        .object([
          ("truth", .string), ("predicted", .string), ("count", .integer), ("support", .integer),
          ("reverse_count", .integer), ("reverse_support", .integer), ("rate", estimate),
          ("reverse_rate", estimate), ("p_value", .number), ("significant", .boolean),
          ("kind", .word(["one_way", "two_way", "undecided"])), ("fisher_p", .nullable(.number)),
        ]))
    ),
    (
      "importance",
      .list(
        .object([
          ("metric", .string), ("title", .string), ("share", .nullable(.number)),
          ("nats", .nullable(.number)), ("p_value", .nullable(.number)),
          ("adjusted_p_value", .nullable(.number)), ("n", .integer), ("derived", .boolean),
        ]))
    ),
    (
      "correlation",
      .list(
        .object([
          ("metric", .string), ("title", .string), ("pearson", .named("Range")),
          ("spearman", .named("Range")), ("n", .integer), ("derived", .boolean),
        ]))
    ),
  ])

  private static let image = Shape.object([
    ("id", .integer), ("key", .string), ("label", .nullable(.string)),
    (
      "correction",
      .nullable(.object([("class", .nullable(.string)), ("confirms", .boolean)]))
    ),
    ("predicted", .nullable(.string)), ("confidence", .nullable(.number)),
    ("outcome", .nullable(.word(["correct", "wrong"]))),
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

  private static let issues = Shape.object([
    (
      "issues",
      .list(
        .object([("image", .integer), ("key", .string), ("kind", kind), ("reason", .string)]))
    )
  ])

  private static let job = Shape.object([
    ("id", .integer), ("kind", .string),
    ("state", .word(["waiting", "running", "finished", "failed", "cancelled"])),
    ("stage", .nullable(.string)), ("done", .integer), ("total", .integer),
    ("rate", .nullable(.number)), ("seconds_left", .nullable(.number)),
    ("message", .nullable(.string)),
  ])
}
