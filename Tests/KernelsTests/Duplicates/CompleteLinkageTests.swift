import Kernels
import Testing

@Suite struct CompleteLinkageTests {
  private struct File: Decodable {
    struct Case: Decodable {
      var cut: Double
      var pairs: [[Double]]
      var groups: [[Int32]]
    }
    var linkage: [Case]
  }

  private func pairs(_ rows: [[Double]]) -> [CompleteLinkage.Pair] {
    rows.map { CompleteLinkage.Pair(Int32($0[0]), Int32($0[1]), distance: $0[2]) }
  }

  @Test func `groups are those of SciPy, whatever the order of the pairs`() throws {
    for golden in try goldenFile("duplicates.json", as: File.self).linkage {
      let given = pairs(golden.pairs)
      #expect(CompleteLinkage(given, cut: golden.cut).groups == golden.groups)
      #expect(CompleteLinkage(given.reversed(), cut: golden.cut).groups == golden.groups)
      let near = given.filter { $0.distance <= golden.cut }
        .map { CompleteLinkage.Pair($0.other, $0.one, distance: $0.distance) }
      #expect(CompleteLinkage(near, cut: golden.cut).groups == golden.groups)
    }
  }

  @Test func `a chain is no group: its ends are far apart`() {
    // 0 – 1 – 2 – 3 in steps of 1, and 0 – 2, 1 – 3 at 2: the first pair is joined, then the last.
    let chain = pairs([[0, 1, 1], [1, 2, 1], [2, 3, 1], [0, 2, 2], [1, 3, 2]])
    #expect(CompleteLinkage(chain, cut: 1.5).groups == [[0, 1], [2, 3]])
    #expect(CompleteLinkage(chain, cut: 5).groups == [[0, 1], [2, 3]])
    #expect(CompleteLinkage(chain + pairs([[0, 3, 3]]), cut: 5).groups == [[0, 1, 2, 3]])
  }

  @Test func `equal distances, pairs given twice and bad ones have one outcome`() {
    let all = pairs([[0, 1, 1], [1, 2, 1], [0, 2, 1], [2, 3, 1], [3, 3, 0], [4, 5, .nan]])
    #expect(CompleteLinkage(all, cut: 1).groups == [[0, 1, 2]])
    #expect(CompleteLinkage(all.reversed(), cut: 1).groups == [[0, 1, 2]])
    // 0 and 1 are 0.9 apart, so 1 and 2 go first; 0 and 2 are no pair.
    let twice = pairs([[0, 1, 0.2], [1, 0, 0.9], [1, 2, 0.5]])
    #expect(CompleteLinkage(twice, cut: 1).groups == [[1, 2]])
    #expect(CompleteLinkage([], cut: 1).groups.isEmpty)
  }

  @Test func `hundreds of copies are one group`() {
    let copies = (0..<200).flatMap { one in
      (one + 1..<200).map { CompleteLinkage.Pair(Int32(one), Int32($0), distance: 0.01) }
    }
    #expect(CompleteLinkage(copies, cut: 0.15).groups == [Array(0..<200)])
  }
}
