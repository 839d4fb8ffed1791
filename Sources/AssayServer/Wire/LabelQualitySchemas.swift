extension APISchemas {
  private static let counted = Shape.object([
    ("count", .integer), ("filter", .nullable(.string)),
  ])

  private static let noise = Shape.object([
    ("estimate", .named("Estimate")), ("with_neighbors", .nullable(.named("Estimate"))),
    ("images", counted), ("images_with_neighbors", .nullable(counted)), ("pair_count", .integer),
    (
      "pairs",
      .list(
        .object([
          ("label", .string), ("likely", .string), ("count", .integer), ("filter", .string),
          ("share", .named("Estimate")), ("with_neighbors", .nullable(counted)),
        ]))
    ),
  ])

  static let labelQuality = Shape.object([
    ("version", .string), ("model", .nullable(.string)), ("labels", .word(["given", "corrected"])),
    (
      "counts",
      .object([
        ("images", .integer), ("labelled", .integer), ("missing", counted),
        ("corrections", .integer),
      ])
    ),
    (
      "classes",
      .list(
        .object([
          ("name", .string), ("labelled", counted), ("predicted", .nullable(counted)),
          ("contradicted", .named("Estimate")), ("contradicted_filter", .nullable(.string)),
        ]))
    ),
    ("never_predicted", .list(.string)), ("never_labelled", .list(.string)),
    (
      "conflicting_copies",
      .object([("groups", .integer), ("images", .integer), ("filter", .nullable(.string))])
    ),
    ("pair_count", .integer),
    (
      "pairs",
      .list(
        .object([
          ("label", .string), ("suggested", .string), ("count", .integer), ("filter", .string),
        ]))
    ),
    ("noise", .nullable(noise)),
    (
      "contradictions",
      .nullable(
        .object([
          ("count", .integer),
          (
            "images",
            .list(
              .object([
                ("id", .integer), ("key", .string), ("label", .string), ("suggested", .string),
                ("self_confidence", .number),
              ]))
          ),
        ]))
    ), ("needs", .nullable(.string)),
  ])
}
