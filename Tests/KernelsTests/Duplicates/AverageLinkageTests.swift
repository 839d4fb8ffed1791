import Kernels
import Testing

@Suite struct AverageLinkageTests {
  private struct File: Decodable {
    struct Case: Decodable {
      var cut: Double
      var far: Double
      var pairs: [[Double]]
      var groups: [[Int32]]
    }
    var linkage: [Case]
  }

  private func pairs(_ rows: [[Double]]) -> [AverageLinkage.Pair] {
    rows.map { AverageLinkage.Pair(Int32($0[0]), Int32($0[1]), distance: $0[2]) }
  }

  @Test func `groups are those of SciPy, whatever the order of the pairs`() throws {
    for golden in try goldenFile("duplicates.json", as: File.self).linkage {
      let given = pairs(golden.pairs)
      func groups(_ pairs: [AverageLinkage.Pair]) -> [[Int32]] {
        AverageLinkage(pairs, cut: golden.cut, far: golden.far).groups
      }
      #expect(groups(given) == golden.groups)
      #expect(groups(given.reversed()) == golden.groups)
      let near = given.filter { $0.distance < golden.far }
        .map { AverageLinkage.Pair($0.other, $0.one, distance: $0.distance) }
      #expect(groups(near) == golden.groups)
    }
  }

  @Test func `a chain is no group: its ends are far apart`() {
    // In steps of 1, all else at 2. The first pair is joined, then the last; between the two groups
    // the average is (1 + 2 + 2 + 2) / 4 = 1.75.
    let chain = pairs([[0, 1, 1], [1, 2, 1], [2, 3, 1]])
    #expect(AverageLinkage(chain, cut: 1.7, far: 2).groups == [[0, 1], [2, 3]])
    #expect(AverageLinkage(chain, cut: 1.75, far: 2).groups == [[0, 1, 2, 3]])
  }

  @Test func `one far pair does not split a group`() {
    // 0 and 1 are joined, then 2 and 3; from these to those it is (0.2 + 0.1 + 0.6 + 0.11) / 4 on
    // the average, since 2 counts as 0.6.
    let all = pairs([
      [0, 1, 0.1], [0, 2, 0.2], [1, 2, 0.1], [0, 3, 2], [1, 3, 0.11], [2, 3, 0.11],
    ])
    #expect(AverageLinkage(all, cut: 0.3, far: 0.6).groups == [[0, 1, 2, 3]])
    #expect(AverageLinkage(all, cut: 0.25, far: 0.6).groups == [[0, 1], [2, 3]])
  }

  @Test func `equal distances, pairs given twice and bad ones have one outcome`() {
    let all = pairs([[0, 1, 1], [1, 2, 1], [0, 2, 1], [2, 3, 1], [3, 3, 0], [4, 5, .nan]])
    #expect(AverageLinkage(all, cut: 1, far: 2).groups == [[0, 1, 2]])
    #expect(AverageLinkage(all.reversed(), cut: 1, far: 2).groups == [[0, 1, 2]])
    // 0 and 1 are 0.9 apart, so 1 and 2 go first; then 0 is (0.9 + 2) / 2 from them.
    let twice = pairs([[0, 1, 0.2], [1, 0, 0.9], [1, 2, 0.5]])
    #expect(AverageLinkage(twice, cut: 1, far: 2).groups == [[1, 2]])
    #expect(AverageLinkage([], cut: 1, far: 2).groups.isEmpty)
  }

  @Test func `hundreds of copies are one group`() {
    let copies = (0..<200).flatMap { one in
      (one + 1..<200).map { AverageLinkage.Pair(Int32(one), Int32($0), distance: 0.01) }
    }
    #expect(AverageLinkage(copies, cut: 0.15, far: 0.3).groups == [Array(0..<200)])
  }
}
