package import Dataset

/// Why there is no map.
package enum MapError: Error, Hashable, Sendable {
  /// The project has no embedding to make one from.
  case noEmbedding
  /// Nobody made this map yet.
  case notMade(MapMethod)
}

extension MapError: CustomStringConvertible {
  /// What is missing and which command brings it.
  package var description: String {
    switch self {
    case .noEmbedding:
      "the project has no embeddings, and a map needs some; bring some with "
        + "`assay import embeddings FILE --name NAME`, or the built-in ones with `assay measure`"
    case .notMade(let method):
      "there is no map by \(method.rawValue) of the current embedding yet; "
        + "make it with `assay map`"
    }
  }
}
