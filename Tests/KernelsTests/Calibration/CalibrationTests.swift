import Testing

@testable import Kernels

@Suite struct CalibrationTests {
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

  @Test func `calibration errors and bins are those of the plain script`() throws {
    for golden in try CalibrationCase.all() {
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

  @Test func `bins are cut at fifteenths, 0 lies in the first and 1 in the last`() {
    let calibration = calibrate([0, 1, 0.2, 0.9], truth: [0, 0, 0, 0], predicted: [1, 0, 0, 0])
    // Float 0.2 lies above 3/15 by 3e-9; 1 lies in the last bin, 0 in the first.
    let counts = calibration.equalWidthBins.map(\.count)
    #expect(counts == [1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1])
    #expect(calibration.expectedError.interval == nil)
    #expect(calibration.expectedError.reason?.hasPrefix("no interval") == true)
  }

  @Test func `what is written as 0.6 and 0.8 lies in the bins that end there`() {
    let confidences = [0.55, 0.6, 0.75, 0.8, 0.2, 1 / 15.0]
    let calibration = Calibration(
      confidences: confidences.span, truth: ([1, 0, 1, 0, 0, 0] as [Int32]).span,
      predicted: ([Int32](repeating: 0, count: 6)).span)
    // Ends at 1/15, 3/15, 9/15 and 12/15.
    #expect(
      calibration.equalWidthBins.map(\.count) == [1, 0, 1, 0, 0, 0, 0, 0, 2, 0, 0, 2, 0, 0, 0])
    // Bins of 0.55, 0.6 and of 0.75, 0.8 with one of two right: gaps of 0.075 and 0.275; of 0.2 and
    // 1/15, both right, 0.8 and 14/15.
    let expected = (2 * 0.075 + 2 * 0.275 + 0.8 + 14 / 15.0) / 6
    #expect(agrees(calibration.expectedError.value, expected))
  }

  @Test func `double confidences of single numbers away from edges are binned as those`() {
    let sample = Sample(rows: 300, classes: 2, seed: 3, decimals: 5)
    let predicted = [Int32](repeating: 1, count: 300)
    let singles = sample.column(1)
    let doubles = singles.map(Double.init)
    #expect(
      Calibration(
        confidences: doubles.span, truth: sample.truth.span, predicted: predicted.span)
        == calibrate(singles, truth: sample.truth, predicted: predicted))
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

  @Test func `a prediction that is missing has no confidence, and nothing missing is counted`() {
    let probabilities: [Float] = [0.9, 0.1, 0.6, 0.4, 0.3, 0.7]
    #expect(
      confidences(probabilities, predicted: [0, 0, -1], classCount: 2)
        .map { $0.isNaN ? -1 : $0 } == [0.9, 0.6, -1])
    let calibration = calibrate(
      [0.5, .nan, 0.5, 0.5], truth: [0, 0, -1, 1], predicted: [0, 0, 0, -1])
    #expect(calibration.count == 1 && calibration.expectedError.value == 0.5)
    let none = calibrate([], truth: [], predicted: [])
    let reason = "no image has a label, a prediction and a confidence"
    #expect(none.expectedError == .undefined(n: 0, because: reason))
    #expect(none.equalMassError.value == nil && none.debiasedError.value == nil)
    #expect(none.equalMassBins.isEmpty && none.equalWidthBins.count == 15)
  }

  @Test func `the order of the images does not matter, and equal confidences stay together`() {
    var generator = SeededGenerator(seed: 15)
    let confidences = (0..<300).map { _ in Float(Int(generator.nextUnit() * 20)) / 20 }
    let truth = confidences.map { Int32(generator.nextUnit() < Double($0) ? 0 : 1) }
    let zeros = [Int32](repeating: 0, count: 300)
    let calibration = calibrate(confidences, truth: truth, predicted: zeros)
    #expect(
      calibrate(confidences.reversed(), truth: truth.reversed(), predicted: zeros) == calibration)
    let mass = calibration.equalMassBins
    #expect(zip(mass, mass.dropFirst()).allSatisfy { $0.range.high < $1.range.low })
    for bin in mass {
      let inside = confidences.count {
        bin.range.low <= Double($0) && Double($0) <= bin.range.high
      }
      #expect(inside == bin.count)
    }
  }
}
