import Testing

@testable import Kernels

@Suite struct BinomialSamplerTests {
  /// Both algorithms, both sides of one half, and the border between them.
  @Test(arguments: [
    (trials: 5, rate: 0.3), (trials: 30, rate: 0.32), (trials: 30, rate: 0.34),
    (trials: 400, rate: 0.02), (trials: 400, rate: 0.5), (trials: 900, rate: 0.96),
    (trials: 1_000_000, rate: 0.0001),
  ])
  func `counts come as often as the binomial distribution says`(trials: Int, rate: Double) {
    let sampler = BinomialSampler(rate: rate)
    var generator = SeededGenerator(seed: 5, stream: UInt64(trials))
    let draws = 20_000
    var found: [Int: Int] = [:]
    for _ in 0..<draws { found[sampler.draw(trials: trials, using: &generator), default: 0] += 1 }
    #expect(found.keys.allSatisfy { (0...trials).contains($0) })

    // Chi-square over the counts that are expected ten times or more, the rest pooled.
    var distance = 0.0
    var cells = 0
    var pooledExpected = Double(draws)
    var pooledFound = draws
    let middle = Int(Double(trials) * rate)
    for count in max(0, middle - 150)...min(trials, middle + 150) {
      let expected =
        Double(draws) * Binomial.probability(of: count, trials: trials, rate: rate)
      guard expected >= 10 else { continue }
      let seen = found[count] ?? 0
      distance += (Double(seen) - expected) * (Double(seen) - expected) / expected
      cells += 1
      pooledExpected -= expected
      pooledFound -= seen
    }
    if pooledExpected >= 1 {
      let difference = Double(pooledFound) - pooledExpected
      distance += difference * difference / pooledExpected
      cells += 1
    }
    #expect(cells > 3)
    #expect(ChiSquare.survival(distance, degreesOfFreedom: cells - 1) > 0.001)
  }

  @Test func `certain outcomes need no luck`() {
    var generator = SeededGenerator(seed: 1, stream: 1)
    #expect(BinomialSampler(rate: 1).draw(trials: 12, using: &generator) == 12)
    #expect(BinomialSampler(rate: 0.4).draw(trials: 0, using: &generator) == 0)
    #expect(BinomialSampler(rate: 0.9).draw(trials: 0, using: &generator) == 0)
  }
}
