import Testing

@testable import Kernels

@Suite struct NearestNeighborsTests {
  private func distance(_ one: [Float], _ other: [Float]) -> Double? {
    cosineDistance(one.span, other.span)
  }

  @Test func `right angles, opposites and equal rows are at 1, 2 and exactly 0`() {
    #expect(distance([1, 0], [0, 3]) == 1)
    #expect(distance([1, 2, -1], [-2, -4, 2]) == 2)
    #expect(distance([0.1, 0.7, 0.3, 9, -2], [0.1, 0.7, 0.3, 9, -2]) == 0)
    // 1 − 3·4 / (5·5), twice: (3, 4)·(4, 3) = 24, both of length 5.
    #expect(abs(distance([3, 4], [4, 3])! - 0.04) < 1e-15)
  }

  @Test func `without a direction there is no distance`() {
    #expect(distance([0, 0], [1, 0]) == nil)
    #expect(distance([.nan, 0], [1, 0]) == nil)
    #expect(distance([.infinity, 0], [1, 0]) == nil)
  }

  @Test func `distance is symmetric bit for bit, and that of the formula`() throws {
    var generator = SeededGenerator(seed: 12)
    for width in [1, 3, 4, 9] {
      for _ in 0..<20 {
        let one = (0..<width).map { _ in Float(generator.nextUnit() - 0.5) }
        let other = (0..<width).map { _ in Float(generator.nextUnit() - 0.5) }
        let found = try #require(distance(one, other))
        #expect(distance(other, one) == found && distance(one, one) == 0)
        func product(_ a: [Float], _ b: [Float]) -> Double {
          zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) }
        }
        let norms = (product(one, one) * product(other, other)).squareRoot()
        #expect(abs(found - (1 - product(one, other) / norms)) < 1e-14)
      }
    }
  }

  @Test func `an image's neighbours come nearest first and end where there are no more`() {
    let lists = NearestNeighbors(
      imageCount: 3, neighborCount: 2, indices: [1, 2, 0, -1, -1, -1],
      distances: [0.1, 0.4, 0.1, 9, 9, 9], copyGroups: [0, 1, 2])
    #expect(lists.neighbors(of: 0).map(\.image) == [1, 2])
    #expect(lists.neighbors(of: 0).map(\.distance) == [0.1, 0.4])
    #expect(lists.neighbors(of: 1).map(\.image) == [0])
    #expect(lists.neighbors(of: 2).isEmpty)
  }

  @Test func `the neighbours of the plain search are those of NumPy`() throws {
    for golden in try NeighborCase.all() {
      let neighbors = plainNeighbors(of: golden.rows, count: 10)
      #expect(golden.neighbors.count == golden.rows.count)
      for (image, list) in golden.neighbors.enumerated() {
        #expect(neighbors.neighbors(of: image).map(\.image) == list, "\(golden.name): \(image)")
      }
    }
  }
}
