extension APISchemas {
  static let labelQuality: [(name: String, schema: Shape)] = [
    (
      "LabelNoise",
      .described(
        .object([
          ("estimate", estimate),
          (
            "with_neighbors",
            .described(
              .nullable(estimate),
              "Of the labels that neighbours doubt too; nothing without neighbours.")
          ), ("images", filtered), ("images_with_neighbors", .nullable(filtered)),
          ("pair_count", .integer),
          (
            "pairs",
            .list(
              .object([
                ("label", .string), ("likely", .string), ("count", .integer), ("filter", .string),
                ("share", estimate), ("with_neighbors", .nullable(filtered)),
              ]))
          ),
        ]), "How many labels are probably wrong.")
    ),
    (
      "LabelQuality",
      .described(
        .object([
          ("version", .string), ("model", .nullable(.string)), ("labels", labelSource),
          (
            "counts",
            .object([
              ("images", .integer), ("labelled", .integer), ("missing", filtered),
              ("corrections", .integer),
            ])
          ),
          (
            "classes",
            .list(
              .object([
                ("name", .string), ("labelled", filtered),
                ("predicted", .described(.nullable(filtered), "Nothing without a model.")),
                ("contradicted", estimate), ("contradicted_filter", .nullable(.string)),
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
                ("label", .string), ("suggested", .string), ("count", .integer),
                ("filter", .string),
              ]))
          ),
          (
            "noise", .described(.nullable(.named("LabelNoise")), "Nothing without probabilities.")
          ),
          (
            "contradictions",
            .described(
              .nullable(
                .object([
                  ("count", .integer),
                  (
                    "images",
                    .list(
                      .object([
                        ("id", .integer), ("key", .string), ("label", .string),
                        ("suggested", .string), ("self_confidence", .number),
                      ]))
                  ),
                ])), "Nothing without probabilities; `needs` says so.")
          ), ("needs", .nullable(.string)),
        ]), "How far the labels can be trusted.")
    ),
  ]
}
