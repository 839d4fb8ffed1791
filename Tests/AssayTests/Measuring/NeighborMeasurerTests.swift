import Foundation
import Kernels
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct NeighborMeasurerTests {
  private static let count = 40

  /// A project of 40 pictures with vectors around four directions, and labels that follow them.
  private func project(in folder: URL, labelled: Int = count) async throws -> Project {
    let root = folder.appending(path: "images")
    try writePictures(Self.count, in: root)
    let project = try await Project.create(at: folder.appending(path: "p"), images: root)
    try await bring("e", Self.vectors(seed: 1), of: Self.keys, into: project)
    try await label(project, in: folder) { $0 < labelled ? "c\($0 % 4)" : nil }
    return project
  }

  private static let keys = (0..<count).map(numbered)

  private static func vectors(seed: UInt64) -> [Double] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count * 5).map { place in
      generator.nextUnit() + (place % 5 == place / 5 % 4 ? 2 : 0)
    }
  }

  private func label(
    _ project: Project, in folder: URL, _ name: (Int) -> String?
  ) async throws {
    let file = folder.appending(path: "labels.csv")
    let rows = (0..<Self.count).map { "\(numbered($0)),\(name($0) ?? "")\n" }
    try Data(("file,label\n" + rows.joined()).utf8).write(to: file)
    try await project.importLabels(file: file, replace: true)
  }

  @Test func `measuring finds the neighbours and the numbers that the library computes`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let project = try await project(in: folder)
      let report = try await project.measure()
      #expect(report.neighbors?.embedding == "e" && report.neighbors?.searched == true)
      #expect(
        report.neighbors?.computed == ["image_diversity", "image_singularity", "outlier_distance"])
      let snapshot = try await project.snapshot()
      let matrix = try #require(snapshot.embedding?.matrix)
      let expected = try await EmbeddingMetrics(
        of: matrix,
        images: EmbeddingMetrics.Images(labels: snapshot.labels, classCount: 4), cores: 3)
      #expect(snapshot.metrics["image_singularity"]?.values == expected.singularity.values)
      #expect(snapshot.metrics["image_diversity"]?.values == expected.diversity.values)
      #expect(snapshot.metrics["outlier_distance"]?.values == expected.outlierDistance.values)
      #expect(snapshot.metrics["annotation_quality"]?.values == expected.annotationQuality.values)
      #expect(snapshot.suggestedClasses == expected.suggestedClasses)
      let neighbors = try #require(snapshot.neighbors)
      #expect(neighbors.neighborCount == 30 && neighbors.recall == nil)
      for image in 0..<Self.count {
        let found = neighbors.neighbors(of: image).map(\.image)
        let nearest = expected.neighbors.neighbors(of: image).map(\.image)
        #expect(found.count == 30 && Array(found.prefix(10)) == nearest)
      }
      #expect(neighbors.neighbors(of: Self.count).isEmpty)
    }
  }

  @Test func `what still holds is not computed again, and what does not is not shown`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let project = try await project(in: folder)
      try await project.measure()
      let revision = try project.revision
      let again = try await project.measure().neighbors
      #expect(again?.searched == false && again?.computed == [])
      #expect(try project.revision == revision)

      // Other labels of as many classes change the quality at once, and nothing else.
      try await label(project, in: folder) { "c\(($0 + $0 / 4 % 2) % 4)" }
      let relabelled = try await project.snapshot()
      #expect(relabelled.metrics["image_diversity"] != nil)
      let quality = try #require(relabelled.metrics["annotation_quality"])
      #expect(try await project.measure().neighbors?.computed == [])
      #expect(try await project.snapshot().metrics["annotation_quality"]?.values == quality.values)

      // Another number of classes changes the diversity alone.
      try await label(project, in: folder) { "c\($0 % 3)" }
      #expect(try await project.snapshot().metrics["image_diversity"] == nil)
      #expect(try await project.snapshot().metrics["outlier_distance"] != nil)
      #expect(try await project.measure().neighbors?.computed == ["image_diversity"])

      // A copy changes the singularity alone; an image without a vector changes nothing.
      let root = folder.appending(path: "images")
      let copied = try Data(contentsOf: root.appending(path: numbered(3)))
      try write(copied, to: numbered(9), in: root)
      try setModified(2_000_000_000, of: numbered(9), in: root)
      try write(flatPNG(red: 1, green: 1, blue: 1), to: "new.png", in: root)
      let report = try await project.measure()
      #expect(report.added == 1)
      #expect(report.neighbors?.searched == false)
      #expect(report.neighbors?.computed == ["image_singularity"])
      let snapshot = try await project.snapshot()
      #expect(snapshot.metrics["image_singularity"]?[image: 9] == 0)
      #expect(snapshot.metrics["image_singularity"]?.values[40].isNaN == true)
      #expect(try await project.measure().neighbors?.computed == [])
    }
  }

  @Test func `each embedding keeps its own numbers, and another one's are never shown`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let project = try await project(in: folder)
      try await project.measure()
      let first = try await project.snapshot().metrics["outlier_distance"]?.values
      try await bring("f", Self.vectors(seed: 2), of: Self.keys, into: project)
      var snapshot = try await project.snapshot()
      #expect(snapshot.neighbors == nil && snapshot.suggestedClasses == nil)
      for id in MetricCatalog.similarity.map(\.id) { #expect(snapshot.metrics[id] == nil) }
      #expect(try await project.measure().neighbors?.embedding == "f")
      #expect(try await project.snapshot().metrics["outlier_distance"]?.values != first)
      try await project.useEmbedding(named: "e")
      snapshot = try await project.snapshot()
      #expect(snapshot.metrics["outlier_distance"]?.values == first)
      #expect(try await project.measure().neighbors?.searched == false)
      try await bring("e", Self.vectors(seed: 3), of: Self.keys, into: project, replace: true)
      #expect(try await project.snapshot().neighbors == nil)
      #expect(try await project.measure().neighbors?.searched == true)
      let arrays = project.store.folder.arrays.path
      // The vectors of e and f with their neighbours, and those of the descriptor.
      #expect(try FileManager.default.contentsOfDirectory(atPath: arrays).count == 5)
    }
  }

  @Test func `few labels are searched among, and corrections count at once`() async throws {
    try await withTemporaryFolder { folder in
      let project = try await project(in: folder, labelled: 12)
      let report = try await project.measure().neighbors
      #expect(report?.computed.last == "annotation_quality")
      let given = try await project.snapshot()
      let present = given.metrics["annotation_quality"]?.values.filter { !$0.isNaN } ?? []
      #expect(present.count == 12)
      _ = try await project.edit(.label("c1"), images: [0, 20, 21])
      _ = try await project.edit(.label(nil), images: [5])
      let snapshot = try await project.snapshot()
      let corrected = snapshot.corrected()
      let matrix = try #require(corrected.embedding?.matrix)
      let expected = try await EmbeddingMetrics(
        of: matrix,
        images: EmbeddingMetrics.Images(labels: corrected.labels, classCount: 4), cores: 1)
      let found = try #require(corrected.metrics["annotation_quality"])
      let plain = { (column: Column) in column.values.map { $0.isNaN ? -1 : $0 } }
      #expect(plain(found) == plain(expected.annotationQuality))
      #expect(corrected.suggestedClasses == expected.suggestedClasses)
      #expect(try await project.measure().neighbors?.computed == [])
    }
  }
}
