import TestSupport
import Testing

@testable import Kernels

@Suite struct OutlierFencesTests {
  struct Golden: Decodable { var cases: [Case] }

  struct Case: Decodable {
    var name: String
    var values: [Double]
    var quartiles: [Double]
    var medcouple: Double
    var rule: String
    var severe, moderate, unusual: [Int]
  }

  @Test func `quartiles, medcouple and outliers are those of NumPy and statsmodels`() throws {
    let cases = try goldenFile("outliers.json", as: Golden.self).cases
    #expect(cases.count == 12)
    for golden in cases {
      let fences = try #require(OutlierFences(of: golden.values))
      let quartiles = [fences.lowerQuartile, fences.median, fences.upperQuartile]
      for (found, expected) in zip(quartiles, golden.quartiles) {
        #expect(abs(found - expected) <= 1e-14 * max(1, abs(expected)), "\(golden.name)")
      }
      let skew = medcouple(ofSorted: golden.values.sorted())
      #expect(abs(skew - golden.medcouple) < 1e-12, "\(golden.name): \(skew)")
      #expect(fences.rule.rawValue == golden.rule, "\(golden.name)")
      func places(_ severity: OutlierSeverity) -> [Int] {
        golden.values.indices.filter { fences.severity(of: golden.values[$0]) == severity }
      }
      #expect(places(.severe) == golden.severe, "\(golden.name)")
      #expect(places(.moderate) == golden.moderate, "\(golden.name)")
      #expect(places(.unusual) == golden.unusual, "\(golden.name)")
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

  @Test func `missing and infinite values are left out, and none is an outlier when missing`()
    throws
  {
    let fences = try #require(OutlierFences(of: [1, .nan, 2, .infinity, 3, 4, .nan]))
    #expect(fences == OutlierFences(of: [1, 2, 3, 4]))
    #expect(fences.severity(of: .nan) == nil)
    #expect(OutlierFences(of: [.nan, .infinity]) == nil)
  }

  @Test func `equal quartiles make the rest unusual, however far it lies`() throws {
    let fences = try #require(OutlierFences(of: [1, 1, 1, 1, 1, 1, 1, 1, 1_000_000]))
    #expect(fences.severity(of: 1_000_000) == .unusual)
    #expect(fences.severity(of: 1.0000001) == .unusual)
    #expect(fences.severity(of: 1) == nil)
  }

  @Test func `a large sample has the medcouple of its evenly spaced part`() throws {
    let values = (0..<40_000).map { Double($0) * Double($0) }
    let fences = try #require(OutlierFences(of: values))
    // Squares of a uniform: the medcouple of the whole differs in the fourth digit at most.
    let whole = medcouple(ofSorted: values)
    #expect(abs(fences.medcouple - whole) < 1e-3 && fences.rule == .skewed)
  }
}
