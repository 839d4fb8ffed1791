extension APISchemas {
  static let review = Shape.object([
    ("version", .string), ("model", .nullable(.string)), ("order", .nullable(.string)),
    ("orders", .list(.string)), ("neighbors_weigh", .nullable(.number)),
    ("neighbors_recall", .nullable(.named("Estimate"))),
    ("waiting", .integer), ("decided", .integer),
    (
      "items",
      .list(
        .object([
          ("id", .integer), ("key", .string), ("label", .string),
          ("suggested", .nullable(.string)), ("neighbors_suggest", .nullable(.string)),
          ("model_suggests", .nullable(.string)), ("annotation_quality", .nullable(.number)),
          ("neighbor_agreement", .nullable(.number)),
          ("self_confidence", .nullable(.number)), ("score", .number),
          (
            "neighbors",
            .list(
              .object([
                ("id", .integer), ("distance", .number), ("label", .nullable(.string)),
              ]))
          ),
        ]))
    ),
  ])
}
