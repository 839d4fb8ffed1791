import Assay

extension APISchemas {
  private static let kind = Shape.named("DuplicateKind")

  static let duplicates: [(name: String, schema: Shape)] = [
    (
      "DuplicateKind",
      .described(
        .word(Duplicates.Kind.allCases.map(\.rawValue)),
        "What images have in common, from the strictest to the loosest.")
    ),
    (
      "DuplicateImage",
      .object([
        ("id", .integer), ("key", .string), ("label", .nullable(.string)),
        ("split", .nullable(.string)),
        (
          "keep",
          .described(
            .boolean,
            "Whether it is the one to keep: most pixels, then most bytes, then the first key.")
        ),
        (
          "same",
          .described(
            .nullable(kind),
            "What it shares with the one to keep, and how far from it; `null` for that one itself.")
        ),
        (
          "copy_of",
          .described(
            .nullable(.object([("key", .string), ("same", kind)])),
            "The earlier image of the group that it is an exact copy of, if not the one to keep.")
        ),
        ("hash_distance", .nullable(.integer)),
        (
          "cosine_distance",
          .described(
            .nullable(.number), "Also `null` for an image that is near others of the group alone.")
        ),
        ("embedding_distance", .described(.nullable(.number), "In the current embedding.")),
        ("mirrored", .boolean),
        ("tagged", .described(.boolean, "Whether it carries the tag `duplicate`.")),
      ])
    ),
    (
      "DuplicateSet",
      .object([
        ("kind", kind), ("images", .list(.named("DuplicateImage"))), ("labels", .list(.string)),
        ("conflicting", .boolean), ("leaks", .boolean), ("filter", .nullable(.string)),
      ])
    ),
    (
      "DuplicateAnswer",
      .object([
        (
          "thresholds",
          .object([
            ("hash_distance", .integer), ("cosine_distance", .number),
            (
              "embedding_distance",
              .described(.nullable(.number), "`null` where the embedding has no say.")
            ), ("mirrored", .boolean),
          ])
        ),
        (
          "embedding", .described(.nullable(.string), "The current embedding, if there is one.")
        ), ("n", .described(.integer, "Groups of the question, of which some are listed.")),
        ("offset", .integer), ("groups", .list(.named("DuplicateSet"))),
        (
          "n_groups",
          .object([
            ("all", .integer), ("bytes", .integer), ("pixels", .integer), ("near", .integer),
          ])
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
              ("split", .nullable(.string)), ("accuracy", estimate), ("without", estimate),
              ("left_out", .integer), ("filter", .nullable(.string)),
            ]))
        ),
      ])
    ),
  ]
}
