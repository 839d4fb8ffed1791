import Testing

@testable import Kernels

@Suite struct BinomialTests {
  @Test func `the binomial upper tail is SciPy's`() throws {
    for row in try DistributionsGolden.shared.get().binomialUpperTail {
      let value = Binomial.upperTail(atLeast: Int(row[0]), trials: Int(row[1]), rate: row[2])
      #expect(agrees(value, row[3]), "\(row) gave \(value)")
    }
  }

  @Test func `the binomial upper tail sums the exact terms of three trials`() {
    // p = 1/4: 1/64 · (27, 27, 9, 1) for 0…3 successes.
    let tails = (0...4).map { Binomial.upperTail(atLeast: $0, trials: 3, rate: 0.25) }
    for (tail, exact) in zip(tails, [64, 37, 10, 1, 0]) {
      #expect(agrees(tail, Double(exact) / 64, within: 1e-14))
    }
    let terms = (0...3).map { Binomial.probability(of: $0, trials: 3, rate: 0.25) }
    for (term, exact) in zip(terms, [27, 27, 9, 1]) {
      #expect(agrees(term, Double(exact) / 64, within: 1e-14))
    }
    #expect(Binomial.upperTail(atLeast: 1, trials: 5, rate: 0) == 0)
    #expect(Binomial.upperTail(atLeast: 5, trials: 5, rate: 1) == 1)
    #expect(Binomial.upperTail(atLeast: 0, trials: 0, rate: 0.5) == 1)
  }

  @Test func `a tail is the sum of its terms, and all terms are 1`() {
    for (trials, rate) in [(1, 0.3), (17, 0.5), (60, 0.02), (200, 0.9)] {
      var sum = 0.0
      for count in (0...trials).reversed() {
        sum += Binomial.probability(of: count, trials: trials, rate: rate)
        let tail = Binomial.upperTail(atLeast: count, trials: trials, rate: rate)
        #expect(agrees(tail, sum, within: 1e-11), "\(count) of \(trials) at \(rate)")
      }
      #expect(agrees(sum, 1, within: 1e-12))
    }
  }

  @Test func `counts that cannot be have no probability`() {
    #expect(Binomial.probability(of: -1, trials: 4, rate: 0.5) == 0)
    #expect(Binomial.probability(of: 5, trials: 4, rate: 0.5) == 0)
    #expect(Binomial.probability(of: 0, trials: 0, rate: 0.5) == 1)
    #expect(Binomial.upperTail(atLeast: -3, trials: 4, rate: 0.5) == 1)
    #expect(Binomial.upperTail(atLeast: 5, trials: 4, rate: 1) == 0)
  }
}
