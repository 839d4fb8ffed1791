import Foundation
import GRDB

extension ProjectStore {
  /// Reads everything about the project at one moment; probabilities are mapped, not read.
  func snapshot() throws(StoreError) -> ProjectSnapshot {
    // A writer that replaces a matrix removes the old file after its commit: read again then.
    for _ in 0..<5 {
      var (snapshot, arrays) = try read { try snapshotWithoutArrays(in: $0) }
      var isComplete = true
      for (place, array) in arrays.enumerated() {
        guard let array else { continue }
        snapshot.models[place].probabilities = ArrayFiles.map(array, in: folder.arrays)
        if snapshot.models[place].probabilities == nil { isComplete = false }
      }
      if isComplete { return snapshot }
    }
    let named = try read { try ModelTables.arrays(in: $0).map(\.array) }
    let lost = named.first { ArrayFiles.map($0, in: folder.arrays) == nil }
    throw .damaged(
      path: folder.arrays.appending(path: lost?.file ?? "").path,
      detail: "a probability matrix that is missing or cut short")
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
    (snapshot.splits, snapshot.categories) = try LabelTables.categories(of: images.count, in: db)
    snapshot.metrics = try MetricTables.imported(of: images.count, in: db)
    snapshot.metrics.merge(try MetricTables.measured(of: images.count, in: db)) { $1 }
    try readEdits(into: &snapshot, in: db)
    snapshot.issues = try ImageTables.issues(in: db)
    snapshot.imageRoot = URL(
      filePath: try ProjectTable.imageRoot(in: db), directoryHint: .isDirectory)
    let models = try ModelTables.models(of: images.count, in: db)
    snapshot.models = models.map(\.model)
    return (snapshot, models.map(\.array))
  }

  /// Reads what people changed: tags, corrections and views.
  private func readEdits(into snapshot: inout ProjectSnapshot, in db: Database) throws {
    snapshot.tags = try TagTables.tags(in: db)
    let indices = Dictionary(
      uniqueKeysWithValues: snapshot.classes.enumerated().map { ($1, Int32($0)) })
    snapshot.corrections = try EditTables.corrections(in: db).mapValues { correction in
      correction.name.flatMap { indices[$0] } ?? -1
    }
    snapshot.views = try ViewTable.views(in: db)
  }
}
