import Testing

@testable import Kernels

@Suite struct ReliabilityBinTests {
  private func bin(_ confidences: [Float], right: Int) -> ReliabilityBin {
    let keys = confidences.enumerated().map { $1.bitPattern << 1 | ($0 < right ? 1 : 0) }
    return ReliabilityBin(range: Interval(low: 0.4, high: 0.8), keys: keys.sorted()[...])
  }

  @Test func `by hand: four images, three right`() {
    let found = bin([0.5, 0.5, 0.75, 0.75], right: 3)
    #expect(found.count == 4 && found.correct == 3)
    #expect(found.range == Interval(low: 0.4, high: 0.8))
    #expect(found.meanConfidence == 0.625 && found.gap == 0.125)
    #expect(found.accuracy == .proportion(3, of: 4, undefinedBecause: "unused"))
    // Too sure is as far off as too timid.
    #expect(bin([0.5, 0.5, 0.75, 0.75], right: 2).gap == 0.125)
  }

  @Test func `without images the mean and the accuracy are undefined, and the gap weighs nothing`()
  {
    let none = bin([], right: 0)
    #expect(none.count == 0 && none.meanConfidence == nil)
    #expect(none.accuracy == .undefined(n: 0, because: "no image with such a confidence"))
    #expect(none.gap == 0 && none.debiasedGap == 0)
  }

  /// E|N(gap, error²)| by Simpson's rule over ±10 standard errors.
  private func plainExpectation(_ gap: Double, _ error: Double) -> Double {
    let steps = 4000
    return (0...steps).reduce(0) { sum, step in
      let z = 20 * Double(step) / Double(steps) - 10
      let weight: Double = step == 0 || step == steps ? 1 : step.isMultiple(of: 2) ? 2 : 4
      let density = Elementary.exp(-z * z / 2) / (2 * Double.pi).squareRoot()
      return sum + weight * density * abs(gap + error * z) * 20 / Double(steps) / 3
    }
  }

  @Test func `the debiased gap lacks what chance adds to it`() {
    for (confidence, right) in [(0.5, 5), (0.75, 6), (0.75, 9), (0.25, 8)] as [(Float, Int)] {
      let found = bin([Float](repeating: confidence, count: 10), right: right)
      let rate = Double(right) / 10
      let error = (rate * (1 - rate) / 10).squareRoot()
      let expected = 2 * found.gap - plainExpectation(found.gap, error)
      #expect(abs(found.debiasedGap - expected) < 1e-5)
      #expect(found.debiasedGap < found.gap)
    }
    // An accuracy of 1 has no error by this formula, and no bias.
    let all = bin([0.5, 0.75], right: 2)
    #expect(all.debiasedGap == all.gap && all.gap == 0.375)
  }
}
