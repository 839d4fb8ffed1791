import Testing

@testable import Kernels

@Suite struct WilsonTests {
  @Test func `Wilson's interval is statsmodels'`() throws {
    for row in try IntervalsGolden.shared.get().wilson {
      let estimate = Estimate.proportion(
        Int(row[0]), of: Int(row[1]), undefinedBecause: "no trials")
      #expect(estimate.n == Int(row[1]))
      #expect(agrees(estimate.value, row[0] / row[1]))
      #expect(agrees(estimate.interval?.low, row[2], floor: 1e-15), "\(row)")
      #expect(agrees(estimate.interval?.high, row[3]), "\(row)")
    }
  }

  @Test func `Wilson's interval reaches 0 and 1 exactly and mirrors itself`() {
    for n in 1...40 {
      for x in 0...n {
        let interval = Interval.wilson(successes: Double(x), trials: Double(n))
        let mirror = Interval.wilson(successes: Double(n - x), trials: Double(n))
        #expect((interval.low == 0) == (x == 0))
        #expect((interval.high == 1) == (x == n))
        #expect(abs(interval.low + mirror.high - 1) < 1e-15)
      }
    }
  }

  @Test func `nothing tried is undefined, for the reason given`() {
    let estimate = Estimate.proportion(0, of: 0, undefinedBecause: "no image has this label")
    #expect(estimate == Estimate(value: nil, n: 0, reason: "no image has this label"))
    let f1 = Estimate.f1(truePositives: 0, errors: 0, undefinedBecause: "unused")
    #expect(f1 == Estimate(value: nil, n: 0, reason: "unused"))
  }

  @Test func `F1 has Wilson's interval of its Jaccard index, carried over`() throws {
    for row in try IntervalsGolden.shared.get().f1 {
      let right = Int(row[0])
      let union = Int(row[1])
      let estimate = Estimate.f1(
        truePositives: right, errors: union - right, undefinedBecause: "unused")
      #expect(agrees(estimate.value, 2 * row[0] / (row[0] + row[1])))
      #expect(agrees(estimate.interval?.low, row[2], floor: 1e-15), "\(row)")
      #expect(agrees(estimate.interval?.high, row[3]), "\(row)")
    }
  }

  @Test func `the ends are the rates from which the successes are z standard errors away`() {
    for (successes, trials) in [(3.0, 10.0), (2.5, 7.25), (40, 41)] {
      let interval = Interval.wilson(successes: successes, trials: trials)
      for rate in [interval.low, interval.high] {
        let error = (rate * (1 - rate) / trials).squareRoot()
        #expect(agrees(abs(successes / trials - rate) / error, Normal.z95, within: 1e-10))
      }
    }
  }

  /// The exact coverage of Wilson's interval at a rate: no simulation is needed.
  private func wilsonCoverage(rate: Double, trials: Int) -> Double {
    (0...trials).reduce(0) { sum, successes in
      let interval = Interval.wilson(successes: Double(successes), trials: Double(trials))
      guard interval.low <= rate, rate <= interval.high else { return sum }
      return sum + Binomial.probability(of: successes, trials: trials, rate: rate)
    }
  }

  @Test(arguments: [50, 200, 1000])
  func `Wilson's interval holds the rate, averaged over rates near one as well`(trials: Int) {
    // At single rates the coverage of any interval of a count jumps (at 0.99 of 50 it is 91 %).
    for band in [0.4...0.6, 0.75...0.85, 0.9...1.0, 0.98...1.0] {
      let steps = 60
      let sum = (0..<steps).reduce(0) { sum, step in
        let share = (Double(step) + 0.5) / Double(steps)
        let rate = band.lowerBound + share * (band.upperBound - band.lowerBound)
        return sum + wilsonCoverage(rate: rate, trials: trials)
      }
      #expect(sum / Double(steps) >= 0.93)
    }
  }
}
