import Testing

@testable import Kernels

@Suite struct MetricPairTests {
  @Test func `images stand in the order of the first metric, equal ones as they stood`() {
    let pair = MetricPair(x: [3, 1, 2, 1, -0.0, 0], y: [30, 10, 20, 11, 5, 6])
    #expect(pair.x == [0, 0, 1, 1, 2, 3])
    #expect(pair.y == [5, 6, 10, 11, 20, 30])
    #expect(pair.count == 6 && pair.reasonUndefined == nil)
  }

  @Test func `an image that lacks either metric is left out`() {
    let pair = MetricPair(
      x: [4, .nan, 2, .infinity, 1, 3], y: [40, 50, .nan, 60, 10, -.infinity])
    #expect(pair.x == [1, 4] && pair.y == [10, 40])
  }

  @Test func `of many images it is the library's sort`() {
    var generator = SeededGenerator(seed: 2)
    let x = (0..<900).map { _ in (generator.nextUnit() * 100).rounded() - 50 }
    let y = (0..<900).map(Double.init)
    let pair = MetricPair(x: x, y: y)
    let order = x.indices.sorted { (x[$0], $0) < (x[$1], $1) }
    #expect(pair.x == order.map { x[$0] } && pair.y == order.map { y[$0] })
  }

  @Test func `nothing can be said without images, or of a metric that does not vary`() {
    #expect(MetricPair(x: [], y: []).reasonUndefined == "no image has both metrics")
    #expect(MetricPair(x: [.nan], y: [1]).reasonUndefined == "no image has both metrics")
    let same = "one of the metrics has the same value everywhere"
    #expect(MetricPair(x: [1], y: [2]).reasonUndefined == same)
    #expect(MetricPair(x: [5, 5], y: [1, 2]).reasonUndefined == same)
    #expect(MetricPair(x: [1, 2], y: [5, 5]).reasonUndefined == same)
    #expect(MetricPair(x: [1, 2], y: [5, 6]).reasonUndefined == nil)
  }
}
