import Testing

@testable import Kernels

@Suite struct SeededGeneratorTests {
  @Test func `gives the numbers of xoshiro256++`() {
    // The first outputs of the authors' C code for the state 1, 2, 3, 4. By hand, the first is
    // rotl(1 + 4, 23) + 1 = 5·2²³ + 1 = 41,943,041.
    var generator = SeededGenerator(state: (1, 2, 3, 4))
    let expected: [UInt64] = [
      41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386,
      9_228_616_714_210_784_205, 9_973_669_472_204_895_162, 14_011_001_112_246_962_877,
      12_406_186_145_184_390_807, 15_849_039_046_786_891_736, 10_450_023_813_501_588_000,
    ]
    #expect(expected.map { _ in generator.next() } == expected)
  }

  @Test func `the same seed and stream give the same numbers`() {
    var one = SeededGenerator(seed: 7, stream: 3)
    var two = SeededGenerator(seed: 7, stream: 3)
    #expect((0..<100).allSatisfy { _ in one.next() == two.next() })
  }

  @Test func `seeds and streams differ, and do not stand for each other`() {
    var firsts: Set<UInt64> = []
    for seed in 0..<40 as Range<UInt64> {
      for stream in 0..<40 as Range<UInt64> {
        var generator = SeededGenerator(seed: seed, stream: stream)
        firsts.insert(generator.next())
      }
    }
    #expect(firsts.count == 1600)
  }

  @Test func `numbers of neighbouring streams fill the unit interval evenly`() {
    // 20,000 numbers, one of each stream, in 20 bins of 1,000: chi-square with 19 degrees of
    // freedom lies below 43.8 with probability 0.999.
    var bins = [Int](repeating: 0, count: 20)
    for stream in 0..<20_000 as Range<UInt64> {
      var generator = SeededGenerator(seed: 1, stream: stream)
      let unit = generator.nextUnit()
      #expect(unit >= 0 && unit < 1)
      bins[Int(unit * 20)] += 1
    }
    let distance = bins.reduce(0.0) { $0 + Double(($1 - 1000) * ($1 - 1000)) / 1000 }
    #expect(distance < 43.8)
  }
}
