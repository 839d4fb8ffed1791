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
      if fences.rule != .mode {
        #expect(abs(fences.medcouple - golden.medcouple) < 1e-12, "\(golden.name)")
      }
      #expect(fences.rule.rawValue == golden.rule, "\(golden.name)")
      func places(_ severity: OutlierSeverity) -> [Int] {
        golden.values.indices.filter { fences.severity(of: golden.values[$0]) == severity }
      }
      #expect(places(.severe) == golden.severe, "\(golden.name)")
      #expect(places(.moderate) == golden.moderate, "\(golden.name)")
      #expect(places(.unusual) == golden.unusual, "\(golden.name)")
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

  @Test func `by hand: the fences of an even row of numbers`() throws {
    // 0…8: quartiles 2, 4, 6, no skew; 1.5 · 4 and 2.5 · 4 beyond.
    let fences = try #require(OutlierFences(of: [8, 7, 6, 5, 4, 3, 2, 1, 0]))
    #expect([fences.lowerQuartile, fences.median, fences.upperQuartile] == [2, 4, 6])
    #expect(fences.count == 9 && fences.medcouple == 0 && fences.rule == .quartiles)
    #expect([fences.innerLow, fences.innerHigh] == [-4, 12])
    #expect([fences.outerLow, fences.outerHigh] == [-8, 16])
    #expect([-4, 12].allSatisfy { fences.severity(of: $0) == nil })
    #expect([-8, -4.1, 12.1, 16].allSatisfy { fences.severity(of: $0) == .moderate })
    #expect([-8.1, 16.1, .infinity].allSatisfy { fences.severity(of: $0) == .severe })
  }

  @Test func `mirrored values have mirrored fences, skewed ones too`() throws {
    let values = (0..<60).map { Double($0 * $0 % 97) * Double($0) }
    let fences = try #require(OutlierFences(of: values))
    let mirrored = try #require(OutlierFences(of: values.map { -$0 }))
    #expect(fences.rule == .skewed && mirrored.rule == .skewed)
    #expect(agrees(mirrored.medcouple, -fences.medcouple, within: 1e-11))
    #expect(agrees(mirrored.innerLow, -fences.innerHigh, within: 1e-10))
    #expect(agrees(mirrored.outerHigh, -fences.outerLow, within: 1e-10))
    // e³ᴹ of the range above, e⁻⁴ᴹ below, of a medcouple M > 0.
    let range = fences.upperQuartile - fences.lowerQuartile
    let high = fences.upperQuartile + 1.5 * range * Elementary.exp(3 * fences.medcouple)
    let low = fences.lowerQuartile - 2.5 * range * Elementary.exp(-4 * fences.medcouple)
    #expect(fences.medcouple > 0.1)
    #expect(agrees(fences.innerHigh, high) && agrees(fences.outerLow, low))
  }
}
