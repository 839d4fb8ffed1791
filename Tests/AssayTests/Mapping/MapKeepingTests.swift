import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct MapKeepingTests {
  private func matrix(_ shift: Float = 0) -> FloatMatrix {
    let values = (0..<60).map { place -> Float in
      let value = Float(place * 7 % 13)
      return place.isMultiple(of: 3) ? value + shift : value
    }
    return FloatMatrix(values: values, rowCount: 20, columnCount: 3)
  }

  private func save(_ matrix: FloatMatrix, _ name: String, in project: Project) throws {
    try project.store.save(
      Embedding(name: name, source: .imported, matrix: matrix), replace: true, makesCurrent: true,
      report: nil)
  }

  @Test func `a map is kept with its embedding, is stale when that changes, and goes with it`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let project = try await Project.open(at: emptyProject(in: folder, images: 20).url)
      await #expect(throws: MapError.noEmbedding) { try await project.makeMap() }
      try save(matrix(), "e", in: project)
      let made = try await project.makeMap(seed: 3)
      let snapshot = try await Project.open(at: project.folder).snapshot()
      let kept = try #require(snapshot.map(.umap))
      #expect(kept.seed == 3 && kept.embedding == "e" && !snapshot.isStale(kept))
      #expect(kept.trustworthiness == made.trustworthiness && kept.sampled == 20)
      for row in 0..<20 { #expect(kept.points[row: row] == made.points[row: row]) }
      #expect(kept.imageCount == 20)

      try save(matrix(2), "e", in: project)
      let changed = try await project.snapshot()
      #expect(try changed.isStale(#require(changed.map(.umap))))
      try await project.makeMap()
      let again = try await project.snapshot()
      #expect(try !again.isStale(#require(again.map(.umap))))
      #expect(again.maps.count == 1)

      try save(matrix(5), "other", in: project)
      #expect(try await project.snapshot().map(.umap) == nil)
      try await project.removeEmbedding(named: "e")
      #expect(try await project.snapshot().maps.isEmpty)
    }
  }

  @Test func `the plane of a snapshot needs an embedding`() {
    #expect(throws: MapError.noEmbedding) { try ProjectSnapshot(images: []).planeMap() }
    #expect("\(MapError.noEmbedding)".contains("assay import embeddings"))
    #expect("\(MapError.notMade(.umap))".contains("assay map"))
  }
}
