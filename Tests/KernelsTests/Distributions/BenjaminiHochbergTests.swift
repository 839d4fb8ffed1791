import Testing

@testable import Kernels

@Suite struct BenjaminiHochbergTests {
  @Test func `adjusted p-values are SciPy's, tests left out at p = 1 included`() throws {
    for example in try DistributionsGolden.shared.get().benjaminiHochberg {
      let adjusted = BenjaminiHochberg.adjusted(example.p, testCount: example.testCount)
      #expect(adjusted.count == example.adjusted.count)
      for (value, expected) in zip(adjusted, example.adjusted) {
        #expect(agrees(value, expected, within: 1e-14))
      }
    }
    #expect(BenjaminiHochberg.adjusted([]) == [])
  }

  @Test func `by hand: four tests, in the order given`() {
    // Ascending 0.005, 0.01, 0.03, 0.04 times 4 / rank: 0.02, 0.02, 0.04, 0.04.
    let adjusted = BenjaminiHochberg.adjusted([0.01, 0.04, 0.03, 0.005])
    for (value, expected) in zip(adjusted, [0.02, 0.04, 0.04, 0.02]) {
      #expect(agrees(value, expected, within: 1e-15))
    }
    // Twice as many tests: twice the values, never above 1.
    let among = BenjaminiHochberg.adjusted([0.01, 0.6], testCount: 4)
    #expect(agrees(among[0], 0.04, within: 1e-15) && among[1] == 1)
  }

  @Test func `what is at most q is what stepping up from the largest rejects`() {
    var generator = SeededGenerator(seed: 6)
    for count in [1, 2, 9, 40] {
      let values = (0..<count).map { _ in
        // Some small, some equal.
        (generator.nextUnit() * 30).rounded() / 30 * generator.nextUnit().rounded(.up) / 8
      }
      let adjusted = BenjaminiHochberg.adjusted(values)
      #expect(zip(adjusted, values).allSatisfy { $0 >= $1 && $0 <= 1 })
      let sorted = values.sorted()
      for q in [0.01, 0.05, 0.1] {
        let rank = sorted.indices.last { sorted[$0] * Double(count) / Double($0 + 1) <= q }
        let rejected = values.map { value in rank.map { value <= sorted[$0] } ?? false }
        #expect(adjusted.map { $0 <= q } == rejected)
      }
      #expect(BenjaminiHochberg.adjusted(values.reversed()) == adjusted.reversed())
    }
  }
}
