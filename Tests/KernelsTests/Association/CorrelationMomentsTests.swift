import Testing

@testable import Kernels

@Suite struct CorrelationMomentsTests {
  /// Pearson's correlation of items that count by their weights, which add up to 1.
  private func plainPearson(_ x: [Double], _ y: [Double], _ weights: [Double]) -> Double {
    func mean(_ values: [Double]) -> Double { zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } }
    let (xs, ys) = (x.map { $0 - mean(x) }, y.map { $0 - mean(y) })
    let product = mean(zip(xs, ys).map { $0 * $1 })
    return product / (mean(xs.map { $0 * $0 }) * mean(ys.map { $0 * $0 })).squareRoot()
  }

  /// As above, of the mid-distribution of `x`: what weighs less and half of what is equal.
  private func plainSpearman(_ x: [Double], _ y: [Double], _ weights: [Double]) -> Double {
    let places = x.map { one in
      zip(x, weights).reduce(0) { $0 + ($1.0 < one ? $1.1 : $1.0 == one ? $1.1 / 2 : 0) }
    }
    return plainPearson(places, y, weights)
  }

  /// The standard error from what a little more weight on each item does to the correlation.
  private func plainError(
    _ correlation: ([Double], [Double], [Double]) -> Double, _ x: [Double], _ y: [Double]
  ) -> Double {
    let n = Double(x.count)
    let (step, even) = (1e-6, x.map { _ in 1 / n })
    let squares = x.indices.reduce(0.0) { sum, item in
      func moved(_ step: Double) -> Double {
        var weights = even.map { $0 * (1 - step) }
        weights[item] += step
        return correlation(x, y, weights)
      }
      let influence = (moved(step) - moved(-step)) / (2 * step)
      return sum + influence * influence
    }
    return squares.squareRoot() / n
  }

  /// Values, a third of them tied, with right predictions where they are high, and rare ones low.
  private var sample: (values: [Double], correct: [Int32]) {
    let drawn = signal(count: 60, seed: 5)
    return (drawn.values.map { ($0 * 10).rounded() / 10 }, drawn.correct)
  }

  @Test func `Pearson's correlation and its error are those of items that weigh a little more`() {
    let (values, correct) = sample
    let outcomes = correct.map(Double.init)
    let moments = CorrelationMoments(pearsonOf: ordered(values, correct))
    let even = values.map { _ in 1 / 60.0 }
    #expect(agrees(moments.correlation, plainPearson(values, outcomes, even)))
    let expected = plainError(plainPearson, values, outcomes)
    #expect(agrees(moments.standardError, expected, within: 1e-7))
  }

  @Test func `Spearman's correlation and its error are those of items that weigh a little more`() {
    let (values, correct) = sample
    let outcomes = correct.map(Double.init)
    let moments = CorrelationMoments(spearmanOf: ordered(values, correct))
    let even = values.map { _ in 1 / 60.0 }
    #expect(agrees(moments.correlation, plainSpearman(values, outcomes, even)))
    let expected = plainError(plainSpearman, values, outcomes)
    #expect(agrees(moments.standardError, expected, within: 1e-7))
  }

  @Test func `by hand: error and degrees of freedom`() {
    // Influences 2, 0, 0, 0: Σ² = 4, Σ⁴ = 16; error 2/4; 2 · 4² / (4 · (16/4 − 1)) = 8/3.
    var moments = CorrelationMoments(correlation: 0.5, count: 4)
    moments.add(2)
    moments.add(0, times: 3)
    #expect(moments.standardError == 0.5)
    #expect(agrees(moments.degreesOfFreedom, 8.0 / 3))
    // Where no influence differs, there are all of them: n − 1. An item twice is two items.
    var even = CorrelationMoments(correlation: 0, count: 6)
    even.add(1, times: 4)
    even.add(-1)
    even.add(-1)
    #expect(even.degreesOfFreedom == 5 && agrees(even.standardError, 6.0.squareRoot() / 6))
    // A single item of ten that bears all: 2 · 9² / (10 · (81/10 − 0.81)) = 2.2.
    var one = CorrelationMoments(correlation: 0, count: 10)
    one.add(3)
    #expect(agrees(one.degreesOfFreedom, 162 / 72.9))
    #expect(CorrelationMoments(correlation: 1.0000001, count: 3).correlation == 1)
    #expect(CorrelationMoments(correlation: -2, count: 3).correlation == -1)
  }

  @Test func `the interval takes the usual error unless its own is over a twentieth larger`() {
    func interval(ownError: Double) -> Interval {
      var moments = CorrelationMoments(correlation: 0.5, count: 100)
      // A hundred influences of one size; on Fisher's scale they are 1 / (1 − ½²) as large.
      moments.add(ownError * 10 * 0.75, times: 100)
      return moments.interval(usualError: 0.1)
    }
    func around(_ reach: Double) -> Interval {
      let centre = Elementary.atanh(0.5)
      return Interval(low: Elementary.tanh(centre - reach), high: Elementary.tanh(centre + reach))
    }
    let usual = around(Normal.z95 * 0.1)
    #expect(interval(ownError: 0.01) == usual)
    #expect(interval(ownError: 0.1049) == usual)
    let wide = around(StudentT.t95(degreesOfFreedom: 99) * 0.2)
    let found = interval(ownError: 0.2)
    #expect(agrees(found.low, wide.low) && agrees(found.high, wide.high))
  }
}
