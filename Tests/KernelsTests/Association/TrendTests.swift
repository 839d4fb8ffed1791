import Testing

@testable import Kernels

@Suite struct TrendTests {
  private struct Golden: Decodable { var cases: [Case] }

  private struct Case: Decodable {
    var name: String
    var x, y: [Double]
    var trend: [[Double]]
    var slope, intercept: Double
  }

  @Test func `trend and line are NumPy's`() throws {
    for golden in try goldenFile("scatter.json", as: Golden.self).cases {
      let trend = Trend(of: MetricPair(x: golden.x, y: golden.y))
      let found = trend.bins.map {
        [$0.low, $0.high, $0.x, $0.lowerQuartile, $0.median, $0.upperQuartile, Double($0.n)]
      }
      #expect(found.count == golden.trend.count, "\(golden.name)")
      for (one, other) in zip(found, golden.trend) {
        #expect(zip(one, other).allSatisfy { agrees($0, $1, within: 1e-12) }, "\(golden.name)")
      }
      #expect(agrees(trend.line?.slope, golden.slope, within: 1e-9), "\(golden.name)")
      #expect(agrees(trend.line?.intercept, golden.intercept, within: 1e-7), "\(golden.name)")
    }
  }

  @Test func `by hand: forty images in two bins, on a line`() {
    let x = (0..<40).map(Double.init)
    let trend = Trend(of: MetricPair(x: x.reversed(), y: x.reversed().map { 2 * $0 + 1 }))
    #expect(trend.line == Trend.Line(slope: 2, intercept: 1))
    // Of 0…19 the quartiles stand at 4.75, 9.5 and 14.25, of 20…39 at 20 more.
    #expect(
      trend.bins == [
        Trend.Bin(
          low: 0, high: 19, x: 9.5, lowerQuartile: 10.5, median: 20, upperQuartile: 29.5, n: 20),
        Trend.Bin(
          low: 20, high: 39, x: 29.5, lowerQuartile: 50.5, median: 60, upperQuartile: 69.5, n: 20),
      ])
  }

  @Test func `a bin for each twenty images, at least one and at most twenty`() {
    for (images, bins) in [(1, 1), (39, 1), (40, 2), (399, 19), (400, 20), (2000, 20)] {
      let x = (0..<images).map(Double.init)
      #expect(Trend(of: MetricPair(x: x, y: x)).bins.count == bins, "\(images)")
    }
  }

  @Test func `equal values stay in one bin`() {
    let x = (0..<200).map { $0 < 150 ? 1.0 : Double($0) }
    let trend = Trend(of: MetricPair(x: x, y: x))
    #expect(trend.bins.first?.n == 150 && trend.bins.first?.high == 1)
    #expect(trend.bins.reduce(0) { $0 + $1.n } == 200)
    #expect(zip(trend.bins, trend.bins.dropFirst()).allSatisfy { $0.high < $1.low })
  }

  @Test func `what is missing or constant is left out or said, never zero or NaN`() {
    let none = MetricPair(x: [.nan, 1], y: [1, .infinity])
    #expect(Trend(of: none).bins.isEmpty && Trend(of: none).line == nil)
    let flat = MetricPair(x: [1, 2, 3], y: [5, 5, 5])
    #expect(Trend(of: flat).line == Trend.Line(slope: 0, intercept: 5))
    #expect(Trend(of: MetricPair(x: [5, 5], y: [1, 2])).line == nil)
    let most = Double.greatestFiniteMagnitude
    #expect(Trend(of: MetricPair(x: [-most, 0, most], y: [-most, 0, most])).line == nil)
  }

  @Test func `the order of the images leaves no trace in the bins`() {
    var generator = SeededGenerator(seed: 5)
    let pairs = (0..<400).map { _ in (generator.nextUnit(), generator.nextUnit()) }
    let forth = MetricPair(x: pairs.map(\.0), y: pairs.map(\.1))
    let back = MetricPair(x: pairs.reversed().map(\.0), y: pairs.reversed().map(\.1))
    #expect(Trend(of: forth).bins == Trend(of: back).bins)
  }
}
