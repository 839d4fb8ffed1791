import Testing

@testable import Kernels

@Suite struct MetricCorrelationTests {
  @Test func `correlations are SciPy's, intervals those of the plain script`() throws {
    for golden in try AssociationCase.all() {
      let correlation = MetricCorrelation(of: ordered(golden.values, golden.correct))
      #expect(agrees(correlation.pearson.value, golden.pearson, within: 1e-9))
      #expect(agrees(correlation.spearman.value, golden.spearman, within: 1e-9))
      for (interval, ends) in [
        (correlation.pearson.interval, golden.pearson_interval),
        (correlation.spearman.interval, golden.spearman_interval),
      ] {
        #expect(agrees(interval?.low, ends?[0], within: 1e-8, floor: 1e-10), "\(golden.name)")
        #expect(agrees(interval?.high, ends?[1], within: 1e-8, floor: 1e-10), "\(golden.name)")
      }
    }
  }

  @Test func `only the order counts for Spearman's, not the scale or the order of the images`() {
    let sample = signal(count: 400, seed: 2)
    let correlation = MetricCorrelation(of: ordered(sample.values, sample.correct))
    for transform in [{ 3 * $0 + 7 }, { Elementary.exp($0) }, { $0 * $0 * $0 }, { -$0 }]
      as [(Double) -> Double]
    {
      let moved = ordered(sample.values.map(transform), sample.correct)
      let spearman = MetricCorrelation(of: moved).spearman
      #expect(
        agrees(abs(spearman.value ?? 0), abs(correlation.spearman.value ?? 0), within: 1e-12))
    }
    let reversed = ordered(sample.values.reversed(), sample.correct.reversed())
    #expect(MetricCorrelation(of: reversed) == correlation)

    // Swapping right and wrong turns the sign.
    let swapped = ordered(sample.values, sample.correct.map { 1 - $0 })
    #expect(
      agrees(
        MetricCorrelation(of: swapped).pearson.value, correlation.pearson.value.map { -$0 }))
  }

  @Test func `undefined says why`() {
    let constant = MetricCorrelation(of: ordered([2, 2, 2], [1, 0, 1]))
    #expect(
      constant.pearson
        == .undefined(n: 3, because: "the metric has the same value everywhere"))
    let allWrong = MetricCorrelation(of: ordered([1, 2], [0, 0]))
    #expect(allWrong.pearson == .undefined(n: 2, because: "every prediction is wrong"))
    #expect(allWrong.spearman == allWrong.pearson && allWrong.n == 2)
  }

  @Test
  func `an interval needs ten right and ten wrong predictions that the metric does not decide`() {
    func correlation(wrong: Int, right: Int) -> MetricCorrelation {
      let correct = (0..<wrong + right).map { Int32($0 < wrong ? 0 : 1) }
      return MetricCorrelation(of: ordered(correct.indices.map { Double($0 * 7 % 31) }, correct))
    }
    let enough = correlation(wrong: 10, right: 20)
    #expect(enough.pearson.interval != nil && enough.spearman.interval != nil)
    #expect(enough.pearson.reason == nil)
    let few = correlation(wrong: 9, right: 20)
    #expect(few.pearson.value != nil && few.pearson.interval == nil)
    #expect(
      few.spearman.reason
        == "no interval: it needs 10 right and 10 wrong predictions, here 20 and 9")
    let correct = (0..<30).map { Int32($0 < 12 ? 0 : 1) }
    let decided = MetricCorrelation(of: ordered(correct.map(Double.init), correct))
    #expect(agrees(decided.pearson.value, 1) && decided.pearson.interval == nil)
    #expect(
      decided.pearson.reason == "no interval: the metric decides which predictions are right")
  }

  @Test func `by hand: four images`() {
    // Values 1, 2, 3, 6 and right where 2 and 6: means 3 and ½. Σ(x−3)(y−½) =
    // (−2)(−½) + (−1)(½) + 0(−½) + 3(½) = 2; Σ(x−3)² = 14, Σ(y−½)² = 1.
    let found = MetricCorrelation(of: ordered([1, 2, 3, 6], [0, 1, 0, 1]))
    #expect(agrees(found.pearson.value, 2 / 14.0.squareRoot()))
    // Ranks 1…4: Σ = (−1.5)(−½) + (−½)(½) + (½)(−½) + (1.5)(½) = 1; Σ(rank − 2.5)² = 5.
    #expect(agrees(found.spearman.value, 1 / 5.0.squareRoot()))
  }

  @Test func `far from the origin no digit is lost`() {
    let sample = signal(count: 200, seed: 6)
    let near = MetricCorrelation(
      of: ordered(sample.values.map { ($0 * 64).rounded() }, sample.correct))
    let far = MetricCorrelation(
      of: ordered(sample.values.map { 1e12 + ($0 * 64).rounded() }, sample.correct))
    #expect(agrees(far.pearson.value, near.pearson.value, within: 1e-12))
    let huge = MetricCorrelation(
      of: ordered(sample.values.map { ($0 * 64).rounded() * 0x1p1015 }, sample.correct))
    #expect(agrees(huge.pearson.value, near.pearson.value, within: 1e-12))
  }
}
