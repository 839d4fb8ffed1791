extension ProjectSnapshot {
  /// The embeddings as JSON, in the order of their import.
  public var embeddingsJSON: JSON {
    .array(
      embeddings.map { embedding in
        .object([
          ("name", .string(embedding.name)), ("source", .string(embedding.source.rawValue)),
          ("dimension", .int(embedding.matrix.columnCount)),
          ("images", .int(embedding.imageCount)),
          ("current", .bool(embedding.name == currentEmbedding)),
        ])
      })
  }
}
