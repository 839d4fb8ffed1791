extension APISchemas {
  static let duplicates = Shape.object([
    (
      "thresholds",
      .object([
        ("hash_distance", .integer), ("cosine_distance", .number),
        ("embedding_distance", .nullable(.number)), ("mirrored", .boolean),
      ])
    ),
    ("embedding", .nullable(.string)), ("n", .integer), ("offset", .integer),
    (
      "groups",
      .list(
        .object([
          ("kind", kind),
          (
            "images",
            .list(
              .object([
                ("id", .integer), ("key", .string), ("label", .nullable(.string)),
                ("split", .nullable(.string)), ("keep", .boolean), ("same", .nullable(kind)),
                ("copy_of", .nullable(.object([("key", .string), ("same", kind)]))),
                ("hash_distance", .nullable(.integer)), ("cosine_distance", .nullable(.number)),
                ("embedding_distance", .nullable(.number)), ("mirrored", .boolean),
                ("tagged", .boolean),
              ]))
          ),
          ("labels", .list(.string)), ("conflicting", .boolean), ("leaks", .boolean),
          ("filter", .nullable(.string)),
        ]))
    ),
    (
      "n_groups",
      .object([("all", .integer), ("bytes", .integer), ("pixels", .integer), ("near", .integer)])
    ),
    ("n_images", .integer), ("n_surplus", .integer), ("n_conflicting", .integer),
    ("n_leaking", .integer),
    (
      "filters",
      .object([
        ("images", .nullable(.string)), ("conflicting", .nullable(.string)),
        ("leaking", .nullable(.string)),
      ])
    ),
    ("unreadable", .integer),
    (
      "restated",
      .nullable(
        .object([
          ("split", .nullable(.string)), ("accuracy", .named("Estimate")),
          ("without", .named("Estimate")), ("left_out", .integer), ("filter", .nullable(.string)),
        ]))
    ),
  ])

  private static let kind = Shape.word(["bytes", "pixels", "near"])
}
