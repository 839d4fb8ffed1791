import Foundation
import TestSupport
import Testing

@testable import Kernels

@Suite struct CalibrationTests {
  struct Golden: Decodable { var cases: [Case] }

  struct Case: Decodable {
    var name: String
    var class_count: Int
    var truth: [Int32]
    var predicted: [Int32]
    var probabilities: [Float]
    var log_loss: Double
    var log_loss_interval: [Double]?
    var brier: Double
    var brier_interval: [Double]?
    var top: [String: Double?]
    var clipped: Int
    var disagreements: Int
    var ece: Double
    var ece_debiased: Double
    var ece_equal_mass: Double
    var bins: [[Double]]
  }

  private func score(
    _ probabilities: [Float], truth: [Int32], predicted: [Int32], classCount: Int,
    rows: Range<Int>? = nil
  ) -> ProbabilityScores {
    ProbabilityScores(
      probabilities: probabilities.span, truth: truth.span, predicted: predicted.span,
      classCount: classCount, rows: rows)
  }

  private func calibrate(
    _ confidences: [Float], truth: [Int32], predicted: [Int32]
  ) -> Calibration {
    Calibration(confidences: confidences.span, truth: truth.span, predicted: predicted.span)
  }

  private func confidences(
    _ probabilities: [Float], predicted: [Int32], classCount: Int
  ) -> [Float] {
    predictedConfidences(
      probabilities: probabilities.span, predicted: predicted.span, classCount: classCount)
  }

  @Test func `losses and top-k are scikit-learn's`() throws {
    for golden in try goldenFile("calibration.json", as: Golden.self).cases {
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

  @Test func `calibration errors and bins are those of the plain script`() throws {
    for golden in try goldenFile("calibration.json", as: Golden.self).cases {
      let confidences = confidences(
        golden.probabilities, predicted: golden.predicted, classCount: golden.class_count)
      let calibration = calibrate(
        confidences, truth: golden.truth, predicted: golden.predicted)
      #expect(agrees(calibration.expectedError.value, golden.ece, within: 1e-9))
      #expect(agrees(calibration.debiasedError.value, golden.ece_debiased, within: 1e-9))
      #expect(agrees(calibration.equalMassError.value, golden.ece_equal_mass, within: 1e-9))
      #expect(calibration.equalWidthBins.count == 15)
      for (bin, expected) in zip(calibration.equalWidthBins, golden.bins) {
        #expect(bin.count == Int(expected[0]))
        #expect(bin.correct == Int(expected[2]))
        #expect(agrees((bin.meanConfidence ?? 0) * Double(bin.count), expected[1], within: 1e-9))
      }
      #expect(calibration.equalMassBins.reduce(0) { $0 + $1.count } == golden.truth.count)
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

  @Test func `bins are cut at fifteenths, 0 lies in the first and 1 in the last`() {
    let calibration = calibrate([0, 1, 0.2, 0.9], truth: [0, 0, 0, 0], predicted: [1, 0, 0, 0])
    // Float 0.2 lies above 3/15 by 3e-9; 1 lies in the last bin, 0 in the first.
    let counts = calibration.equalWidthBins.map(\.count)
    #expect(counts == [1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1])
    #expect(calibration.expectedError.interval == nil)
    #expect(calibration.expectedError.reason?.hasPrefix("no interval") == true)
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
    #expect(
      confidences(probabilities, predicted: [0, 0, -1], classCount: 2)
        .map { $0.isNaN ? -1 : $0 } == [0.9, 0.6, -1])
    let none = score([], truth: [], predicted: [], classCount: 6)
    #expect(none.logLoss == .undefined(n: 0, because: "no image has a label and a prediction"))
    #expect(none.topFiveAccuracy.value == nil)
  }

  @Test func `a model that is right as often as it says has a small debiased error`() {
    var generator = SeededGenerator(seed: 5)
    let confidences = (0..<600).map { _ in Float(generator.nextUnit()) }
    let truth = confidences.map { Int32(generator.nextUnit() < Double($0) ? 0 : 1) }
    let calibration = calibrate(
      confidences, truth: truth, predicted: [Int32](repeating: 0, count: 600))
    let (plain, debiased) = (calibration.expectedError.value, calibration.debiasedError.value)
    // 15 bins of 40: each gap is about 0.8 · √(¼·⅔/40) by chance alone.
    #expect((plain ?? 0) > 0.02)
    #expect((debiased ?? 1) < (plain ?? 0) * 0.8)
  }
}
