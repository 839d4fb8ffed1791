import Testing

@testable import Kernels

@Suite struct PooledCountsTests {
  @Test func `micro F1 of some classes counts an error at their border half`() {
    // Classes 0 and 1 chosen: 40 right, 20 wrong at the border, none between the two.
    let border = ConfusionScores(
      matrix: ConfusionMatrix(counts: [25, 0, 6, 0, 15, 4, 8, 2, 0], classCount: 3),
      chosen: [true, true, false], replicates: 0)
    #expect(border.microF1.value == 0.8)
    #expect(border.microF1.n == 60)
    // By hand: variance (40·0.2² + 20·0.8²/4) / 50² = 4.8/2500, so 0.16·2500/4.8 items.
    let size = 0.16 * 2500 / 4.8
    let wilson = Interval.wilson(successes: 0.8 * size, trials: size)
    #expect(agrees(border.microF1.interval?.low, wilson.low))
    #expect(agrees(border.microF1.interval?.high, wilson.high))
    #expect(border.microPrecision.value == 0.8)
    #expect(border.microRecall.value == 0.8)
    #expect(border.accuracy.n == 50)
  }

  private func pooled(_ matrix: ConfusionMatrix, _ indices: [Int]) -> PooledCounts {
    PooledCounts(
      of: indices, scores: (0..<matrix.classCount).map { ClassScores(of: $0, in: matrix) },
      cells: matrix.occupiedCells)
  }

  @Test func `of all classes precision and F1 are the accuracy`() {
    let pooled = pooled(.ancestor, [0, 1, 2, 3])
    let accuracy = Estimate.proportion(130, of: 165, undefinedBecause: "unused")
    #expect(pooled.precision == accuracy)
    // Each error counts twice as half: the sample size is that of the images.
    #expect(agrees(pooled.f1.value, 130.0 / 165) && pooled.f1.n == 165)
    #expect(agrees(pooled.f1.interval?.low, accuracy.interval?.low))
    #expect(agrees(pooled.f1.interval?.high, accuracy.interval?.high))
  }

  @Test func `F1 is 2TP / (2TP + FP + FN) of the sums, in any order of the classes`() {
    let matrix = ConfusionMatrix.ancestor
    for indices in [[0], [0, 2], [1, 2, 3]] {
      let scores = indices.map { ClassScores(of: $0, in: matrix) }
      let right = scores.reduce(0) { $0 + $1.truePositives }
      let errors = scores.reduce(0) { $0 + $1.falsePositives + $1.falseNegatives }
      let found = pooled(matrix, indices)
      #expect(agrees(found.f1.value, Double(2 * right) / Double(2 * right + errors)))
      let predicted = scores.reduce(0) { $0 + $1.predicted }
      #expect(
        found.precision == .proportion(right, of: predicted, undefinedBecause: "unused"))
      #expect(pooled(matrix, indices.reversed()).f1 == found.f1)
    }
  }

  @Test func `without an error the images themselves are the sample size`() {
    let clean = ConfusionMatrix(counts: [12, 0, 0, 8], classCount: 2)
    let f1 = pooled(clean, [0]).f1
    #expect(f1 == Estimate(value: 1, interval: .wilson(successes: 12, trials: 12), n: 12))
    // All wrong at the border: 0 of 5.
    let wrong = pooled(ConfusionMatrix(counts: [0, 5, 0, 8], classCount: 2), [0]).f1
    #expect(wrong.value == 0 && wrong.n == 5 && wrong.interval?.low == 0)
  }

  @Test func `chosen classes without images or predictions are undefined`() {
    let matrix = ConfusionMatrix(counts: [0, 0, 0, 8], classCount: 2)
    #expect(
      pooled(matrix, [0]).precision
        == .undefined(n: 0, because: "no chosen class was predicted"))
    #expect(
      pooled(matrix, [0]).f1
        == .undefined(n: 0, because: "no chosen class has an image or a prediction"))
    #expect(pooled(matrix, []).f1.value == nil)
  }
}
