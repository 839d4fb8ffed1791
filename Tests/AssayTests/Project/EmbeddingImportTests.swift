import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

/// A project over the pictures `cat/1.png`, `cat/2.png` and `dog/1.png`.
private func threePictures(in folder: URL) async throws -> Project {
  let root = folder.appending(path: "images")
  for (number, key) in ["cat/1.png", "cat/2.png", "dog/1.png"].enumerated() {
    try write(flatPNG(red: UInt8(number), green: 0, blue: 0), to: key, in: root)
  }
  return try await Project.create(at: folder.appending(path: "p"), images: root)
}

/// Imports vectors of equal length, one for each of `keys`.
@discardableResult
func bring(
  _ name: String, _ vectors: [Double], of keys: [String], into project: Project,
  replace: Bool = false, strict: Bool = false, makesCurrent: Bool = true, dryRun: Bool = false
) async throws -> Reconciliation {
  let file = project.folder.deletingLastPathComponent().appending(path: name + ".npy")
  try Data(npy(header("<f8", "(\(keys.count), \(vectors.count / keys.count))"), doubles(vectors)))
    .write(to: file)
  return try await project.importEmbeddings(
    file: file, name: name, options: options { $0.order = keys }, replace: replace,
    strict: strict, makesCurrent: makesCurrent, dryRun: dryRun)
}

@Suite struct EmbeddingImportTests {
  @Test func `vectors are paired by key, and who has none is said`() async throws {
    try await withTemporaryFolder { folder in
      let project = try await threePictures(in: folder)
      let report = try await bring(
        "e", [5, 6, 0, 0, 1, 2, 7, 8],
        of: ["/data/dog/1.png", "cat/2.png", "cat/1.png", "cat/9.png"], into: project)
      #expect(report.subject == .embeddings)
      #expect(report.matched == 2 && report.bySuffix == 1 && report.emptyRows == 1)
      #expect(report.imagesWithout.examples == ["cat/2.png"])
      #expect(report.withoutImage.examples == ["cat/9.png"])
      #expect(
        report.lines == [
          "\(folder.path)/e.npy: 2 of 3 images have an embedding",
          "1 image without an embedding: cat/2.png", "1 embedding without an image: cat/9.png",
          "1 row without a vector", "1 key met by its ending",
        ])
      let snapshot = try await project.snapshot()
      let embedding = try #require(snapshot.embedding)
      #expect(embedding.name == "e" && embedding.source == .imported && embedding.imageCount == 2)
      #expect(embedding.matrix[row: 0] == [1, 2])
      #expect(embedding.matrix[row: 1] == [0, 0])
      #expect(embedding.matrix[row: 2] == [5, 6])
      #expect(embedding.digest.count == 32)
      let kept = try #require(project.importReports().last)
      #expect(kept.subject == "embeddings" && kept.embedding == "e" && kept.model == nil)
      #expect(kept.json.contains("\"matched\":2"))
    }
  }

  @Test func `one of several is current: the last, the chosen one, or who is left`() async throws {
    try await withTemporaryFolder { folder in
      let project = try await threePictures(in: folder)
      let keys = ["cat/1.png", "cat/2.png", "dog/1.png"]
      try await bring("a", [1, 0, 0, 1, 1, 1], of: keys, into: project, makesCurrent: false)
      #expect(try await project.snapshot().currentEmbedding == "a")
      try await bring("b", [1, 2, 3, 4, 5, 6], of: keys, into: project)
      #expect(try await project.snapshot().currentEmbedding == "b")
      try await bring("c", [1, 2, 3, 4, 5, 7], of: keys, into: project, makesCurrent: false)
      #expect(try await project.snapshot().embeddings.map(\.name) == ["a", "b", "c"])
      #expect(try await project.snapshot().currentEmbedding == "b")

      try await project.useEmbedding(named: "a")
      let revision = try project.revision
      try await project.useEmbedding(named: "a")
      #expect(try project.revision == revision)
      #expect(try await project.snapshot().embedding?.matrix[row: 2] == [1, 1])
      try await project.removeEmbedding(named: "a")
      #expect(try await project.snapshot().currentEmbedding == "c")
      try await project.removeEmbedding(named: "c")
      try await project.removeEmbedding(named: "b")
      #expect(try await project.snapshot().embedding == nil)
      let arrays = project.store.folder.arrays.path
      #expect(try FileManager.default.contentsOfDirectory(atPath: arrays).isEmpty)
      await #expect(throws: StoreError.unknownEmbedding(name: "b", known: [])) {
        try await project.useEmbedding(named: "b")
      }
    }
  }

  @Test func `a name that is taken or belongs to the descriptor is refused; replace replaces`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let project = try await threePictures(in: folder)
      let keys = ["cat/1.png", "cat/2.png", "dog/1.png"]
      try await bring("e", [1, 0, 0, 1, 1, 1], of: keys, into: project)
      let before = try await project.snapshot()
      await #expect(throws: StoreError.embeddingExists(name: "e")) {
        try await bring("e", [1, 2, 3, 4, 5, 6], of: keys, into: project)
      }
      await #expect(throws: StoreError.reservedEmbeddingName("descriptor")) {
        try await bring("descriptor", [1, 2, 3, 4, 5, 6], of: keys, into: project)
      }
      let refused = await #expect(throws: RefusedImport.self) {
        try await bring("s", [1, 2, 3, 4], of: Array(keys.prefix(2)), into: project, strict: true)
      }
      #expect(refused?.reconciliation.imagesWithout.count == 1)
      try await bring(
        "e", [1, 2, 3, 4, 5, 6], of: keys, into: project, replace: true, dryRun: true)
      #expect(try project.revision == before.revision)

      try await bring("e", [1, 2, 3, 4, 5, 6], of: keys, into: project, replace: true)
      let after = try await project.snapshot()
      #expect(after.embedding?.matrix[row: 1] == [3, 4])
      #expect(after.embedding?.digest != before.embedding?.digest)
      // The snapshot of before still reads what it mapped.
      #expect(before.embedding?.matrix[row: 1] == [0, 1])
      let arrays = project.store.folder.arrays.path
      #expect(try FileManager.default.contentsOfDirectory(atPath: arrays).count == 1)
      #expect(
        StoreError.unknownEmbedding(name: "clap", known: ["e", "clip"]).description
          == "the project has no embeddings named \"clap\" (did you mean \"clip\"?); "
          + "there are \"e\", \"clip\"")
    }
  }

  @Test func `images that come later have no vector`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let project = try await threePictures(in: folder)
      try await bring("e", [1, 2, 3, 4], of: ["cat/1.png", "dog/1.png"], into: project)
      let digest = try await project.snapshot().embedding?.digest
      try write(
        flatPNG(red: 9, green: 9, blue: 9), to: "eel/1.png", in: folder.appending(path: "images"))
      #expect(try await project.rescan().added == 1)
      let again = try await Project.open(at: project.folder).snapshot()
      #expect(again.embedding?.matrix.rowCount == 4)
      #expect(again.embedding?.matrix[row: 2] == [3, 4])
      #expect(again.embedding?.matrix[row: 3] == [0, 0])
      #expect(again.embedding?.imageCount == 2)
      #expect(again.embedding?.digest == digest)
    }
  }

  @Test func `embeddings that are gone or cut short are named`() async throws {
    try await withTemporaryFolder { folder in
      let project = try await threePictures(in: folder)
      try await bring("e", [1, 2, 3, 4], of: ["cat/1.png", "dog/1.png"], into: project)
      let arrays = project.store.folder.arrays
      let name = try #require(
        try FileManager.default.contentsOfDirectory(atPath: arrays.path).first)
      let file = arrays.appending(path: name)
      try Data([0, 0, 0, 0]).write(to: file)
      #expect(
        throws: StoreError.damaged(
          path: file.path, detail: "embeddings that are missing or cut short")
      ) { try project.store.snapshot() }
    }
  }
}
