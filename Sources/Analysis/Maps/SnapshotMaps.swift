package import Dataset

extension ProjectSnapshot {
  /// The kept map of the current embedding by a method, stale or not; `nil` if none was made.
  package func map(_ method: MapMethod) -> ImageMap? {
    maps.first { $0.method == method && $0.embedding == currentEmbedding }
  }

  /// Whether a map was made from other vectors than its embedding has now.
  package func isStale(_ map: ImageMap) -> Bool {
    embeddings.first { $0.name == map.embedding }?.digest != map.digest
  }

  /// Makes the map of the current embedding by principal components.
  ///
  /// - Throws: ``MapError/noEmbedding``.
  package func planeMap() throws(MapError) -> ImageMap {
    guard let embedding else { throw .noEmbedding }
    return ImageMap(of: embedding, method: .pca, seed: 0, MapMaker(of: embedding.matrix).plane())
  }
}

extension ImageMap {
  /// Points that were made of an embedding.
  package init(of embedding: Embedding, method: MapMethod, seed: UInt64, _ points: MapPoints) {
    self.init(
      method: method, embedding: embedding.name, digest: embedding.digest, seed: seed,
      points: points.matrix, trustworthiness: points.trustworthiness, sampled: points.sampled)
  }
}
