import Testing

@testable import Kernels

@Suite struct KMeansTests {
  private func kMeans(
    _ values: [Float], columns: Int, clusters: Int, seed: UInt64 = 4
  ) -> KMeans {
    var generator = SeededGenerator(seed: seed)
    return KMeans(
      values.span, columnCount: columns, clusterCount: clusters, generator: &generator)
  }

  @Test func `without rows there are no clusters`() {
    let none = kMeans([.nan, 1], columns: 2, clusters: 3)
    #expect(none.clusters == [nil])
    #expect(imageDiversity(none) == [nil])
    #expect(kMeans([], columns: 2, clusters: 3).clusters.isEmpty)
  }

  @Test func `one cluster has the mean of all rows as its centre`() {
    // Of (0, 0), (6, 0) and (0, 9) it is (2, 3).
    let one = kMeans([0, 0, 6, 0, 0, 9], columns: 2, clusters: 1)
    #expect(one.clusters == [0, 0, 0])
    #expect(one.distances == [Double(13).squareRoot(), 5, Double(40).squareRoot()])
  }

  @Test
  func `clouds far apart are found, whatever the seed, and rows that are not finite left out`() {
    // Four clouds of 5 at 0, 100, 200 and 300.
    var values: [Float] = (0..<20).flatMap { [Float($0 % 4 * 100), Float($0 / 4)] }
    values += [.nan, 0, 0, .infinity]
    for seed in 1...8 as ClosedRange<UInt64> {
      let found = kMeans(values, columns: 2, clusters: 4, seed: seed)
      for row in 0..<20 { #expect(found.clusters[row] == found.clusters[row % 4]) }
      #expect(Set(found.clusters[..<4]).count == 4)
      #expect(found.clusters[20...] == [nil, nil] && found.distances[20...] == [nil, nil])
      // The centre lies at the third of five steps.
      #expect(found.distances[..<20] == (0..<20).map { abs(Double($0 / 4) - 2) }[...])
    }
  }

  @Test func `there are no more clusters than distinct rows`() {
    let found = kMeans([1, 5, 1, 5, 1, 1], columns: 1, clusters: 5)
    #expect(Set(found.clusters).count == 2)
    #expect(found.distances.allSatisfy { $0 == 0 })
    #expect(kMeans([3, 3, 3], columns: 1, clusters: 2).clusters == [0, 0, 0])
  }

  @Test func `the same seed gives the same clusters, and each row is with its nearest centre`() {
    var generator = SeededGenerator(seed: 30)
    let values = (0..<120).map { _ in Float(generator.nextUnit()) }
    let found = kMeans(values, columns: 3, clusters: 5, seed: 11)
    let again = kMeans(values, columns: 3, clusters: 5, seed: 11)
    #expect(found.clusters == again.clusters && found.distances == again.distances)
    var centers = [[Double]](repeating: [0, 0, 0], count: 5)
    for cluster in 0..<5 {
      let own = (0..<40).filter { found.clusters[$0] == cluster }
      #expect(!own.isEmpty)
      for column in 0..<3 {
        centers[cluster][column] =
          own.reduce(0) { $0 + Double(values[$1 * 3 + column]) } / Double(own.count)
      }
    }
    for row in 0..<40 {
      let distances = centers.map { center in
        (0..<3).reduce(0) { sum, column in
          let step = Double(values[row * 3 + column]) - center[column]
          return sum + step * step
        }.squareRoot()
      }
      let nearest = distances.indices.min { distances[$0] < distances[$1] }
      #expect(found.clusters[row] == nearest)
      #expect(agrees(found.distances[row], distances.min()))
    }
  }
}
