import Testing

@testable import Kernels

@Suite struct PositiveLevelsTests {
  @Test func `by hand: two levels with a tie, and negatives below, between and above`() {
    // 0.1− 0.2− | 0.3− 0.3+ 0.3+ | 0.4− | 0.5+ | 0.6− 0.7− 0.8−
    let found = levels(
      [0.8, 0.3, 0.5, 0.1, 0.3, 0.6, 0.4, 0.2, 0.3, 0.7],
      [false, true, true, false, false, false, false, false, true, false])
    #expect(found.positives == [2, 1] && found.ties == [1, 0])
    #expect(found.above == [1, 3] && found.lowest == 2)
  }

  @Test
  func `without positives all negatives lie below all levels, without anything there is nothing`() {
    let negatives = levels([0.5, 0.2], [false, false])
    #expect(negatives.positives.isEmpty && negatives.lowest == 2)
    #expect(levels([], []) == PositiveLevels())
    let positives = levels([0.5, 0.5, 0], [true, true, true])
    #expect(positives.positives == [1, 2] && positives.ties == [0, 0])
    #expect(positives.above == [0, 0] && positives.lowest == 0)
  }

  @Test func `levels are what counting level by level gives`() {
    for decimals in [1.0, 3.0] {
      let sample = Sample(rows: 140, classes: 3, seed: 17, decimals: decimals)
      let scores = sample.column(1)
      let positive = sample.truth.map { $0 == 1 }
      let values = Set(scores.indices.filter { positive[$0] }.map { scores[$0] }).sorted()
      func negatives(_ isCounted: (Float) -> Bool) -> Int32 {
        Int32(scores.indices.count { !positive[$0] && isCounted(scores[$0]) })
      }
      let found = levels(scores, positive)
      #expect(
        found.positives
          == values.map { value in
            Int32(scores.indices.count { positive[$0] && scores[$0] == value })
          })
      #expect(found.ties == values.map { value in negatives { $0 == value } })
      let next = Array(values.dropFirst()) + [.infinity]
      #expect(
        found.above == zip(values, next).map { low, high in negatives { $0 > low && $0 < high } })
      #expect(found.lowest == Int(negatives { $0 < values[0] }))
    }
  }

  @Test func `counting anew forgets what was counted, and only the first keys count`() {
    var found = levels([0.1, 0.2, 0.3, 0.9], [true, false, true, false])
    found.count(sorted: [2, 5, 8, 9] as [UInt32], count: 2)
    #expect(found.positives == [1] && found.ties == [0])
    #expect(found.above == [0] && found.lowest == 1)
  }
}
