import Foundation
import GRDB
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct ProbabilityStorageTests {
  private func paired(_ matrix: ProbabilityMatrix) -> PairedPredictions {
    var model = ModelPredictions(name: "m", predicted: [0, 1])
    model.digest = String(repeating: "0", count: 32)
    model.probabilities = matrix
    return PairedPredictions(classes: ["a", "b"], model: model)
  }

  @Test func `what a model gave is kept in its precision, with what it is, and widened so`()
    async throws
  {
    try await withTemporaryFolder { folder in
      for (place, meaning) in ProbabilityMatrix.Meaning.allCases.enumerated() {
        let below = folder.appending(path: "\(place)")
        try FileManager.default.createDirectory(at: below, withIntermediateDirectories: true)
        let store = try ProjectStore.open(try emptyProject(in: below, images: 3))
        let numbers = [1 - 1e-9, 1e-50, 0.25, 0.75]
        try store.save(
          paired(
            ProbabilityMatrix(values: numbers, rowCount: 2, columnCount: 2, meaning: meaning)),
          replace: false, report: report(ofModel: "m"))
        let first = try #require(try store.snapshot().models[0].probabilities)
        guard case .double(let mapped) = first.values else {
          Issue.record("Float64 expected")
          continue
        }
        #expect(first.meaning == meaning && mapped[row: 0] == [1 - 1e-9, 1e-50])

        // A class and an image more: nothing for them, which of logits is −∞.
        try store.save(
          PairedLabels(classes: ["a", "b", "c"], labels: [0, 1, 2]), replace: false,
          report: report(ofModel: nil))
        let wider = try #require(try store.snapshot().models[0].probabilities)
        let nothing = meaning == .logits ? -Double.infinity : 0
        #expect(wider.meaning == meaning && wider.rowCount == 3)
        #expect(wider[row: 0] == [1 - 1e-9, 1e-50, nothing])
        #expect(wider[row: 2] == [nothing, nothing, nothing])
        #expect(wider.probabilities(row: 2) == [0, 0, 0])
      }
    }
  }

  @Test func `single numbers take four bytes each`() async throws {
    try await withTemporaryFolder { folder in
      let place = try emptyProject(in: folder, images: 2)
      let store = try ProjectStore.open(place)
      let numbers: [Float] = [0.1, 0.9, 0.25, 0.75]
      try store.save(
        paired(ProbabilityMatrix(values: numbers, rowCount: 2, columnCount: 2)), replace: false,
        report: report(ofModel: "m"))
      let file = try #require(
        try FileManager.default.contentsOfDirectory(atPath: place.arrays.path).first)
      #expect(try Data(contentsOf: place.arrays.appending(path: file)).count == 16)
      let matrix = try #require(try store.snapshot().models[0].probabilities)
      guard case .single = matrix.values else {
        Issue.record("Float32 expected")
        return
      }
      #expect(matrix.meaning == .probabilities && matrix[row: 0] == numbers[..<2].map(Double.init))
    }
  }

  @Test func `models of schema 7 have single probabilities`() async throws {
    try await withTemporaryFolder { folder in
      let file = "00000000-0000-4000-8000-0000000000f3.f32"
      let place = try olderProject(in: folder, schema: 7, images: 1) { db in
        try db.execute(
          sql: """
            INSERT INTO class (id, name) VALUES (0, 'a'), (1, 'b');
            INSERT INTO model (id, name, digest, renormalized_rows, array_file, row_count, column_count)
              VALUES (1, 'old', '\(String(repeating: "0", count: 32))', 0, '\(file)', 1, 2);
            INSERT INTO prediction_chunk (model_id, chunk, image_count, predicted)
              VALUES (1, 0, 1, X'00000000');
            """)
      }
      try Data([0, 0, 0x40, 0x3F, 0, 0, 0x80, 0x3E]).write(
        to: place.arrays.appending(path: file))
      let store = try ProjectStore.open(place)
      let matrix = try #require(try store.snapshot().models[0].probabilities)
      #expect(matrix[row: 0] == [0.75, 0.25] && matrix.meaning == .probabilities)
    }
  }
}
