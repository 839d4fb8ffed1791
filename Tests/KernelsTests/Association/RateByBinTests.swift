import Foundation
import TestSupport
import Testing

@testable import Kernels

@Suite struct RateByBinTests {
  struct Golden: Decodable { var cases: [Case] }

  struct Case: Decodable {
    var name: String
    var values: [Double?]
    var hits: [Bool]
    var count: Int
    var binning: String
    var bins: [Bin]
    var overall: Rate
  }

  struct Bin: Decodable {
    var low, high, median: Double?
    var rate: Rate
  }

  struct Rate: Decodable {
    var value, low, high: Double?
    var n: Int
  }

  @Test func `bins and rates are those of the plain script`() throws {
    let cases = try goldenFile("rate_by_bin.json", as: Golden.self).cases
    #expect(cases.count == 20)
    for golden in cases {
      let binning = try #require(RateByBin.Binning(rawValue: golden.binning))
      let found = rates(golden.values.map { $0 ?? .nan }, golden.hits, golden.count, binning)
      #expect(found.bins.count == golden.bins.count, "\(golden.name)")
      for (bin, expected) in zip(found.bins, golden.bins) {
        #expect(bin.low == expected.low && bin.high == expected.high, "\(golden.name)")
        #expect(agrees(bin.median, expected.median, within: 1e-15), "\(golden.name)")
        #expect(isSame(bin.rate, expected.rate), "\(golden.name) \(golden.binning)")
      }
      #expect(isSame(found.overall, golden.overall), "\(golden.name)")
    }
  }

  @Test(arguments: RateByBin.Binning.allCases)
  func `equal values are never split over bins`(_ binning: RateByBin.Binning) {
    let values = (0..<400).map { Double($0 * $0 % 23) / 7 }
    let found = rates(values, values.map { $0 > 1 }, 9, binning)
    let filled = found.bins.filter { $0.rate.n > 0 }
    for (first, second) in zip(filled, filled.dropFirst()) {
      #expect(first.high ?? .nan < second.low ?? .nan)
    }
    for bin in filled {
      let inside = values.count { $0 >= bin.low ?? .nan && $0 <= bin.high ?? .nan }
      #expect(inside == bin.rate.n)
    }
    #expect(filled.reduce(0) { $0 + $1.rate.n } == 400)
  }

  @Test func `a part of the items is counted in the bins of the whole`() {
    let values: [Double] = [1, 2, 3, 4, 5, 6]
    let whole = rates(values, values.map { _ in true }, 3, .quantile)
    let (part, hits): ([Double], [Bool]) = ([2, 5, 6], [true, false, true])
    let found = RateByBin(values: part.span, hits: hits.span, inBinsOf: whole)
    #expect(found.bins.map(\.rate.n) == [1, 0, 2])
    #expect(found.bins.map(\.hits) == [1, 0, 1])
    #expect(found.bins.map(\.rate.value) == [1, nil, 0.5])
    #expect(found.bins[1].rate.reason == "no image falls into this bin")
    #expect(found.overall.value == 2.0 / 3)
  }

  @Test func `one value is one bin, no value none, and the largest numbers do not overflow`() {
    #expect(rates([2, 2, 2], [true, true, false], 5, .width).bins.map(\.hits) == [2])
    #expect(rates([.nan, .infinity], [true, true], 5, .width).bins.isEmpty)
    #expect(rates([], [], 5, .quantile).overall.value == nil)
    let far = Double.greatestFiniteMagnitude
    let bins = rates([-far, 0, far, far], [true, true, false, true], 2, .width).bins
    #expect(bins.map(\.rate.n) == [1, 3])
    #expect(bins.map(\.median) == [-far, far])
    let near = rates([0, .leastNonzeroMagnitude], [true, false], 2, .width).bins
    #expect(near.map(\.hits) == [1, 0])
  }

  private func rates(
    _ values: [Double], _ hits: [Bool], _ count: Int, _ binning: RateByBin.Binning
  ) -> RateByBin {
    RateByBin(values: values.span, hits: hits.span, count: count, binning: binning)
  }

  private func isSame(_ found: Estimate, _ expected: Rate) -> Bool {
    found.n == expected.n && agrees(found.value, expected.value)
      && agrees(found.interval?.low, expected.low, within: 1e-12, floor: 1e-15)
      && agrees(found.interval?.high, expected.high)
  }
}
