import TestSupport
import Testing

@testable import Kernels

@Suite struct NeighborMeasuresTests {
  private func inOrder(_ count: Int) -> [Int32] { (0..<Int32(count)).map { $0 } }

  private func near(_ found: [Double?], _ expected: [Double?]) -> Bool {
    found.count == expected.count
      && zip(found, expected).allSatisfy { agrees($0, $1, within: 1e-9, floor: 1e-12) }
  }

  private func singularity(
    _ rows: [[Float]], twins: [Int32], ranks: [Int32], count: Int = 10
  ) -> (values: [Double?], groups: [Int32]) {
    let neighbors = plainNeighbors(of: rows, count: count)
    let measure = ImageSingularity(neighbors: neighbors, twins: twins.span, ranks: ranks.span)
    let beyond = plainBeyond(measure.groups, rows, measure.crowded)
    return (measure.values(beyond: beyond), measure.groups)
  }

  @Test func `singularity, its groups and outlier distance are those of NumPy`() throws {
    let cases = try NeighborCase.all()
    #expect(cases.count == 11)
    for golden in cases {
      let rows = golden.rows
      let neighbors = plainNeighbors(of: rows, count: 10)
      for (image, list) in golden.neighbors.enumerated() {
        #expect(neighbors.neighbors(of: image).map(\.image) == list, "\(golden.name): \(image)")
      }
      #expect(near(outlierDistances(of: neighbors), golden.outlier_distance), "\(golden.name)")
      let found = singularity(rows, twins: golden.twins, ranks: inOrder(rows.count))
      #expect(found.groups == golden.groups, "\(golden.name)")
      #expect(near(found.values, golden.singularity), "\(golden.name)")
    }
  }

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

  @Test func `of a group of copies the first key keeps its distance, wherever it stands`() throws {
    let golden = try #require(
      try NeighborCase.all().first { $0.name == "a group of more than 30 copies" })
    let rows = golden.rows
    let straight = singularity(rows, twins: inOrder(60), ranks: inOrder(60)).values
    let backwards = inOrder(60).reversed().map { $0 }
    let found = singularity(rows, twins: inOrder(60), ranks: backwards).values
    // Image 0 leads the copies in one order, the last copy in the other.
    let last = try #require(rows.lastIndex(of: rows[0]))
    #expect(found[0] == 0)
    #expect(found[last] == straight[0])
    #expect(straight[last] == 0)
  }

  @Test func `longer lists of neighbours change no singularity`() throws {
    for golden in try NeighborCase.all() {
      let order = inOrder(golden.rows.count)
      let short = singularity(golden.rows, twins: golden.twins, ranks: order, count: 1)
      let long = singularity(golden.rows, twins: golden.twins, ranks: order, count: 40)
      #expect(short.values == long.values, "\(golden.name)")
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

  @Test func `without rows there are no clusters`() {
    var generator = SeededGenerator(seed: 4)
    let none = KMeans([.nan, 1].span, columnCount: 2, clusterCount: 3, generator: &generator)
    #expect(none.clusters == [nil])
    #expect(imageDiversity(none) == [nil])
  }
}
