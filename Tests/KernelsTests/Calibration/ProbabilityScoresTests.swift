import Testing

@testable import Kernels

@Suite struct ProbabilityScoresTests {
  private func score(
    _ probabilities: [Float], truth: [Int32], predicted: [Int32], classCount: Int,
    rows: Range<Int>? = nil
  ) -> ProbabilityScores {
    ProbabilityScores(
      probabilities: probabilities.span, truth: truth.span, predicted: predicted.span,
      classCount: classCount, rows: rows)
  }

  @Test func `logits have the losses of their softmax, and their own order`() {
    let logits = [800.0, 801, 0, 0, 1, -1000, -2000, 0, -1000]
    let (truth, predicted) = ([0, 1, 0] as [Int32], [1, 1, 1] as [Int32])
    let found = ProbabilityScores(
      logits: logits.span, truth: truth.span, predicted: predicted.span, classCount: 3)
    // ln(1 + e) twice, less 1 for the label with the larger logit, and a probability of 0.
    let each = Elementary.log1p(Elementary.exp(1))
    let expected = (each + (each - 1) + 52 * Elementary.log(2)) / 3
    #expect(agrees(found.logLoss.value, expected) && found.clippedLogLosses == 1)
    // The last label's logit is the least, though two probabilities are 0.
    #expect(found.topTwoAccuracy.value == 2.0 / 3)
    let singles = logits.map { Float($0) }
    #expect(
      ProbabilityScores(
        logits: singles.span, truth: truth.span, predicted: predicted.span, classCount: 3)
        == found)
  }

  @Test func `double probabilities are scored as the same single ones`() {
    let sample = Sample(rows: 90, classes: 5, seed: 6, decimals: 5)
    let doubles = sample.probabilities.map(Double.init)
    let predicted = [Int32](repeating: 2, count: 90)
    #expect(
      ProbabilityScores(
        probabilities: doubles.span, truth: sample.truth.span, predicted: predicted.span,
        classCount: 5)
        == ProbabilityScores(
          probabilities: sample.probabilities.span, truth: sample.truth.span,
          predicted: predicted.span, classCount: 5))
  }

  @Test func `losses and top-k are scikit-learn's`() throws {
    for golden in try CalibrationCase.all() {
      let scores = score(
        golden.probabilities, truth: golden.truth, predicted: golden.predicted,
        classCount: golden.class_count)
      #expect(scores.count == golden.truth.count)
      #expect(scores.clippedLogLosses == golden.clipped, "\(golden.name)")
      #expect(scores.argmaxDisagreements == golden.disagreements, "\(golden.name)")
      #expect(agrees(scores.logLoss.value, golden.log_loss, within: 1e-12))
      #expect(agrees(scores.brier.value, golden.brier, within: 1e-12))
      #expect(agrees(scores.logLoss.interval?.low, golden.log_loss_interval?[0], within: 1e-9))
      #expect(agrees(scores.logLoss.interval?.high, golden.log_loss_interval?[1], within: 1e-9))
      #expect(agrees(scores.brier.interval?.low, golden.brier_interval?[0], within: 1e-9))
      #expect(agrees(scores.brier.interval?.high, golden.brier_interval?[1], within: 1e-9))
      for (k, estimate) in [
        ("2", scores.topTwoAccuracy), ("3", scores.topThreeAccuracy), ("5", scores.topFiveAccuracy),
      ] {
        #expect(agrees(estimate.value, golden.top[k] ?? nil), "\(golden.name), top \(k)")
      }
    }
  }

  @Test func `by hand: two rows of two classes`() {
    // p of the label: 0.75 and 0.25. Log loss −(ln ¾ + ln ¼)/2, Brier (2·¼² + 2·¾²)/2.
    let scores = score(
      [0.75, 0.25, 0.75, 0.25], truth: [0, 1], predicted: [0, 0], classCount: 2)
    #expect(agrees(scores.logLoss.value, -(Elementary.log(0.75) + Elementary.log(0.25)) / 2))
    #expect(scores.brier.value == 0.625)
    #expect(
      scores.topTwoAccuracy
        == .undefined(n: 2, because: "with 2 classes the label is always among the first 2"))
  }

  @Test func `a probability of zero is clipped and counted, equals go to the lowest index`() {
    let scores = score(
      [0, 0.5, 0.5, 0.25, 0.25, 0.5], truth: [0, 0], predicted: [1, 1], classCount: 3)
    #expect(scores.clippedLogLosses == 1)
    #expect(agrees(scores.logLoss.value, (52 * Elementary.log(2) + Elementary.log(4)) / 2))
    // Row one: 1 is the argmax before 2. Row two: 2 is, so 1 disagrees; 0 comes second before 1.
    #expect(scores.argmaxDisagreements == 1)
    #expect(scores.topTwoAccuracy.value == 0.5)
  }

  @Test func `parts merge in any order to the bytes of the whole`() {
    let rows = 3 * ProbabilityScores.blockRows + 17
    let sample = Sample(rows: rows, classes: 3, seed: 1, decimals: 6)
    let predicted = sample.truth.enumerated().map { $0 % 5 == 0 ? ($1 + 1) % 3 : $1 }
    func part(_ range: Range<Int>?) -> ProbabilityScores {
      score(
        sample.probabilities, truth: sample.truth, predicted: predicted, classCount: 3, rows: range)
    }
    let block = ProbabilityScores.blockRows
    let whole = part(nil)
    var merged = part(2 * block..<rows)
    merged += part(0..<block)
    merged += part(block..<2 * block)
    #expect(merged == whole)
    #expect(merged.logLoss == whole.logLoss)

    // The blocks' moments add up to those of all losses at once.
    let losses = (0..<rows).map { row in
      -Elementary.log(Double(sample.probabilities[3 * row + Int(sample.truth[row])]))
    }
    let plain = LossSummary(of: losses.span)
    #expect(agrees(whole.logLoss.value, plain.mean))
    #expect(agrees(whole.logLoss.interval?.high, plain.interval?.high, within: 1e-10))
  }

  @Test func `rows without a label or prediction are left out`() {
    let probabilities: [Float] = [0.9, 0.1, 0.6, 0.4, 0.3, 0.7]
    let scores = score(probabilities, truth: [0, -1, 1], predicted: [0, 0, -1], classCount: 2)
    #expect(scores.count == 1)
    #expect(scores.logLoss.interval == nil)
    let none = score([], truth: [], predicted: [], classCount: 6)
    #expect(none.logLoss == .undefined(n: 0, because: "no image has a label and a prediction"))
    #expect(none.topFiveAccuracy.value == nil)
  }

  @Test func `without a wrong prediction there is no interval, and the losses' bounds hold`() throws
  {
    let right = score([0.9, 0.1, 0.2, 0.8], truth: [0, 1], predicted: [0, 1], classCount: 2)
    #expect(
      agrees(right.logLoss.value, -(Elementary.log(0.9) + Elementary.log(0.8)) / 2, within: 1e-7))
    #expect(
      right.logLoss.reason
        == "no interval: none of the 2 predictions is wrong, so the losses that decide the mean are "
        + "unseen")
    #expect(right.brier.interval == nil)
    // Nearly all losses at their bounds, 52 ln 2 and 2: the interval ends there.
    let count = 30
    let worst = score(
      (0..<count).flatMap { $0 == 0 ? [Float(0.5), 0.5] : [0, 1] },
      truth: [Int32](repeating: 0, count: count), predicted: [Int32](repeating: 1, count: count),
      classCount: 2)
    let (logLoss, brier) = (
      try #require(worst.logLoss.interval), try #require(worst.brier.interval)
    )
    #expect(logLoss.high == 52 * 0.693147180559945309 && brier.high == 2)
    #expect(worst.clippedLogLosses == count - 1 && worst.argmaxDisagreements == 1)
  }
}
