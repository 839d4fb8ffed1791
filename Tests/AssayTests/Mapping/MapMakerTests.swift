import Foundation
import Kernels
import Synchronization
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct MapMakerTests {
  /// Three bundles of 20 directions each, and an image without one in the middle.
  private static let matrix: FloatMatrix = {
    var generator = SeededGenerator(seed: 9)
    var values: [Float] = []
    for image in 0..<61 {
      for column in 0..<6 {
        let bundle = (image < 30 ? image : image - 1) / 20
        let noise = Float(generator.nextUnit() - 0.5) * 0.4
        values.append(image == 30 ? 0 : (column == bundle ? 1 : 0) + noise)
      }
    }
    return FloatMatrix(values: values, rowCount: 61, columnCount: 6)
  }()

  private func bundle(of image: Int) -> Int { (image < 30 ? image : image - 1) / 20 }

  private func expectBundles(_ points: MapPoints) {
    let places = (0..<61).map { points.matrix[row: $0] }
    for image in 0..<61 where image != 30 {
      let near = (0..<61).filter { $0 != image && $0 != 30 }.min { one, other in
        func square(_ other: Int) -> Float {
          let (dx, dy) = (
            places[other][0] - places[image][0], places[other][1] - places[image][1]
          )
          return dx * dx + dy * dy
        }
        return square(one) < square(other)
      }
      #expect(near.map { bundle(of: $0) } == bundle(of: image), "\(image)")
    }
    #expect(places[30].allSatisfy { $0.isNaN })
  }

  @Test(arguments: [1e19, 3e37, 1e-30] as [Float])
  func `vectors as large or as small as they come have the maps of others`(
    scale: Float
  ) async throws {
    let values = (0..<61).flatMap { Self.matrix[row: $0].map { $0 * scale } }
    let maker = MapMaker(of: FloatMatrix(values: values, rowCount: 61, columnCount: 6))
    expectBundles(maker.plane())
    expectBundles(try await maker.umap(cores: 1))
  }

  @Test func `both maps keep three bundles apart and leave out what has no direction`() async throws
  {
    let maker = MapMaker(of: Self.matrix)
    let plane = maker.plane()
    expectBundles(plane)
    let umap = try await maker.umap(epochCount: 200, cores: 2)
    expectBundles(umap)
    for points in [plane, umap] {
      #expect(points.sampled == 60)
      #expect(try #require(points.trustworthiness) > 0.8)
    }
  }

  @Test func `umap is the same on any number of cores, with known neighbours, with the same seed`()
    async throws
  {
    let maker = MapMaker(of: Self.matrix)
    func bytes(_ points: MapPoints) -> [UInt32] {
      points.matrix.withValues { $0.map(\.bitPattern) }
    }
    let one = bytes(try await maker.umap(seed: 3, epochCount: 30, cores: 1))
    #expect(bytes(try await maker.umap(seed: 3, epochCount: 30, cores: 4)) == one)
    let more = try await NeighborSearch(in: Self.matrix).nearest(20, cores: 2)
    #expect(ImageNeighbors(more).nearest(21, imageCount: 61) == nil)
    let kept = try #require(ImageNeighbors(more).nearest(14, imageCount: 61))
    #expect(bytes(try await maker.umap(neighbors: kept, seed: 3, epochCount: 30, cores: 2)) == one)
    #expect(bytes(try await maker.umap(seed: 4, epochCount: 30, cores: 1)) != one)
  }

  @Test(arguments: [0, 1, 2, 3])
  func `a map of hardly any images is a map`(count: Int) async throws {
    let values = (0..<count * 2).map { Float($0 + 1) }
    let matrix = FloatMatrix(values: values, rowCount: count, columnCount: 2)
    for points in [
      MapMaker(of: matrix).plane(), try await MapMaker(of: matrix).umap(epochCount: 5, cores: 1),
    ] {
      #expect(points.matrix.rowCount == count)
      #expect(points.matrix.withValues { $0.allSatisfy(\.isFinite) })
      #expect(points.trustworthiness == nil)
    }
  }

  @Test func `umap reports its epochs, and stops where it is cancelled`() async throws {
    let seen = Mutex<[Int]>([])
    let maker = MapMaker(of: Self.matrix)
    _ = try await maker.umap(epochCount: 25, cores: 1) { progress in
      seen.withLock { $0.append(progress.done) }
      #expect(progress.total == 25)
    }
    #expect(seen.withLock { $0 } == Array(0...25))
    let task = Task {
      try await maker.umap(cores: 1) { progress in
        if progress.done == 20 { withUnsafeCurrentTask { $0?.cancel() } }
        #expect(progress.done <= 20)
      }
    }
    await #expect(throws: CancellationError.self) { _ = try await task.value }
  }
}
