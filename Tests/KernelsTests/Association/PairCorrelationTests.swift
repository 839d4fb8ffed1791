import Testing

@testable import Kernels

@Suite struct PairCorrelationTests {
  struct Golden: Decodable { var cases: [Case] }

  struct Case: Decodable {
    var name: String
    var x, y: [Double]
    var pearson, spearman: Double
    var pearson_interval, spearman_interval: [Double]?
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

    let flat = MetricPair(x: [1, 2, 3], y: [5, 5, 5])
    #expect(
      PairCorrelation(of: flat).spearman.reason
        == "one of the metrics has the same value everywhere")

    let most = Double.greatestFiniteMagnitude
    let huge = MetricPair(x: [-most, 0, most], y: [-most, 0, most])
    #expect(agrees(PairCorrelation(of: huge).pearson.value, 1, within: 1e-12))
  }

  @Test func `the order of the images leaves no trace in the correlations`() {
    var generator = SeededGenerator(seed: 5)
    let pairs = (0..<400).map { _ in (generator.nextUnit(), generator.nextUnit()) }
    let forth = MetricPair(x: pairs.map(\.0), y: pairs.map(\.1))
    let back = MetricPair(x: pairs.reversed().map(\.0), y: pairs.reversed().map(\.1))
    #expect(PairCorrelation(of: forth) == PairCorrelation(of: back))
  }

  @Test func `a metric that hardly varies has no interval`() {
    let values = (0..<60).map { $0 % 15 == 0 ? 1.0 : 0 }
    let found = PairCorrelation(of: MetricPair(x: values, y: (0..<60).map { Double($0 * 7 % 60) }))
    #expect(found.pearson.value != nil && found.pearson.interval == nil)
    #expect(
      found.spearman.reason == "no interval: all but 4 images share one value of a metric")
  }

  /// Pairs whose true correlations are known.
  enum Pairs: CaseIterable {
    case normal, independent, skewed, fan

    func pair(_ generator: inout SeededGenerator) -> (Double, Double) {
      switch self {
      case .normal:
        let x = Self.normal(&generator)
        return (x, 0.6 * x + 0.8 * Self.normal(&generator))
      case .independent: return (Self.normal(&generator), Self.exponential(&generator))
      case .skewed:
        let x = Self.exponential(&generator)
        return (x, x + Self.exponential(&generator))
      case .fan:
        let x = Self.normal(&generator)
        return (x, x * Self.normal(&generator) + 0.5 * x)
      }
    }

    /// Cov/σσ: 0.6; 0; 1/√2; 0.5/√1.25.
    var pearson: Double {
      switch self {
      case .normal: 0.6
      case .independent: 0
      case .skewed: 0.5.squareRoot()
      case .fan: 0.5 / 1.25.squareRoot()
      }
    }

    /// Of a bivariate normal distribution 6/π · arcsin(ρ/2); `nil` where nothing so simple holds.
    var spearman: Double? {
      switch self {
      case .normal: 0.582_6
      case .independent: 0
      case .skewed, .fan: nil
      }
    }

    /// Twelve uniform numbers less six: normal enough at these sizes, with variance one.
    private static func normal(_ generator: inout SeededGenerator) -> Double {
      (0..<12).reduce(-6.0) { sum, _ in sum + generator.nextUnit() }
    }

    private static func exponential(_ generator: inout SeededGenerator) -> Double {
      -Elementary.log(1 - generator.nextUnit())
    }
  }

  /// Without the leverage the skewed and the fan-shaped pairs fall to 91 of 100.
  @Test(arguments: Pairs.allCases)
  func `intervals hold the true correlation in at least 93 of 100 samples`(_ pairs: Pairs) {
    var generator = SeededGenerator(seed: 8)
    let (rounds, count) = (250, 50)
    var (linear, ranked) = (0, 0)
    for _ in 0..<rounds {
      let drawn = (0..<count).map { _ in pairs.pair(&generator) }
      let found = PairCorrelation(of: MetricPair(x: drawn.map(\.0), y: drawn.map(\.1)))
      if holds(found.pearson, pairs.pearson) { linear += 1 }
      if pairs.spearman.map({ holds(found.spearman, $0) }) ?? true { ranked += 1 }
    }
    // 93 % less two standard errors of 250 rounds.
    let least = Double(rounds) * 0.93 - 2 * (Double(rounds) * 0.93 * 0.07).squareRoot()
    #expect(Double(linear) >= least && Double(ranked) >= least, "\(linear) \(ranked)")
  }

  private func holds(_ estimate: Estimate, _ value: Double) -> Bool {
    guard let interval = estimate.interval else { return false }
    return interval.low <= value && value <= interval.high
  }
}
