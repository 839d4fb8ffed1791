import Testing

@testable import Kernels

/// Expected numbers: statsmodels and plain NumPy, through `Tools/golden/intervals.py`.
@Suite struct IntervalsTests {
  struct Golden: Decodable {
    struct Sum: Decodable {
      let values, lows, highs, weights, interval: [Double]
    }
    let wilson, f1: [[Double]]
    let agrestiCoull: [[Double]]
    let mover: [Sum]
    enum CodingKeys: String, CodingKey {
      case wilson, f1, mover
      case agrestiCoull = "agresti_coull"
    }
  }

  let golden: Golden
  init() throws { golden = try goldenFile("intervals.json") }

  @Test func `Wilson's interval is statsmodels'`() {
    for row in golden.wilson {
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

  @Test func `Agresti and Coull's interval is statsmodels'`() {
    for row in golden.agrestiCoull {
      let interval = Interval.agrestiCoull(rate: row[0] / row[1], trials: row[1])
      #expect(agrees(interval.low, row[2], floor: 1e-15), "\(row)")
      #expect(agrees(interval.high, row[3]), "\(row)")
    }
  }

  @Test func `F1 has Wilson's interval of its Jaccard index, carried over`() {
    for row in golden.f1 {
      let right = Int(row[0])
      let union = Int(row[1])
      let estimate = Estimate.f1(
        truePositives: right, errors: union - right, undefinedBecause: "unused")
      #expect(agrees(estimate.value, 2 * row[0] / (row[0] + row[1])))
      #expect(agrees(estimate.interval?.low, row[2], floor: 1e-15), "\(row)")
      #expect(agrees(estimate.interval?.high, row[3]), "\(row)")
    }
  }

  @Test func `MOVER adds intervals as the plain script does`() {
    for sum in golden.mover {
      let parts = sum.values.indices.map {
        Mover.Part(
          value: sum.values[$0], interval: Interval(low: sum.lows[$0], high: sum.highs[$0]),
          weight: sum.weights[$0])
      }
      let interval = Mover.interval(of: parts)
      #expect(agrees(interval.low, sum.interval[0]))
      #expect(agrees(interval.high, sum.interval[1]))
    }
  }

  @Test func `MOVER of one part is that part's interval`() {
    let part = Mover.Part(value: 0.5, interval: Interval(low: 0.25, high: 0.625), weight: 1)
    #expect(Mover.interval(of: [part]) == Interval(low: 0.25, high: 0.625))
  }
}
