import Foundation
import Kernels
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct ApproximateNeighborsTests {
  /// Points around so many centres, in directions of their own.
  private func clouds(
    _ count: Int, centers: Int, columns: Int = 16, seed: UInt64 = 3
  ) -> FloatMatrix {
    var generator = SeededGenerator(seed: seed)
    let middles = (0..<centers * columns).map { _ in Float(generator.nextUnit() - 0.5) }
    let values = (0..<count * columns).map { place in
      let center = (place / columns) % centers
      return middles[center * columns + place % columns]
        + Float(generator.nextUnit() - 0.5) * 0.4
    }
    return FloatMatrix(values: values, rowCount: count, columnCount: columns)
  }

  private func outcome(
    _ matrix: FloatMatrix, _ count: Int = 10, clusters: Int? = nil, cores: Int = 2
  ) async throws -> NeighborSearch.Outcome {
    try await NeighborSearch(in: matrix)
      .outcome(count, exactLimit: 0, clusterCount: clusters, cores: cores)
  }

  /// The mean share of true neighbours found, over all images, from the exact search.
  private func trueRecall(_ found: NearestNeighbors, _ truth: NearestNeighbors) -> Double {
    var (sum, images) = (0.0, 0)
    for image in 0..<truth.imageCount {
      let expected = truth.neighbors(of: image)
      guard let last = expected.last else { continue }
      let hits = found.neighbors(of: image).prefix(expected.count)
        .count { $0.distance <= last.distance + 1e-6 }
      sum += Double(hits) / Double(expected.count)
      images += 1
    }
    return sum / Double(images)
  }

  @Test func `up to the limit every pair is compared and no recall is named`() async throws {
    let matrix = clouds(300, centers: 5)
    let search = NeighborSearch(in: matrix)
    let found = try await search.outcome(10, exactLimit: 300, cores: 2)
    #expect(found.recall == nil)
    #expect(found.lists == (try await search.nearest(10, cores: 1)))
  }

  @Test func `the recall that is named is the true one where every image is in the sample`()
    async throws
  {
    let matrix = clouds(480, centers: 24)
    let found = try await outcome(matrix, clusters: 40)
    let truth = try await NeighborSearch(in: matrix).nearest(10, cores: 1)
    let recall = try #require(found.recall)
    #expect(abs(recall - trueRecall(found.lists, truth)) < 1e-12)
    #expect(recall > 0.9)
  }

  @Test func `on a sample the recall is near the true one, and high`() async throws {
    let matrix = clouds(4_000, centers: 60)
    let found = try await outcome(matrix)
    let truth = try await NeighborSearch(in: matrix).nearest(10, cores: 2)
    let recall = try #require(found.recall)
    #expect(abs(recall - trueRecall(found.lists, truth)) < 0.02)
    #expect(recall > 0.95)
    // What is found has its exact distance, nearest first.
    for image in stride(from: 0, to: 4_000, by: 97) {
      let list = found.lists.neighbors(of: image)
      #expect(list.map(\.distance) == list.map(\.distance).sorted())
      #expect(!list.contains { $0.image == image } && Set(list.map(\.image)).count == list.count)
    }
  }

  @Test func `any number of cores gives the same lists`() async throws {
    let matrix = clouds(1_500, centers: 30, seed: 8)
    let one = try await outcome(matrix, cores: 1)
    let many = try await outcome(matrix, cores: 5)
    #expect(one.lists == many.lists && one.recall == many.recall)
  }

  @Test func `more clusters than images leave each image a group and find what they can`()
    async throws
  {
    let matrix = clouds(12, centers: 3)
    let found = try await outcome(matrix, 5, clusters: 100)
    let truth = try await NeighborSearch(in: matrix).nearest(5, cores: 1)
    // All twelve groups are looked into, so nothing is missed.
    #expect(found.lists == truth && found.recall == 1)
  }

  @Test func `identical images are one group of copies at distance 0, in however many pieces`()
    async throws
  {
    var values = clouds(400, centers: 8).withValues { Array($0) }
    for image in 100..<400 {
      for column in 0..<16 { values[image * 16 + column] = values[column] }
    }
    let matrix = FloatMatrix(values: values, rowCount: 400, columnCount: 16)
    let found = try await outcome(matrix, clusters: 20)
    #expect(found.lists.copyGroups[100...].allSatisfy { $0 == 0 })
    #expect(found.lists.copyGroups[0] == 0 && found.lists.copyGroups[1] == 1)
    for image in 100..<400 {
      let list = found.lists.neighbors(of: image)
      #expect(list.count == 10 && list.allSatisfy { $0.distance == 0 })
    }
    #expect(try #require(found.recall) > 0.9)
  }

  @Test func `images without a direction have no neighbours and are nobody's`() async throws {
    var values = clouds(200, centers: 4).withValues { Array($0) }
    for image in [0, 50, 199] {
      for column in 0..<16 { values[image * 16 + column] = image == 50 ? .nan : 0 }
    }
    let matrix = FloatMatrix(values: values, rowCount: 200, columnCount: 16)
    let found = try await outcome(matrix).lists
    for image in [0, 50, 199] { #expect(found.neighbors(of: image).isEmpty) }
    #expect(!found.indices.contains { [0, 50, 199].contains($0) })
    #expect(found.neighbors(of: 1).count == 10)
  }

  @Test func `the project keeps the recall and names it with its interval`() async throws {
    let lists = try await outcome(clouds(500, centers: 10)).lists
    let kept = try #require(
      ImageNeighbors(lists.bytes, imageCount: 500, neighborCount: 10, recall: 0.98)?.recallEstimate)
    // statsmodels: proportion_confint(490, 500, method="wilson").
    #expect(kept.value == 0.98 && kept.n == 500)
    #expect(abs((kept.interval?.low ?? 0) - 0.96356) < 1e-4)
    #expect(abs((kept.interval?.high ?? 0) - 0.98911) < 1e-4)
    #expect(ImageNeighbors(lists).recallEstimate == nil)
  }
}

extension NearestNeighbors {
  fileprivate var bytes: Data { ImageNeighbors.bytes(of: self) }
}
