extension APISchemas {
  static let scatter = Shape.object(
    [
      ("x", .string), ("y", .string), ("n", .integer), ("missing", .integer),
      ("points", .list(.list(.number))), ("sampled", .boolean),
      ("pearson", .named("Estimate")), ("spearman", .named("Estimate")),
      (
        "trend",
        .list(
          .object([
            ("low", .number), ("high", .number), ("x", .number), ("median", .number),
            ("lower_quartile", .number), ("upper_quartile", .number), ("n", .integer),
          ]))
      ),
      ("line", .nullable(.object([("slope", .number), ("intercept", .number)]))),
      ("groups", .list(.string)),
    ], optional: ["groups"])
}
