import Testing

@testable import Kernels

@Suite struct MedcoupleTests {
  private struct Golden: Decodable { var cases: [Case] }

  private struct Case: Decodable {
    var name: String
    var values: [Double]
    var medcouple: Double
  }

  @Test func `the medcouple is that of statsmodels`() throws {
    let cases = try goldenFile("outliers.json", as: Golden.self).cases
    #expect(cases.count == 12)
    for golden in cases {
      let skew = medcouple(ofSorted: golden.values.sorted())
      #expect(abs(skew - golden.medcouple) < 1e-12, "\(golden.name): \(skew)")
    }
  }

  /// The definition, pair by pair.
  private func plainMedcouple(_ sorted: [Double]) -> Double {
    let median = quantile(0.5, ofSorted: sorted)
    let ties = sorted.count { $0 == median }
    var pairs: [Double] = []
    for above in sorted where above >= median {
      for below in sorted where below <= median && (above != median || below != median) {
        pairs.append(((above - median) - (median - below)) / (above - below))
      }
    }
    for one in 0..<ties {
      for other in 0..<ties {
        pairs.append(one + other + 1 < ties ? -1 : one + other + 1 > ties ? 1 : 0)
      }
    }
    return quantile(0.5, ofSorted: pairs.sorted())
  }

  @Test func `bisection finds the medcouple of all pairs`() {
    var generator = SeededGenerator(seed: 5, stream: 0)
    for round in 0..<300 {
      // Few distinct values, so that ties with the median are common.
      let count = Int.random(in: 1...24, using: &generator)
      let values = (0..<count).map { _ in
        let value = Double(Int.random(in: -6...6, using: &generator))
        return round.isMultiple(of: 2) ? value : value * value
      }.sorted()
      #expect(abs(medcouple(ofSorted: values) - plainMedcouple(values)) < 1e-12, "\(values)")
    }
  }

  @Test func `by hand: three values`() {
    // Median 1. Of (above, below) = (1, 1), (1, 0), (3, 1), (3, 0): 0, −1, 1 and (2 − 1) / 3.
    #expect(abs(medcouple(ofSorted: [0, 1, 3]) - 1.0 / 6) < 1e-12)
    #expect(medcouple(ofSorted: []) == 0)
    #expect(medcouple(ofSorted: [7]) == 0)
    #expect(medcouple(ofSorted: [7, 7, 7, 7]) == 0)
  }

  @Test func `a symmetric sample has none, a mirrored one the opposite, and scale does not matter`()
  {
    var generator = SeededGenerator(seed: 7)
    let values = (0..<41).map { _ in generator.nextUnit() * generator.nextUnit() }.sorted()
    let skew = medcouple(ofSorted: values)
    #expect(skew > 0.05 && skew < 1)
    #expect(abs(medcouple(ofSorted: values.reversed().map { -$0 }) + skew) < 1e-11)
    #expect(abs(medcouple(ofSorted: values.map { 1024 * $0 }) - skew) < 1e-11)
    let symmetric = (values + values.map { -$0 }).sorted()
    #expect(abs(medcouple(ofSorted: symmetric)) < 1e-12)
  }
}
