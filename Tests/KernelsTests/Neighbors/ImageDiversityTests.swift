import Testing

@testable import Kernels

@Suite struct ImageDiversityTests {
  @Test func `diversity is that of NumPy with the same seed`() throws {
    for golden in try NeighborCase.all() {
      // Rows of zeros have no vector; who asks leaves them out.
      let values = golden.rows.flatMap { row in
        row.allSatisfy { $0 == 0 } ? row.map { _ in Float.nan } : row
      }
      var generator = SeededGenerator(seed: golden.seed)
      let clustering = KMeans(
        values.span, columnCount: golden.columns, clusterCount: golden.classes,
        generator: &generator)
      #expect(imageDiversity(clustering) == golden.diversity, "\(golden.name)")
    }
  }

  @Test func `diversity ranks every image with finite values once, from 1`() throws {
    for golden in try NeighborCase.all() {
      let ranks = golden.diversity.compactMap { $0 }
      #expect(ranks.sorted() == Array(1...ranks.count))
    }
    // One cluster: the order is that of the distance to the mean. Of 0, 1, 5 it is 2.
    var generator = SeededGenerator(seed: 4)
    let one = KMeans([0, 1, 5].span, columnCount: 1, clusterCount: 1, generator: &generator)
    #expect(imageDiversity(one) == [2, 1, 3])
    #expect(one.distances == [2, 1, 3])
  }

  @Test func `by hand: clusters take turns in the order of their first images`() {
    // Cluster 7 stands first; of its images 3 is nearest, 0 and 4 are as near as each other.
    let clustering = KMeans(
      clusters: [7, 2, nil, 7, 7, 2, 7], distances: [2, 5, nil, 1, 2, 4, 9])
    #expect(imageDiversity(clustering) == [3, 4, nil, 1, 5, 2, 6])
  }

  @Test func `of distances that single precision cannot tell apart the earlier image goes first`() {
    let clustering = KMeans(clusters: [0, 0, 0], distances: [1 + 1e-12, 1, 0.5])
    #expect(imageDiversity(clustering) == [2, 3, 1])
  }

  @Test func `without clusters there are no ranks`() {
    #expect(imageDiversity(KMeans(clusters: [nil, nil], distances: [nil, nil])) == [nil, nil])
    #expect(imageDiversity(KMeans(clusters: [], distances: [])).isEmpty)
  }
}
