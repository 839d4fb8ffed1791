import Assay
import Synchronization

extension Site {
  /// The map of the current embedding by a method: the kept one, or the plane, made once.
  ///
  /// - Throws: ``Assay/MapError`` if there is none.
  func map(_ method: MapMethod, of snapshot: ProjectSnapshot) async throws -> ImageMap {
    guard snapshot.embedding != nil else { throw MapError.noEmbedding }
    switch method {
    case .pca: return try await planes.map(of: snapshot)
    case .umap:
      guard let map = snapshot.map(.umap) else { throw MapError.notMade(.umap) }
      return map
    }
  }
}

/// The newest map by principal components, which follows from the embedding alone.
///
/// A class because all requests share it.
final class PlaneMemory: Sendable {
  private let newest = Mutex<(digest: String, map: Task<ImageMap, any Error>)?>(nil)

  func map(of snapshot: ProjectSnapshot) async throws -> ImageMap {
    let digest = snapshot.embedding?.digest ?? ""
    let making = newest.withLock { newest in
      if let newest, newest.digest == digest { return newest.map }
      // Unstructured, because all who ask meanwhile wait for the same work.
      let making = Task { try snapshot.planeMap() }
      newest = (digest, making)
      return making
    }
    return try await making.value
  }
}
