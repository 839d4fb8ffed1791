extension APISchemas {
  static let filters: [(name: String, schema: Shape)] = [
    (
      "Filter",
      .described(
        .object([("ok", .always(true)), ("canonical", .string), ("count", .integer)]),
        "A filter that the server could read.")
    ),
    (
      "CompletionItem",
      .described(
        .object([("insert", .string), ("text", .string), ("what", .string)]),
        "One thing that may stand at a place of a filter.")
    ),
    (
      "Completions",
      .described(
        .object([
          ("start", .integer), ("end", .integer), ("items", .list(.named("CompletionItem"))),
        ]),
        "What may stand at a place of a filter, instead of the text from `start` to `end` (UTF-16)."
      )
    ),
    (
      "HistogramBin",
      .described(
        .object([
          ("low", .number), ("high", .number), ("count", .integer), ("all", .integer),
        ]),
        "An interval of values, how many images of the filter lie in it, and how many of all.")
    ),
    (
      "HistogramGroup",
      .described(
        .object([
          ("name", .nullable(.string)), ("counts", .list(.integer)), ("n", .integer),
          ("missing", .integer), ("lower_quartile", .nullable(.number)),
          ("median", .nullable(.number)), ("upper_quartile", .nullable(.number)),
        ]), "The images that share a word, such as a label; `null` for those without one.")
    ),
    (
      "Histogram",
      .object(
        [
          ("metric", .string), ("bins", .list(.named("HistogramBin"))), ("n", .integer),
          ("missing", .integer), ("groups", .list(.named("HistogramGroup"))),
        ], optional: ["groups"])
    ),
    (
      "TrendBin",
      .described(
        .object([
          ("low", .number), ("high", .number), ("x", .number), ("median", .number),
          ("lower_quartile", .number), ("upper_quartile", .number), ("n", .integer),
        ]), "The images whose first metric lies in a range, and the quartiles of the second.")
    ),
    (
      "Scatter",
      .described(
        .object(
          [
            ("x", .string), ("y", .string), ("n", .integer), ("missing", .integer),
            (
              "points",
              .described(
                .list(.list(.number)),
                "Image, first and second metric; with groups also the place of its word, −1 for none."
              )
            ), ("sampled", .boolean),
            ("pearson", estimate), ("spearman", estimate), ("trend", .list(.named("TrendBin"))),
            ("line", .nullable(.object([("slope", .number), ("intercept", .number)]))),
            ("groups", .list(.string)),
          ], optional: ["groups"]), "One metric against another.")
    ),
  ]
}
