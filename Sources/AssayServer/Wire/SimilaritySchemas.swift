import Assay

extension APISchemas {
  /// Embeddings, similar images, labelling lists.
  static let similarity: [(name: String, schema: Shape)] = [
    (
      "Embeddings",
      .object([
        (
          "embeddings",
          .list(
            .object([
              ("name", .string), ("source", .word(Embedding.Source.allCases.map(\.rawValue))),
              ("dimension", .integer), ("images", .integer), ("current", .boolean),
              ("recall", .nullable(.named("Estimate"))),
            ]))
        )
      ])
    ),
    (
      "Similar",
      .object([
        ("embedding", .nullable(.string)),
        (
          "images",
          .list(
            .object([
              ("id", .integer), ("key", .string), ("label", .nullable(.string)),
              ("distance", .number),
            ]))
        ),
      ])
    ),
    (
      "NewLabellingList",
      .object(
        [
          ("images", .list(.integer)), ("where", .string), ("model", .string),
          ("labels", labelSource), ("limit", .integer), ("format", .word(["csv", "jsonl"])),
        ], optional: ["images", "where", "model", "labels", "limit", "format"])
    ),
  ]
}
