import Assay

extension APISchemas {
  /// Embeddings and similar images.
  static let similarity: [(name: String, schema: Shape)] = [
    (
      "Embedding",
      .described(
        .object([
          ("name", .string), ("source", .word(Embedding.Source.allCases.map(\.rawValue))),
          ("dimension", .described(.integer, "How many numbers a vector has.")),
          ("images", .described(.integer, "How many images have one.")), ("current", .boolean),
          ("recall", .nullable(estimate)),
        ]), "Vectors of images, and whether neighbours and what follows from them are theirs.")
    ),
    ("Embeddings", .object([("embeddings", .list(.named("Embedding")))])),
    (
      "NearImage",
      .described(
        .object([
          ("id", .integer), ("key", .string), ("label", .nullable(.string)),
          ("distance", .number),
        ]), "An image beside another: how far its vector is, from 0 to 2, and its label.")
    ),
    (
      "Similar",
      .described(
        .object([
          ("embedding", .nullable(.string)), ("images", .list(.named("NearImage"))),
        ]),
        "The nearest images by the current embedding; without one there is no embedding and no "
          + "image.")
    ),
  ]
}
