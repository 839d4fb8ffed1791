import Testing

@testable import Kernels

@Suite struct OrderedMetricTests {
  @Test func `values ascend, and among equal ones the wrong come first`() {
    let metric = ordered([2, 1, 2, -1, 2, 1], [1, 1, 0, 0, 1, 0])
    #expect(metric.values == [-1, 1, 1, 2, 2, 2])
    #expect(metric.correct == [false, false, true, false, true, true])
    #expect(metric.count == 6 && metric.correctCount == 3 && metric.wrongCount == 3)
  }

  @Test func `images without a label, a prediction or the metric are left out`() {
    let values: [Double] = [1, 2, 3, .nan, .infinity, -.infinity, 4]
    let truth: [Int32] = [0, -1, 2, 0, 0, 0, 1]
    let predicted: [Int32] = [0, 0, -1, 0, 0, 0, 3]
    let metric = OrderedMetric(values: values.span, truth: truth.span, predicted: predicted.span)
    #expect(metric.values == [1, 4] && metric.correct == [true, false])
  }

  @Test func `of many images it is a plain sort by value and being right, in any order`() {
    var generator = SeededGenerator(seed: 6)
    let values = (0..<1500).map { _ in (generator.nextUnit() * 300).rounded() / 8 - 20 }
    let correct = values.map { _ in Int32(generator.next() % 3 == 0 ? 0 : 1) }
    let metric = ordered(values, correct)
    let order = values.indices.sorted { (values[$0], correct[$0]) < (values[$1], correct[$1]) }
    #expect(metric.values == order.map { values[$0] })
    #expect(metric.correct == order.map { correct[$0] == 1 })
    let reversed = ordered(values.reversed(), correct.reversed())
    #expect(reversed.values == metric.values && reversed.correct == metric.correct)
  }

  @Test func `it says why nothing can be said`() {
    #expect(
      ordered([], []).reasonUndefined == "no image has a label, a prediction and this metric")
    #expect(ordered([1, 2], [1, 1]).reasonUndefined == "every prediction is right")
    #expect(ordered([1, 2], [0, 0]).reasonUndefined == "every prediction is wrong")
    #expect(ordered([1, 1], [0, 1]).reasonUndefined == "the metric has the same value everywhere")
    #expect(ordered([1, 2], [0, 1]).reasonUndefined == nil)
  }
}
