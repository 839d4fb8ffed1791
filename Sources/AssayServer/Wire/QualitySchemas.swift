extension APISchemas {
  private static let counted = Shape.object([
    ("count", .integer), ("filter", .nullable(.string)),
  ])
  private static let found = Shape.object([
    ("severe", counted), ("moderate", counted), ("unusual", counted),
  ])
  private static let named = Shape.object([
    ("name", .string), ("count", .integer), ("filter", .nullable(.string)),
  ])
  private static let images = Shape.list(
    .object([("id", .integer), ("key", .string), ("label", .nullable(.string))]))

  static let quality = Shape.object([
    ("version", .string), ("labels", labelSource),
    (
      "counts",
      .object([
        ("images", .integer), ("labelled", .integer), ("unlabelled", .integer),
        ("measured", .integer), ("unmeasured", .integer),
      ])
    ),
    ("formats", .list(named)), ("classes", .list(named)),
    (
      "outliers",
      .list(
        .object([
          ("metric", .string), ("title", .string), ("unit", .string), ("n", .integer),
          ("lower_quartile", .number), ("median", .number), ("upper_quartile", .number),
          ("medcouple", .number), ("rule", .word(["quartiles", "skewed", "mode"])),
          ("overall", found), ("within_class", found),
        ]))
    ),
    (
      "issues",
      .list(
        .object([
          ("kind", .string), ("title", .string), ("rule", .string), ("count", .integer),
          ("filter", .nullable(.string)), ("images", images),
        ]))
    ),
    (
      "duplicates",
      .object([
        ("group_count", .integer), ("conflicting", .integer), ("crossing_splits", .integer),
        ("images_same_bytes", .integer), ("images_same_pixels", .integer),
        (
          "groups",
          .list(
            .object([
              ("kind", .word(["bytes", "pixels"])), ("count", .integer),
              ("labels", .list(.string)), ("conflicting", .boolean), ("crosses_splits", .boolean),
              ("filter", .nullable(.string)), ("images", images),
            ]))
        ),
      ])
    ),
  ])
}
