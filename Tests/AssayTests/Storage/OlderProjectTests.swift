import Foundation
import GRDB
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct OlderProjectTests {
  /// A project as schema `number` wrote it, kept as text since: all that it could hold.
  private static func write(schema number: Int, in folder: URL) async throws -> ProjectFolder {
    let place = ProjectFolder(url: folder.appending(path: "older.assay"))
    try FileManager.default.createDirectory(at: place.arrays, withIntermediateDirectories: true)
    let database = try DatabasePool(path: place.database.path)
    for step in 1...number {
      let dump = Folders.package.appending(path: "Benchmarks/steel/schema-\(step).sql")
      let statements = try String(contentsOf: dump, encoding: .utf8)
        .replacing("BEGIN TRANSACTION;", with: "").replacing("COMMIT;", with: "")
      try await database.write { try $0.execute(sql: statements) }
    }
    try database.close()
    // Four images at (0, 1).
    let vectors = (0..<4).flatMap { _ in [0, 0, 0, 0, 0, 0, 0x80, 0x3F] as [UInt8] }
    if number >= 3 {
      try Data(vectors).write(
        to: place.arrays.appending(path: "00000000-0000-4000-8000-0000000000f3.f32"))
    }
    return place
  }

  /// What a database consists of: the words that made each table and index.
  private static func structure(of place: ProjectFolder) throws -> [String] {
    let database = try DatabaseQueue(path: place.database.path)
    return try database.read { db in
      try String.fetchAll(
        db, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name"
      ).map { $0.split { $0.isWhitespace }.joined(separator: " ") }
    }
  }

  @Test(arguments: 1...7)
  func `the kept projects of old schemas are as the steps up to then make them`(
    _ number: Int
  ) async throws {
    try await withTemporaryFolder { folder in
      let kept = try await Self.write(schema: number, in: folder.appending(path: "kept"))
      let made = try olderProject(
        in: folder.appending(path: "made"), schema: number, images: 1)
      #expect(try Self.structure(of: kept) == Self.structure(of: made))
    }
  }

  @Test(arguments: 2...7)
  func `a project of each old schema opens and has what that schema brought`(
    _ number: Int
  ) async throws {
    try await withTemporaryFolder { folder in
      let place = try await Self.write(schema: number, in: folder)
      let project = try await Project.open(at: place.url)
      let snapshot = try await project.snapshot()
      #expect(snapshot.labels == [0, 0, 1, 2] && snapshot.tags == ["reviewed": [2]])
      #expect(try project.store.read { try Schema.number(in: $0) } == Schema.current.number)
      #expect(try project.store.read { try ViewTable.views(of: 4, in: $0) }.map(\.name) == ["owls"])
      #expect(snapshot.embedding?.matrix[row: 2] == (number >= 3 ? [0, 1] : nil))
      #expect(try project.store.reports().count == (number >= 3 ? 3 : 2))
      #expect(
        try project.store.labelFile()?.bytes.name == (number >= 4 ? "labels.csv" : nil))
      let maps = try project.store.read { try MapTables.maps(of: 4, in: $0) }
      #expect(maps.map(\.seed) == (number >= 5 ? [7] : []))
      #expect(maps.first?.points[row: 1] == (number >= 5 ? [3, 4] : nil))
      // The correction, and its undo, came along.
      #expect(snapshot.corrections == [3: 1])
      #expect(try await project.undo().edit?.count == 1)
    }
  }

  @Test func `reports of schema 2 are kept by the step to schema 3, which brings embeddings`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let place = try olderProject(in: folder, schema: 2, images: 1) { db in
        try db.execute(
          sql: """
            INSERT INTO reconciliation (id, imported, kind, source, model, report) VALUES
              (2, 5, 'labels', 'a.csv', NULL, '{}'), (7, 6, 'predictions', 'b.csv', 'm', '[]')
            """)
      }
      let store = try ProjectStore.open(place)
      #expect(FileManager.default.fileExists(atPath: place.copy(beforeMigratingFrom: 2).path))
      #expect(
        try store.reports() == [
          ReportTable.StoredReport(importedSeconds: 5, kind: "labels", source: "a.csv", json: "{}"),
          ReportTable.StoredReport(
            importedSeconds: 6, kind: "predictions", source: "b.csv", model: "m", json: "[]"),
        ])
      try store.save(
        Embedding(
          name: "e", source: .imported,
          matrix: FloatMatrix(values: [1, 2], rowCount: 1, columnCount: 2)), replace: false,
        makesCurrent: true,
        report: ReportTable.StoredReport(
          importedSeconds: 7, kind: "embeddings", source: "e.npy", embedding: "e", json: "{}"))
      #expect(try store.reports().last?.embedding == "e")
      #expect(try store.snapshot().embedding?.matrix[row: 0] == [1, 2])
    }
  }

  @Test func `columns of schema 6 came with labels, and go when other labels replace them`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let place = try olderProject(in: folder, schema: 6, images: 1) { db in
        try db.execute(
          sql: """
            INSERT INTO category (id, name, is_split) VALUES (3, 'split', 1), (4, 'place', 0);
            INSERT INTO category_word (category_id, code, word) VALUES (3, 0, 'test');
            INSERT INTO category_chunk (category_id, chunk, image_count, codes)
              VALUES (3, 0, 1, X'00000000');
            INSERT INTO imported_metric (id, name) VALUES (5, 'age');
            INSERT INTO imported_chunk (metric_id, chunk, image_count, numbers)
              VALUES (5, 0, 1, X'0000000000000840');
            INSERT INTO reconciliation (id, imported, kind, source, model, embedding, report)
              VALUES (4, 5, 'embeddings', 'e.npy', NULL, 'e', '{}')
            """)
      }
      let store = try ProjectStore.open(place)
      #expect(FileManager.default.fileExists(atPath: place.copy(beforeMigratingFrom: 6).path))
      let before = try store.snapshot()
      #expect(before.splits?[image: 0] == "test" && before.metrics["age"]?.values == [3])
      #expect(before.categories.keys.sorted() == ["place"])
      #expect(try store.reports().map(\.embedding) == ["e"])

      try store.save(
        PairedColumns(metrics: ["height": Column(values: [7])]), replace: false,
        report: ReportTable.StoredReport(
          importedSeconds: 7, kind: "metadata", source: "m.csv", json: "{}"))
      try store.save(
        PairedLabels(classes: ["cat"], labels: [0]), replace: false, report: report(ofModel: nil))
      let after = try store.snapshot()
      #expect(after.splits == nil && after.categories.isEmpty)
      #expect(after.metrics.mapValues(\.values) == ["height": [7]])
      #expect(try store.reports().map(\.kind) == ["embeddings", "metadata", "labels"])
    }
  }

  @Test func `a project of schema 1 opens and has all it had`() async throws {
    try await withTemporaryFolder { folder in
      let place = try await Self.write(schema: 1, in: folder)
      let project = try await Project.open(at: place.url)
      let snapshot = try await project.snapshot()
      #expect(snapshot.images.map(\.key) == ["cat/1.jpg", "cat/2.jpg", "dog/1.jpg", "owl/1.jpg"])
      #expect(snapshot.classes == ["cat", "dog", "owl"])
      #expect(snapshot.labels == [0, 0, 1, 2])
      #expect(snapshot.tags == ["reviewed": [2]])
      #expect(snapshot.models.map(\.name) == ["old"])
      #expect(snapshot.models.first?.predicted == [0, 0, 2, 2])
      #expect(snapshot.models.first?.confidence?.values == [0.9, 0.75, 0.5, 0.625])
      #expect(try project.imageRoot.path == "/nowhere/photos")
      let number = try project.store.read { try Schema.number(in: $0) }
      #expect(number == Schema.current.number)
      // Where a step was taken, the database as it was stands beside.
      let copy = place.copy(beforeMigratingFrom: 1)
      #expect(FileManager.default.fileExists(atPath: copy.path) == (Schema.current.number > 1))
      // It is written to as any other.
      _ = try await project.edit(.tag("again"), images: [0])
      #expect(try await Project.open(at: place.url).snapshot().tags["again"] == [0])
    }
  }
}
