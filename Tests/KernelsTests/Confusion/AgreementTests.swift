import Testing

@testable import Kernels

@Suite struct AgreementTests {
  private func agreement(_ truth: [Int], _ predicted: [Int], _ right: [Int]) -> Agreement {
    Agreement(truth: truth.span, predicted: predicted.span, right: right.span)
  }

  @Test func `of two classes MCC and κ are the known formulas`() {
    // TP 20, FN 5, FP 10, TN 65.
    let found = agreement([25, 75], [30, 70], [20, 65])
    let mcc = Double(20 * 65 - 10 * 5) / Double(25 * 75 * 30 * 70).squareRoot()
    #expect(agrees(found.mcc, mcc))
    // Seen 0.85, by chance 0.25 · 0.3 + 0.75 · 0.7 = 0.6: κ = 0.25 / 0.4.
    #expect(agrees(found.kappa, 0.625))
    // 20/25 and 65/75.
    #expect(agrees(found.balancedAccuracy, (0.8 + 65.0 / 75) / 2))
    #expect(found.total == 100 && found.correct == 85)
  }

  @Test func `all right is 1, all wrong of two even classes is −1`() {
    let right = agreement([4, 6, 2], [4, 6, 2], [4, 6, 2])
    #expect(right.mcc == 1 && right.kappa == 1 && right.balancedAccuracy == 1)
    let wrong = agreement([5, 5], [5, 5], [0, 0])
    #expect(wrong.mcc == -1 && wrong.kappa == -1 && wrong.balancedAccuracy == 0)
  }

  @Test func `what is 0/0 is undefined`() {
    let none = agreement([0, 0], [0, 0], [0, 0])
    #expect(none.mcc == nil && none.kappa == nil && none.balancedAccuracy == nil)
    let oneClass = agreement([0, 7], [0, 7], [0, 7])
    #expect(oneClass.mcc == nil && oneClass.kappa == nil && oneClass.balancedAccuracy == 1)
    // All labels are one class, the predictions are not: κ is 0, MCC has no meaning.
    let labels = agreement([7, 0], [4, 3], [4, 0])
    #expect(labels.mcc == nil && labels.kappa == 0)
    #expect(agrees(labels.balancedAccuracy, 4.0 / 7))
    let predictions = agreement([4, 3], [7, 0], [4, 0])
    #expect(predictions.mcc == nil && predictions.kappa == 0)
  }

  @Test func `three thousand million images are counted exactly`() {
    let n = 1_500_000_000
    let found = agreement([n, n], [n, n], [n - 1, n - 1])
    // Two errors among 2n: κ = MCC = 1 − 2/n, which doubles hold to the last bit but one.
    #expect(agrees(found.kappa, 1 - 2.0 / Double(2 * n) * 2, within: 1e-15))
    #expect(agrees(found.mcc, 1 - 2.0 / Double(2 * n) * 2, within: 1e-15))
  }

  @Test func `losing an image is counting without it`() {
    // Labels 25 and 75, predictions 30 and 70: without one of 5 images of the first called second.
    let rest = agreement([25, 75], [30, 70], [20, 65]).leavingOut(
      truth: (row: 25, column: 30, right: 20), predicted: (row: 75, column: 70), isRight: false)
    let recounted = agreement([24, 75], [30, 69], [20, 65])
    #expect(rest.mcc == recounted.mcc && rest.kappa == recounted.kappa)
    #expect(agrees(rest.balancedAccuracy, recounted.balancedAccuracy))
    // The only image of a class takes the class with it.
    let single = agreement([25, 1], [25, 1], [25, 1]).leavingOut(
      truth: (row: 1, column: 1, right: 1), predicted: (row: 1, column: 1), isRight: true)
    #expect(single.supported == 1 && agrees(single.balancedAccuracy, 1))
    #expect(single.mcc == nil && single.kappa == nil)
  }
}
