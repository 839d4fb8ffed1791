extension APISchemas {
  private static let estimate = Shape.named("Estimate")
  private static let bins = Shape.list(.named("PerformanceBin"))

  static let performanceBin = Shape.object([
    ("value", .nullable(.string)), ("low", .nullable(.number)), ("high", .nullable(.number)),
    ("median", .nullable(.number)), ("n", .integer), ("hits", .integer), ("rate", estimate),
    ("filter", .nullable(.string)),
  ])

  static let performance = Shape.object([
    ("version", .string), ("model", .string), ("labels", labelSource),
    (
      "metric",
      .object([
        ("id", .string), ("title", .string), ("unit", .string),
        ("kind", .word(["number", "words"])),
      ])
    ),
    ("rate", .word(["accuracy", "recall", "precision", "false_negative_rate"])),
    ("rate_title", .string), ("binning", .nullable(.word(["quantile", "width"]))),
    ("asked_bins", .nullable(.integer)), ("split", .nullable(.string)),
    ("where", .nullable(.string)), ("class_filter", .list(.string)),
    ("population", population), ("overall", estimate), ("filter", .nullable(.string)),
    ("overlaps", .boolean), ("bins", bins), ("missing", .named("PerformanceBin")),
    ("lines", .list(.object([("class", .string), ("overall", estimate), ("bins", bins)]))),
  ])
}
