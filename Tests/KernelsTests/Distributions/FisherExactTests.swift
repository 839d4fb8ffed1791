import Testing

@testable import Kernels

@Suite struct FisherExactTests {
  @Test func `Fisher's exact test is SciPy's`() throws {
    for row in try DistributionsGolden.shared.get().fisherTwoSided {
      let value = FisherExact.twoSided(Int(row[0]), Int(row[1]), Int(row[2]), Int(row[3]))
      #expect(agrees(value, row[4], within: 1e-11), "\(row) gave \(value)")
    }
  }

  @Test func `Fisher's exact test does not care which group or outcome stands first`() {
    var generator = SeededGenerator(seed: 3, stream: 0)
    for _ in 0..<50 {
      let n = (0..<4).map { _ in Int.random(in: 0..<30, using: &generator) }
      let p = FisherExact.twoSided(n[0], n[1], n[2], n[3])
      #expect(agrees(FisherExact.twoSided(n[2], n[3], n[0], n[1]), p, within: 1e-10))
      #expect(agrees(FisherExact.twoSided(n[1], n[0], n[3], n[2]), p, within: 1e-10))
      #expect(agrees(FisherExact.twoSided(n[0], n[2], n[1], n[3]), p, within: 1e-10))
    }
  }

  @Test func `of eight cups of tea three of four guessed right are no proof`() {
    // Tables by the first cell: 1, 16, 36, 16, 1 of 70 ways; as unlikely as 3 are 0, 1, 3 and 4.
    #expect(agrees(FisherExact.twoSided(3, 1, 1, 3), 34.0 / 70))
    #expect(agrees(FisherExact.twoSided(4, 0, 0, 4), 2.0 / 70))
    #expect(FisherExact.twoSided(2, 2, 2, 2) == 1)
  }

  @Test func `a table with an empty margin says nothing`() {
    for n in [[0, 0, 3, 4], [3, 4, 0, 0], [0, 3, 0, 4], [3, 0, 4, 0], [0, 0, 0, 0]] {
      #expect(FisherExact.twoSided(n[0], n[1], n[2], n[3]) == 1)
    }
  }

  @Test func `all tables of counts up to four are summed as by the definition`() {
    func choose(_ n: Int, _ k: Int) -> Int {
      (0..<k).reduce(1) { $0 * (n - $1) / ($1 + 1) }
    }
    for code in 0..<625 {
      let (a, b, c, d) = (code % 5, code / 5 % 5, code / 25 % 5, code / 125)
      // Ways are whole numbers, so that equals are equal.
      func ways(_ first: Int) -> Int { choose(a + b, first) * choose(c + d, a + c - first) }
      let possible = max(0, a - d)...min(a + b, a + c)
      let least = possible.reduce(0) { $0 + (ways($1) <= ways(a) ? ways($1) : 0) }
      let expected = Double(least) / Double(choose(a + b + c + d, a + c))
      let found = FisherExact.twoSided(a, b, c, d)
      #expect(agrees(found, expected, within: 1e-11), "\(a), \(b), \(c), \(d)")
    }
  }
}
