import Foundation
import Kernels
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct EmbeddingMetricsTests {
  struct Golden: Decodable {
    struct Case: Decodable {
      var name: String
      var columns, classes: Int
      var seed: UInt64
      var values: [Float?]
      var labels, twins, groups: [Int32]
      var singularity, outlier_distance, quality: [Double?]
      var suggestion: [Int32?]
      var diversity: [Double?]
    }
    var cases: [Case]
  }

  private func cases() throws -> [Golden.Case] {
    let file = Folders.package.appending(path: "Tests/KernelsTests/Golden/neighbors.json")
    return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file)).cases
  }

  private func measure(_ golden: Golden.Case, cores: Int) async throws -> EmbeddingMetrics {
    let matrix = FloatMatrix(
      values: golden.values.map { $0 ?? .nan }, rowCount: golden.labels.count,
      columnCount: golden.columns)
    var images = EmbeddingMetrics.Images(labels: golden.labels, classCount: golden.classes)
    images.twins = golden.twins
    return try await EmbeddingMetrics(of: matrix, images: images, seed: golden.seed, cores: cores)
  }

  private func near(_ found: Column, _ expected: [Double?]) -> Bool {
    found.count == expected.count
      && expected.indices.allSatisfy { image in
        switch (found[image: image], expected[image]) {
        case (nil, nil): true
        case (let one?, let other?): abs(one - other) <= 1e-9 * abs(other) + 1e-12
        default: false
        }
      }
  }

  @Test(arguments: [1, 3])
  func `all metrics of all cases are those of NumPy, on any number of cores`(
    _ cores: Int
  ) async throws {
    for golden in try cases() {
      let found = try await measure(golden, cores: cores)
      #expect(near(found.singularity, golden.singularity), "\(golden.name)")
      #expect(near(found.outlierDistance, golden.outlier_distance), "\(golden.name)")
      #expect(near(found.annotationQuality, golden.quality), "\(golden.name)")
      #expect(near(found.diversity, golden.diversity), "\(golden.name)")
      #expect(found.suggestedClasses == golden.suggestion.map { $0 ?? -1 }, "\(golden.name)")
      #expect(found.duplicateGroups == golden.groups, "\(golden.name)")
    }
  }
}
