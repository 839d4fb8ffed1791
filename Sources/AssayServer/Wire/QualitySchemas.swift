import Assay

extension APISchemas {
  private static let images = ("images", Shape.list(.named("QualityImage")))

  static let quality: [(name: String, schema: Shape)] =
    [
      (
        "Severities",
        .object([("severe", filtered), ("moderate", filtered), ("unusual", filtered)])
      ),
      (
        "MetricOutliers",
        .object([
          ("metric", .string), ("title", .string), ("unit", .string), ("n", .integer),
          ("lower_quartile", .number), ("median", .number), ("upper_quartile", .number),
          ("medcouple", .number), ("rule", .word(["quartiles", "skewed", "mode"])),
          ("overall", .named("Severities")), ("within_class", .named("Severities")),
        ])
      ),
      (
        "QualityImage",
        .object([("id", .integer), ("key", .string), ("label", .nullable(.string))])
      ),
      (
        "QualityIssue",
        .object([("kind", .string), ("title", .string), ("rule", .string)] + counted + [images])
      ),
      (
        "DuplicateGroup",
        .object(
          [
            ("kind", .word(["bytes", "pixels"])), ("labels", .list(.string)),
            ("conflicting", .boolean), ("crosses_splits", .boolean),
          ] + counted + [images])
      ),
      (
        "QualityDuplicates",
        .object([
          ("group_count", .integer), ("conflicting", .integer), ("crossing_splits", .integer),
          ("images_same_bytes", .integer), ("images_same_pixels", .integer),
          ("groups", .list(.named("DuplicateGroup"))),
        ])
      ),
      (
        "Quality",
        .object([
          ("version", .string), ("labels", labelSource),
          (
            "counts",
            .object([
              ("images", .integer), ("labelled", .integer), ("unlabelled", .integer),
              ("measured", .integer), ("unmeasured", .integer),
            ])
          ),
          ("formats", .list(.named("CountedFiltered"))),
          ("classes", .list(.named("CountedFiltered"))),
          ("outliers", .list(.named("MetricOutliers"))),
          ("issues", .list(.named("QualityIssue"))),
          ("duplicates", .named("QualityDuplicates")),
        ])
      ),
      (
        "FileIssue",
        .object([
          ("image", .integer), ("key", .string), ("kind", .named("FileIssueKind")),
          ("reason", .string),
        ])
      ),
      ("Issues", .object([("issues", .list(.named("FileIssue")))])),
    ] + labelQuality + review
}
