import Analysis
package import Dataset
import Foundation

extension Project {
  /// Makes the map of the current embedding by UMAP, on all cores as far as it goes, and keeps it.
  ///
  /// Neighbours that are measured are not searched for again. Others may write meanwhile; only the
  /// keeping itself is a write.
  ///
  /// - Parameters:
  ///   - seed: what the random choices follow from.
  ///   - progress: told how many epochs are done.
  /// - Returns: the map.
  /// - Throws: ``MapError/noEmbedding``, ``StoreError``, or `CancellationError`.
  @concurrent
  @discardableResult
  package func makeMap(
    seed: UInt64 = 1, progress: @Sendable (WorkProgress) -> Void = { _ in }
  ) async throws -> ImageMap {
    let snapshot = try await snapshot()
    guard let embedding = snapshot.embedding else { throw MapError.noEmbedding }
    let known = snapshot.neighbors?.nearest(
      MapMaker.neighborCount, imageCount: embedding.matrix.rowCount)
    let points = try await MapMaker(of: embedding.matrix).umap(
      neighbors: known, seed: seed, cores: ProcessInfo.processInfo.activeProcessorCount,
      report: progress)
    let map = ImageMap(of: embedding, method: .umap, seed: seed, points)
    try store.save(map)
    return map
  }
}
