import Dataset
import Foundation
import GRDB
import Tables

extension ProjectStore {
  /// Reads everything about the project at one moment; matrices are mapped, not read.
  ///
  /// If only edits were written since `known`, an earlier snapshot, the rest is taken from it.
  func snapshot(knowing known: ProjectSnapshot? = nil) throws(StoreError) -> ProjectSnapshot {
    if let known, let newer = try read({ try edited(known, in: $0) }) { return newer }
    // A writer that replaces a matrix removes the old file after its commit: read again then.
    for _ in 0..<5 {
      var (snapshot, arrays, stored, similar) = try read { db in
        let (snapshot, arrays) = try snapshotWithoutArrays(in: db)
        let embeddings = try EmbeddingTables.embeddings(in: db)
        return (
          snapshot, arrays, embeddings,
          try Self.currentNeighbors(embeddings, images: snapshot.images.count, in: db)
        )
      }
      var isComplete = true
      for (place, array) in arrays.enumerated() {
        guard let array else { continue }
        snapshot.models[place].probabilities = ArrayFiles.mapProbabilities(
          array, in: folder.arrays)
        if snapshot.models[place].probabilities == nil { isComplete = false }
      }
      if isComplete, mapEmbeddings(into: &snapshot, stored),
        readNeighbors(into: &snapshot, similar)
      {
        return snapshot
      }
    }
    let named = try read {
      (try ModelTables.arrays(in: $0).map(\.array), try EmbeddingTables.embeddings(in: $0))
    }
    let lost =
      named.0.first { ArrayFiles.mapProbabilities($0, in: folder.arrays) == nil }
      ?? named.1.map(\.array).first { ArrayFiles.map($0, in: folder.arrays) == nil }
    let isProbabilities = named.0.contains { $0.file == lost?.file }
    throw .damaged(
      path: folder.arrays.appending(path: lost?.file ?? "").path,
      detail: "\(isProbabilities ? "a probability matrix that is" : "embeddings that are") "
        + "missing or cut short")
  }

  /// The snapshot with what people changed since; `nil` if anything else was written.
  private func edited(_ known: ProjectSnapshot, in db: Database) throws -> ProjectSnapshot? {
    guard try ProjectTable.contentRevision(in: db) == known.contentRevision else { return nil }
    var snapshot = known
    snapshot.revision = try ProjectTable.revision(in: db)
    try readEdits(into: &snapshot, in: db)
    return snapshot
  }

  private func snapshotWithoutArrays(
    in db: Database
  ) throws -> (ProjectSnapshot, [ModelTables.StoredArray?]) {
    let images = try ImageTables.records(in: db)
    var snapshot = ProjectSnapshot(
      images: images, classes: try LabelTables.classes(in: db),
      labels: try LabelTables.labels(of: images.count, in: db))
    snapshot.name = folder.name
    snapshot.revision = try ProjectTable.revision(in: db)
    snapshot.contentRevision = try ProjectTable.contentRevision(in: db)
    (snapshot.splits, snapshot.categories) = try LabelTables.categories(of: images.count, in: db)
    snapshot.metrics = try MetricTables.imported(of: images.count, in: db)
    snapshot.metrics.merge(try MetricTables.measured(of: images.count, in: db)) { $1 }
    try readEdits(into: &snapshot, in: db)
    snapshot.maps = try MapTables.maps(of: images.count, in: db)
    snapshot.issues = try ImageTables.issues(of: images.count, in: db)
    snapshot.imageRoot = URL(
      filePath: try ProjectTable.imageRoot(in: db), directoryHint: .isDirectory)
    let models = try ModelTables.models(of: images.count, in: db)
    snapshot.models = models.map(\.model)
    return (snapshot, models.map(\.array))
  }

  /// Maps the embeddings; `false` if a file is not there or not as long as its row says.
  private func mapEmbeddings(
    into snapshot: inout ProjectSnapshot, _ stored: [EmbeddingTables.StoredEmbedding]
  ) -> Bool {
    for row in stored {
      guard let matrix = ArrayFiles.map(row.array, in: folder.arrays) else { return false }
      snapshot.embeddings.append(
        Embedding(
          name: row.name, source: row.source, matrix: matrix, imageCount: row.imageCount,
          digest: row.digest))
      if row.isCurrent { snapshot.currentEmbedding = row.name }
    }
    return true
  }

  /// Reads what people changed: tags, corrections and views.
  private func readEdits(into snapshot: inout ProjectSnapshot, in db: Database) throws {
    snapshot.tags = try TagTables.tags(of: snapshot.images.count, in: db)
    var classes = KeyIndex(capacity: snapshot.classes.count)
    for name in snapshot.classes { _ = name.withUTF8Bytes { classes.insert($0) } }
    snapshot.corrections = try EditTables.corrections(of: snapshot.images.count, in: db)
      .mapValues { correction in
        Int32(correction.name?.withUTF8Bytes { classes.find($0) } ?? -1)
      }
    snapshot.views = try ViewTable.views(of: snapshot.images.count, in: db)
  }
}
