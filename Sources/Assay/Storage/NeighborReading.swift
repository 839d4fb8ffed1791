import Analysis
import Dataset
import GRDB
import Tables

extension ProjectStore {
  /// What was computed from the current embedding, if there is one.
  static func currentNeighbors(
    _ embeddings: [EmbeddingTables.StoredEmbedding], images count: Int, in db: Database
  ) throws -> StoredNeighbors? {
    guard let current = embeddings.first(where: \.isCurrent) else { return nil }
    return try NeighborTables.stored(of: current.id, images: count, in: db)
  }

  /// Puts what was computed from the current embedding into a snapshot, as far as it still holds.
  ///
  /// - Returns: `false` if a file is not there or not as long as its row says.
  func readNeighbors(into snapshot: inout ProjectSnapshot, _ stored: StoredNeighbors?) -> Bool {
    guard let stored, let embedding = snapshot.embedding,
      let list = stored.lists[.all],
      list.depends == NeighborDependence.ofNeighbors(embedding)
    else { return true }
    guard let neighbors = list.map(in: folder.arrays) else { return false }
    snapshot.neighbors = neighbors
    let depends = NeighborDependence.ofMetrics(
      embedding, neighbors: neighbors, images: snapshot.images,
      classCount: snapshot.classes.count)
    for (name, depends) in depends {
      guard let metric = stored.metrics[name], metric.depends == depends else { continue }
      snapshot.metrics[name] = metric.column
    }
    if let list = stored.lists[.labelled],
      list.depends == NeighborDependence.ofVoters(embedding, labels: snapshot.labels)
    {
      guard let voters = list.map(in: folder.arrays) else { return false }
      snapshot.voters = (voters, snapshot.labels)
    }
    snapshot.askNeighborsAboutLabels()
    return true
  }
}
