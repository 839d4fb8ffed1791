extension ProjectSnapshot {
  /// The embeddings as JSON, in the order of their import.
  ///
  /// `recall` is that of the current one's neighbours: `null` where they are exact or not known.
  package var embeddingsJSON: JSON {
    .array(
      embeddings.map { embedding in
        .object([
          ("name", .string(embedding.name)), ("source", .string(embedding.source.rawValue)),
          ("dimension", .int(embedding.matrix.columnCount)),
          ("images", .int(embedding.imageCount)),
          ("current", .bool(embedding.name == currentEmbedding)),
          (
            "recall",
            embedding.name == currentEmbedding
              ? neighbors?.recallEstimate?.json ?? .null : .null
          ),
        ])
      })
  }
}
