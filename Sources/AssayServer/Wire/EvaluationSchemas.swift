import Assay

extension APISchemas {
  static let evaluation: [(name: String, schema: Shape)] = [
    (
      "ClassScores",
      .object([
        ("name", .string), ("index", .integer), ("support", .integer), ("predicted", .integer),
        ("true_positives", .integer), ("precision", estimate), ("recall", estimate),
        ("f1", estimate), ("average_precision", estimate), ("roc_auc", estimate),
      ])
    ),
    ("ConfusionKind", .word(["one_way", "two_way", "undecided"])),
    (
      "TopConfusion",
      .object([
        ("truth", .string), ("predicted", .string), ("count", .integer), ("support", .integer),
        ("reverse_count", .integer), ("reverse_support", .integer), ("rate", estimate),
        ("reverse_rate", estimate), ("p_value", .number), ("significant", .boolean),
        ("kind", .named("ConfusionKind")), ("fisher_p", .nullable(.number)),
      ])
    ),
    (
      "Importance",
      .object([
        ("metric", .string), ("title", .string), ("share", .nullable(.number)),
        ("nats", .nullable(.number)), ("p_value", .nullable(.number)),
        ("adjusted_p_value", .nullable(.number)), ("n", .integer), ("derived", .boolean),
      ])
    ),
    (
      "Correlation",
      .object([
        ("metric", .string), ("title", .string), ("pearson", .named("Range")),
        ("spearman", .named("Range")), ("n", .integer), ("derived", .boolean),
      ])
    ),
    (
      "Evaluation",
      evaluation(
        matrix: (
          "cells",
          .described(
            .list(.tuple([.integer, .integer, .integer])), "Label, predicted, and how many.")
        ))
    ),
    (
      "FullEvaluation",
      evaluation(matrix: ("counts", .list(.list(.nullable(.integer)))))
    ),
  ]

  private static func evaluation(matrix: (String, Shape)) -> Shape {
    .object([
      ("version", .string), ("model", .string), ("labels", labelSource),
      ("split", .nullable(.string)),
      ("where", .nullable(.string)), ("class_filter", .list(.string)),
      ("population", .named("Population")),
      (
        "digests",
        .object([("labels", .string), ("predictions", .string), ("metrics", .string)])
      ),
      ("seed", .integer), ("headline", .map(estimate)),
      (
        "notes",
        .object([
          (
            "classes_averaged",
            .object([("precision", .integer), ("recall", .integer), ("f1", .integer)])
          ),
          ("clipped_log_losses", .integer), ("argmax_disagreements", .integer),
          ("renormalized_rows", .integer),
        ])
      ),
      ("classes", .list(.named("ClassScores"))),
      ("confusion", .object([("classes", .list(.string)), matrix])),
      ("top_confusions", .list(.named("TopConfusion"))),
      ("importance", .list(.named("Importance"))),
      ("correlation", .list(.named("Correlation"))),
    ])
  }
}
