import Testing

@testable import Kernels

/// Expected numbers: SciPy, through `Tools/golden/distributions.py`.
@Suite struct DistributionsTests {
  struct Golden: Decodable {
    struct Discovery: Decodable {
      let p: [Double]
      let adjusted: [Double]
      let testCount: Int?
      enum CodingKeys: String, CodingKey {
        case p, adjusted
        case testCount = "test_count"
      }
    }
    let normalCumulative, normalQuantile, incompleteBeta, chiSquareSurvival: [[Double]]
    let binomialUpperTail, fisherTwoSided: [[Double]]
    let benjaminiHochberg: [Discovery]
    enum CodingKeys: String, CodingKey {
      case normalCumulative = "normal_cumulative"
      case normalQuantile = "normal_quantile"
      case incompleteBeta = "incomplete_beta"
      case chiSquareSurvival = "chi_square_survival"
      case binomialUpperTail = "binomial_upper_tail"
      case fisherTwoSided = "fisher_two_sided"
      case benjaminiHochberg = "benjamini_hochberg"
    }
  }

  let golden: Golden
  init() throws { golden = try goldenFile("distributions.json") }

  @Test func `the normal distribution is SciPy's, far tails included`() {
    for row in golden.normalCumulative {
      let value = Normal.cumulative(row[0])
      // In the far tail the rounding of z itself costs z² units in the last place.
      let tolerance = 1e-14 + row[0] * row[0] * 4e-16
      #expect(agrees(value, row[1], within: tolerance), "\(row) gave \(value)")
    }
    for row in golden.normalQuantile {
      let value = Normal.quantile(row[0])
      #expect(agrees(value, row[1], within: 1e-14), "\(row) gave \(value)")
    }
    #expect(Normal.quantile(0) == -.infinity)
    #expect(Normal.quantile(1) == .infinity)
    #expect(agrees(Normal.quantile(0.975), Normal.z95, within: 1e-15))
  }

  @Test func `the incomplete beta function is SciPy's`() {
    for row in golden.incompleteBeta {
      let value = IncompleteBeta.regularized(row[0], a: row[1], b: row[2])
      #expect(agrees(value, row[3]), "\(row) gave \(value)")
    }
    #expect(IncompleteBeta.regularized(0, a: 2, b: 3) == 0)
    #expect(IncompleteBeta.regularized(1, a: 2, b: 3) == 1)
  }

  @Test func `the chi-square survival function is SciPy's`() {
    for row in golden.chiSquareSurvival {
      let value = ChiSquare.survival(row[0], degreesOfFreedom: Int(row[1]))
      #expect(agrees(value, row[2]), "\(row) gave \(value)")
    }
    #expect(ChiSquare.survival(0, degreesOfFreedom: 4) == 1)
    #expect(ChiSquare.survival(.infinity, degreesOfFreedom: 4) == 0)
  }

  @Test func `the binomial upper tail is SciPy's`() {
    for row in golden.binomialUpperTail {
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
    #expect(Binomial.upperTail(atLeast: 1, trials: 5, rate: 0) == 0)
    #expect(Binomial.upperTail(atLeast: 5, trials: 5, rate: 1) == 1)
    #expect(Binomial.upperTail(atLeast: 0, trials: 0, rate: 0.5) == 1)
  }

  @Test func `Fisher's exact test is SciPy's`() {
    for row in golden.fisherTwoSided {
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

  @Test func `adjusted p-values are SciPy's, tests left out at p = 1 included`() {
    for example in golden.benjaminiHochberg {
      let adjusted = BenjaminiHochberg.adjusted(example.p, testCount: example.testCount)
      #expect(adjusted.count == example.adjusted.count)
      for (value, expected) in zip(adjusted, example.adjusted) {
        #expect(agrees(value, expected, within: 1e-14))
      }
    }
    #expect(BenjaminiHochberg.adjusted([]) == [])
  }
}
