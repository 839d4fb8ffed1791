import Assay

extension APISchemas {
  static let review: [(name: String, schema: Shape)] = [
    (
      "ReviewOrder",
      .described(
        .word(LabelReview.Order.allCases.map(\.rawValue)), "By what suspects are ordered.")
    ),
    (
      "Suspect",
      .described(
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
        ]), "A label that deserves a look, with what speaks against it.")
    ),
    (
      "Review",
      .described(
        .object([
          ("version", .string), ("model", .nullable(.string)),
          ("order", .nullable(.named("ReviewOrder"))),
          ("orders", .list(.named("ReviewOrder"))), ("neighbors_weigh", .nullable(.number)),
          ("neighbors_recall", .nullable(estimate)),
          ("waiting", .integer), ("decided", .integer), ("items", .list(.named("Suspect"))),
        ]), "The queue of suspects, the most suspicious first.")
    ),
  ]
}
