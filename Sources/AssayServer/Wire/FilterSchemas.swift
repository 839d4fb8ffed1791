extension APISchemas {
  static let completions = Shape.object([
    ("start", .integer), ("end", .integer),
    ("items", .list(.object([("insert", .string), ("text", .string), ("what", .string)]))),
  ])

  static let histogram = Shape.object(
    [
      ("metric", .string),
      (
        "bins",
        .list(
          .object([
            ("low", .number), ("high", .number), ("count", .integer), ("all", .integer),
          ]))
      ), ("n", .integer), ("missing", .integer),
      (
        "groups",
        .list(
          .object([
            ("name", .nullable(.string)), ("counts", .list(.integer)), ("n", .integer),
            ("missing", .integer), ("lower_quartile", .nullable(.number)),
            ("median", .nullable(.number)), ("upper_quartile", .nullable(.number)),
          ]))
      ),
    ], optional: ["groups"])
}
