import Testing

@testable import Kernels

@Suite struct PairCorrelationTests {
  struct Golden: Decodable { var cases: [Case] }

  struct Case: Decodable {
    var name: String
    var x, y: [Double]
    var pearson, spearman: Double
    var pearson_interval, spearman_interval: [Double]?
    var trend: [[Double]]
    var slope, intercept: Double
  }

  @Test func `correlations are SciPy's, intervals those of the plain script`() throws {
    for golden in try goldenFile("scatter.json", as: Golden.self).cases {
      let found = PairCorrelation(of: MetricPair(x: golden.x, y: golden.y))
      #expect(agrees(found.pearson.value, golden.pearson, within: 1e-9), "\(golden.name)")
      #expect(agrees(found.spearman.value, golden.spearman, within: 1e-9), "\(golden.name)")
      #expect(found.pearson.n == golden.x.count && found.spearman.n == golden.x.count)
      for (estimate, ends) in [
        (found.pearson, golden.pearson_interval), (found.spearman, golden.spearman_interval),
      ] {
        #expect(agrees(estimate.interval?.low, ends?[0], within: 1e-7), "\(golden.name)")
        #expect(agrees(estimate.interval?.high, ends?[1], within: 1e-7), "\(golden.name)")
        #expect((estimate.reason == nil) == (ends != nil), "\(golden.name)")
      }
    }
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

  @Test func `equal and opposite orders correlate to exactly one`() {
    let values = (0..<500).map { Double($0 * $0 % 331) }
    let rising = PairCorrelation(of: MetricPair(x: values, y: values.map { 3 * $0 + 1 }))
    #expect(rising.spearman.value == 1 && rising.spearman.interval == nil)
    #expect(rising.pearson.interval == nil)
    #expect(rising.pearson.reason == "no interval: one metric decides the other")
    let falling = PairCorrelation(of: MetricPair(x: values, y: values.map { -$0 * $0 * $0 }))
    #expect(falling.spearman.value == -1)
  }

  @Test func `what is missing, constant or huge is said or left out, never zero or NaN`() {
    let none = MetricPair(x: [.nan, 1], y: [1, .infinity])
    #expect(none.count == 0 && PairCorrelation(of: none).pearson.value == nil)
    #expect(PairCorrelation(of: none).pearson.reason == "no image has both metrics")
    #expect(Trend(of: none).bins.isEmpty && Trend(of: none).line == nil)

    let flat = MetricPair(x: [1, 2, 3], y: [5, 5, 5])
    #expect(
      PairCorrelation(of: flat).spearman.reason
        == "one of the metrics has the same value everywhere")
    #expect(Trend(of: flat).line == Trend.Line(slope: 0, intercept: 5))
    #expect(Trend(of: MetricPair(x: [5, 5], y: [1, 2])).line == nil)

    let most = Double.greatestFiniteMagnitude
    let huge = MetricPair(x: [-most, 0, most], y: [-most, 0, most])
    #expect(agrees(PairCorrelation(of: huge).pearson.value, 1, within: 1e-12))
    #expect(Trend(of: huge).line == nil)
  }

  @Test func `the order of the images leaves no trace in the correlations`() {
    var generator = SeededGenerator(seed: 5)
    let pairs = (0..<400).map { _ in (generator.nextUnit(), generator.nextUnit()) }
    let forth = MetricPair(x: pairs.map(\.0), y: pairs.map(\.1))
    let back = MetricPair(x: pairs.reversed().map(\.0), y: pairs.reversed().map(\.1))
    #expect(PairCorrelation(of: forth) == PairCorrelation(of: back))
    #expect(Trend(of: forth).bins == Trend(of: back).bins)
  }

  /// The true correlation of the pairs is known; with skewed ones Fisher's interval alone would
  /// hold it in about 80 % of the samples.
  @Test(arguments: [(50, 0.6), (50, 0.0), (200, 0.9)])
  func `intervals hold the true correlation in at least 93 of 100 samples`(
    _ sample: (count: Int, correlation: Double)
  ) {
    var generator = SeededGenerator(seed: 8)
    let rounds = 250
    var (linear, ranked) = (0, 0)
    let own = (1 - sample.correlation * sample.correlation).squareRoot()
    // Spearman's of a bivariate normal distribution: 6/π · arcsin(ρ/2).
    let ranks = [0.6: 0.582_6, 0.0: 0, 0.9: 0.891_5][sample.correlation]!
    for _ in 0..<rounds {
      let x = (0..<sample.count).map { _ in normal(&generator) }
      let y = x.map { sample.correlation * $0 + own * normal(&generator) }
      let found = PairCorrelation(of: MetricPair(x: x, y: y))
      if holds(found.pearson, sample.correlation) { linear += 1 }
      if holds(found.spearman, ranks) { ranked += 1 }
    }
    // 93 % less two standard errors of 250 rounds.
    let least = Double(rounds) * 0.93 - 2 * (Double(rounds) * 0.93 * 0.07).squareRoot()
    #expect(Double(linear) >= least && Double(ranked) >= least, "\(linear) \(ranked)")
  }

  private func holds(_ estimate: Estimate, _ value: Double) -> Bool {
    guard let interval = estimate.interval else { return false }
    return interval.low <= value && value <= interval.high
  }

  /// Twelve uniform numbers less six: normal enough at these sizes, with variance one.
  private func normal(_ generator: inout SeededGenerator) -> Double {
    (0..<12).reduce(-6.0) { sum, _ in sum + generator.nextUnit() }
  }
}
