import Testing

@testable import Kernels

@Suite struct ImageSingularityTests {
  private func inOrder(_ count: Int) -> [Int32] { (0..<Int32(count)).map { $0 } }

  private func singularity(
    _ rows: [[Float]], twins: [Int32], ranks: [Int32], count: Int = 10
  ) -> (values: [Double?], groups: [Int32]) {
    let neighbors = plainNeighbors(of: rows, count: count)
    let measure = ImageSingularity(neighbors: neighbors, twins: twins.span, ranks: ranks.span)
    let beyond = plainBeyond(measure.groups, rows, measure.crowded)
    return (measure.values(beyond: beyond), measure.groups)
  }

  @Test func `singularity and its groups are those of NumPy`() throws {
    let cases = try NeighborCase.all()
    #expect(cases.count == 11)
    for golden in cases {
      let found = singularity(
        golden.rows, twins: golden.twins, ranks: inOrder(golden.rows.count))
      #expect(found.groups == golden.groups, "\(golden.name)")
      #expect(areNear(found.values, golden.singularity), "\(golden.name)")
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

  @Test func `by hand: twins and near copies make one group, led by the first in rank`() {
    // 0 and 1 are near copies, 2 has the bytes of 1, 3 stands alone.
    let lists = NearestNeighbors(
      imageCount: 4, neighborCount: 2, indices: [1, 3, 0, 3, 3, 0, 2, 1],
      distances: [0, 0.5, 0, 0.6, 0.3, 0.7, 0.3, 0.6], copyGroups: [0, 0, 2, 3])
    let twins: [Int32] = [0, 1, 1, 3]
    let ranks: [Int32] = [3, 2, 0, 1]
    let measure = ImageSingularity(neighbors: lists, twins: twins.span, ranks: ranks.span)
    #expect(measure.groups == [2, 2, 2, 3])
    #expect(measure.crowded.isEmpty)
    #expect(measure.values(beyond: [:]) == [0, 0, 0.3, 0.3])
  }

  @Test func `a first image whose list holds only its copies asks for a wider search`() {
    let lists = NearestNeighbors(
      imageCount: 4, neighborCount: 1, indices: [1, 0, 0, -1], distances: [0, 0, 0.4, 0],
      copyGroups: [0, 0, 2, 3])
    let order = inOrder(4)
    let measure = ImageSingularity(neighbors: lists, twins: order.span, ranks: order.span)
    #expect(measure.crowded == [0])
    #expect(measure.values(beyond: [0: 0.25]) == [0.25, 0, 0.4, nil])
    // Nobody outside the group is found: there is no number, and no zero.
    #expect(measure.values(beyond: [:]) == [nil, 0, 0.4, nil])
  }
}
