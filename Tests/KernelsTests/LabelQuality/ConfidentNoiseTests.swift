import Testing

@testable import Kernels

@Suite struct ConfidentNoiseTests {
  private func means(_ given: [[Double]]) -> [LabelMean] {
    given.map { probabilities in
      var mean = LabelMean()
      for probability in probabilities { mean.add(probability) }
      return mean
    }
  }

  /// Four images of the first label, one of them in the other class, and two of the second, one in
  /// the other class.
  private let given = [[0.9, 0.7, 0.8, 0.6], [0.8, 0.6]]
  private func estimate(_ noise: ConfidentNoise) -> Estimate {
    noise.estimate(
      counts: [3, 1, 1, 1], labels: [0, 0, 0, 0, 1, 1], classes: [0, 0, 0, 1, 1, 0],
      given: given.flatMap { $0 })
  }

  @Test
  func `by hand: shares weighted by the labels, and the binomial's interval if bars are fixed`() {
    // (4 · ¼ + 2 · ½) / 6. Influences: of the four that are right ¼ − ⅓ − ¼ or ½ − ⅓ − ½ = −⅓, of
    // the two wrong ⅔: Σ² = 4/3, so ⅓ · ⅔ · 36 / (4/3) = 6 images.
    let found = estimate(ConfidentNoise(means: means(given)))
    #expect(agrees(found.value, 1.0 / 3) && found.n == 6)
    let expected = Interval.agrestiCoull(rate: 1.0 / 3, trials: 6)
    #expect(agrees(found.interval?.low, expected.low))
    #expect(agrees(found.interval?.high, expected.high))
  }

  @Test func `by hand: an image that a raised bar would lose makes the interval wider`() {
    // With the second bar a standard error e higher the wrong image of the first label belongs
    // nowhere: (4 · 0 + 2 · ½) / 6 = 1/6, so the slope is (1/6 − 1/3) / 2e with e = 0.1 / √2.
    // The second label's images are ±0.1 off their mean: ∓1/√8 more. Σ² = 4/3 + ¼ + 1/√2.
    var noise = ConfidentNoise(means: means(given))
    noise.add(ConfidenceBars.Move(bar: 1, isRaised: true, to: -1), label: 0, from: 1)
    let found = estimate(noise)
    #expect(agrees(found.value, 1.0 / 3))
    let trials = 8 / (4.0 / 3 + 0.25 + 0.5.squareRoot())
    let expected = Interval.agrestiCoull(rate: 1.0 / 3, trials: trials)
    #expect(agrees(found.interval?.low, expected.low, within: 1e-10))
    #expect(agrees(found.interval?.high, expected.high, within: 1e-10))
  }

  @Test func `a move there and its way back cancel, and the opposite bar moves the other way`() {
    let fixed = estimate(ConfidentNoise(means: means(given)))
    var noise = ConfidentNoise(means: means(given))
    noise.add(ConfidenceBars.Move(bar: 0, isRaised: true, to: 0), label: 0, from: 1)
    noise.add(ConfidenceBars.Move(bar: 0, isRaised: true, to: 1), label: 0, from: 0)
    #expect(estimate(noise) == fixed)
    // The same change in either direction has no slope.
    noise.add(ConfidenceBars.Move(bar: 1, isRaised: true, to: 1), label: 1, from: -1)
    noise.add(ConfidenceBars.Move(bar: 1, isRaised: false, to: 1), label: 1, from: -1)
    #expect(estimate(noise) == fixed)
    noise.add(ConfidenceBars.Move(bar: 1, isRaised: false, to: 0), label: 1, from: -1)
    #expect(estimate(noise).value == fixed.value && estimate(noise) != fixed)
  }

  @Test func `a label without a confident image of its own counts as if it had one`() {
    // One label of three images, two of them confidently another class: 2 / (2 + 1).
    let found = ConfidentNoise(means: means([[0.2, 0.2, 0.3], []])).estimate(
      counts: [0, 2, 0, 0], labels: [0, 0, 0], classes: [1, 1, -1], given: [0.2, 0.2, 0.3])
    #expect(agrees(found.value, 2.0 / 3) && found.n == 3)
  }

  @Test func `where no image confidently belongs to a class it is undefined`() {
    let found = ConfidentNoise(means: means([[0.5], [0.5]])).estimate(
      counts: [0, 0, 0, 0], labels: [0, 1], classes: [-1, -1], given: [0.5, 0.5])
    #expect(found == .undefined(n: 2, because: "no image confidently belongs to a class"))
  }

  @Test func `no wrong label among many is 0 with an interval that says so`() throws {
    let labels = (0..<100).map { Int32($0 % 2) }
    let noise = ConfidentJoint(labels: labels, rowCount: 100, columnCount: 2, classCount: 2) {
      $1 = labels[$0] == 0 ? [0.9, 0.1] : [0.1, 0.9]
    }.noise
    let interval = try #require(noise.interval)
    // Agresti and Coull's of 0 of 100: up to 0.0444 (statsmodels), below cut at 0.
    #expect(noise.value == 0 && interval.low == 0)
    #expect(abs(interval.high - 0.04440) < 1e-4)
  }
}
