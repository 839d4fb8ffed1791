import Testing

@testable import Kernels

@Suite struct DisjointSetsTests {
  @Test func `links in any order give the same groups, named by their first element`() {
    let links = [(5, 3), (1, 4), (3, 9), (4, 8), (9, 7), (2, 2)]
    for round in 0..<5 {
      var generator = SeededGenerator(seed: 2, stream: UInt64(round))
      var sets = DisjointSets(count: 10)
      for (one, other) in links.shuffled(using: &generator) { sets.unite(one, other) }
      let firsts = sets.firsts()
      #expect(firsts == [0, 1, 2, 3, 1, 3, 6, 3, 1, 3])
    }
  }

  @Test func `uniting says whether the two were apart`() {
    var sets = DisjointSets(count: 3)
    let (first, again) = (sets.unite(0, 2), sets.unite(2, 0))
    #expect(first)
    #expect(!again)
  }

  @Test func `at first every element is alone, and none makes no set`() {
    var sets = DisjointSets(count: 4)
    let firsts = sets.firsts()
    #expect(firsts == [0, 1, 2, 3])
    var none = DisjointSets(count: 0)
    let empty = none.firsts()
    #expect(empty.isEmpty)
  }

  @Test func `sets are those that walking along the links reaches`() {
    var generator = SeededGenerator(seed: 8)
    let links = (0..<70).map { _ in
      (Int.random(in: 0..<120, using: &generator), Int.random(in: 0..<120, using: &generator))
    }
    // Plain: the lower number goes over to both ends until nothing changes.
    var plain = Array(0..<120)
    var changed = true
    while changed {
      changed = false
      for (one, other) in links where plain[one] != plain[other] {
        let least = min(plain[one], plain[other])
        (plain[one], plain[other], changed) = (least, least, true)
      }
    }
    var sets = DisjointSets(count: 120)
    let joined = links.count { sets.unite($0, $1) }
    let firsts = sets.firsts()
    #expect(firsts.map(Int.init) == plain)
    let singly = (0..<120).map { sets.first(of: $0) }
    #expect(singly == plain)
    // Each union leaves one set fewer.
    #expect(joined == 120 - Set(plain).count)
  }
}
