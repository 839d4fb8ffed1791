import Assay

extension APISchemas {
  private static let bins = Shape.list(.named("PerformanceBin"))

  static let performance: [(name: String, schema: Shape)] = [
    ("Rate", .word(PerformanceByMetric.Rate.allCases.map(\.rawValue))),
    (
      "PerformanceBin",
      .described(
        .object([
          ("value", .nullable(.string)), ("low", .nullable(.number)),
          ("high", .nullable(.number)), ("median", .nullable(.number)), ("n", .integer),
          ("hits", .integer), ("rate", estimate), ("filter", .nullable(.string)),
        ]), "A bin of a metric, or a word, with the filter of exactly its images.")
    ),
    (
      "PerformanceLine", .object([("class", .string), ("overall", estimate), ("bins", bins)])
    ),
    (
      "Performance",
      .object([
        ("version", .string), ("model", .string), ("labels", labelSource),
        (
          "metric",
          .object([
            ("id", .string), ("title", .string), ("unit", .string),
            ("kind", .word(["number", "words"])),
          ])
        ),
        ("rate", .named("Rate")), ("rate_title", .string),
        ("binning", .nullable(.word(["quantile", "width"]))),
        ("asked_bins", .nullable(.integer)), ("split", .nullable(.string)),
        ("where", .nullable(.string)), ("class_filter", .list(.string)),
        ("population", .named("Population")), ("overall", estimate),
        ("filter", .nullable(.string)), ("overlaps", .boolean), ("bins", bins),
        ("missing", .named("PerformanceBin")), ("lines", .list(.named("PerformanceLine"))),
      ])
    ),
    (
      "AdviceItem",
      .described(
        .object([
          ("kind", .word(Advice.Kind.allCases.map(\.rawValue))), ("title", .string),
          ("reason", .string), ("images", .described(.integer, "How many images to look at.")),
          (
            "gain",
            .described(
              .nullable(estimate), "What the accuracy could win; `null` where that cannot be said.")
          ), ("worth", .described(.number, "What it is worth, in images.")),
          (
            "filter",
            .described(.nullable(.string), "The images; `null` where no short filter finds them.")
          ), ("page", .described(.string, "The page that shows more, with its parameters.")),
          ("parameters", .list(.tuple([.string, .string]))),
        ]), "One thing that is worthwhile to fix.")
    ),
    (
      "Advice",
      .described(
        .object([
          ("version", .string), ("model", .nullable(.string)),
          ("population", .nullable(.named("Population"))), ("found", .integer),
          ("items", .list(.named("AdviceItem"))),
        ]), "The most worthwhile things to fix, the best first.")
    ),
  ]
}
