import Testing

@testable import Kernels

@Suite struct MetricImportanceTests {
  @Test func `information and its p-value are those of the plain script`() throws {
    for golden in try AssociationCase.all() {
      let importance = MetricImportance(of: ordered(golden.values, golden.correct), seed: 0)
      #expect(agrees(importance.nats, golden.nats, within: 1e-9, floor: 1e-14), "\(golden.name)")
      #expect(agrees(importance.share, golden.share, within: 1e-9, floor: 1e-14), "\(golden.name)")
      #expect(importance.n == golden.values.count)
      if golden.test == "g_test" {
        #expect(agrees(importance.pValue, golden.p, within: 1e-8), "\(golden.name)")
      } else {
        // Two seeds of 2,000 and 20,000 shuffles: four standard errors apart at most.
        let error = (golden.p * (1 - golden.p) / 2000).squareRoot() * 4.3 + 1.0 / 2001
        #expect(abs((importance.pValue ?? 2) - golden.p) < error, "\(golden.name)")
      }
    }
  }

  @Test func `only the order of the values counts, not their scale or the order of the images`() {
    let sample = signal(count: 400, seed: 2)
    let importance = MetricImportance(of: ordered(sample.values, sample.correct), seed: 3)
    for transform in [{ 3 * $0 + 7 }, { Elementary.exp($0) }, { $0 * $0 * $0 }, { -$0 }]
      as [(Double) -> Double]
    {
      let moved = ordered(sample.values.map(transform), sample.correct)
      let other = MetricImportance(of: moved, seed: 3)
      #expect(agrees(other.share, importance.share, within: 1e-12))
      #expect(agrees(other.pValue, importance.pValue, within: 1e-9))
    }
    let reversed = ordered(sample.values.reversed(), sample.correct.reversed())
    #expect(MetricImportance(of: reversed, seed: 3) == importance)

    // Swapping right and wrong leaves the information.
    let swapped = ordered(sample.values, sample.correct.map { 1 - $0 })
    #expect(agrees(MetricImportance(of: swapped, seed: 3).share, importance.share))
  }

  @Test func `twice the images: the same table twice, so only the correction shrinks`() {
    let sample = signal(count: 300, seed: 8)
    let once = MetricImportance(of: ordered(sample.values, sample.correct), seed: 0)
    let twice = MetricImportance(
      of: ordered(sample.values + sample.values, sample.correct + sample.correct), seed: 0)
    // Ten bins and all twenty cells full: the correction is −9 / 2n.
    #expect(agrees((once.nats ?? 0) + 9.0 / 600, (twice.nats ?? 0) + 9.0 / 1200, within: 1e-12))
  }

  @Test func `the p-value of a metric that tells nothing is uniform`() {
    // The second is tested by permutation. Limits: four standard deviations of the binomial.
    for (count, share, rounds, limits) in [(300, 0.7, 200, 17...63), (50, 0.9, 50, 1...21)] {
      var generator = SeededGenerator(seed: 12)
      var low = 0
      for round in 0..<rounds {
        let values = (0..<count).map { _ in generator.nextUnit() }
        let correct = (0..<count).map { Int32(Double($0) < share * Double(count) ? 1 : 0) }
        let importance = MetricImportance(of: ordered(values, correct), seed: UInt64(round))
        if (importance.pValue ?? 1) <= 0.2 { low += 1 }
      }
      #expect(limits.contains(low), "\(low) of \(rounds) at or below 0.2, \(count) images")
    }
  }

  @Test func `undefined says why, missing values are left out`() {
    let allRight = MetricImportance(of: ordered([1, 2, 3], [1, 1, 1]), seed: 0)
    #expect(allRight.share == nil && allRight.nats == nil && allRight.pValue == nil)
    #expect(allRight.reason == "every prediction is right")
    let missing = MetricImportance(of: ordered([.nan, .infinity], [1, 0]), seed: 0)
    #expect(missing.reason == "no image has a label, a prediction and this metric")
    let sample = signal(count: 120, seed: 4)
    let padded = ordered(sample.values + [.nan, .nan], sample.correct + [0, 1])
    #expect(
      MetricImportance(of: padded, seed: 0)
        == MetricImportance(of: ordered(sample.values, sample.correct), seed: 0))
  }

  @Test func `a metric that decides everything explains everything`() {
    let values = (0..<100).map(Double.init)
    let correct = (0..<100).map { Int32($0 < 50 ? 0 : 1) }
    let importance = MetricImportance(of: ordered(values, correct), seed: 0)
    #expect(importance.share == 1)
    #expect((importance.pValue ?? 1) < 1e-15)
  }

  @Test func `adjusted p-values are Benjamini and Hochberg's over the metrics that have one`() {
    let sample = signal(count: 200, seed: 9)
    var generator = SeededGenerator(seed: 1)
    let noise = sample.values.map { _ in generator.nextUnit() }
    var importances = [
      MetricImportance(of: ordered(sample.values, sample.correct), seed: 0),
      MetricImportance(of: ordered(sample.values.map { _ in 1 }, sample.correct), seed: 0),
      MetricImportance(of: ordered(noise, sample.correct), seed: 0),
    ]
    MetricImportance.adjustPValues(of: &importances)
    #expect(importances[1].adjustedPValue == nil)
    let (first, third) = (importances[0], importances[2])
    #expect(agrees(first.adjustedPValue, (first.pValue ?? 0) * 2))
    #expect(agrees(third.adjustedPValue, third.pValue))
  }
}
