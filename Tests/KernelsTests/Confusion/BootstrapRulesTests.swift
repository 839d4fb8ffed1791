import Testing

@testable import Kernels

@Suite struct BootstrapRulesTests {
  /// Cells on both sides of the border between counting and drawing image by image.
  let matrix = ConfusionMatrix(counts: [60, 3, 9, 12, 80, 0, 1, 2, 33], classCount: 3)

  @Test func `where an interval would not hold its coverage there is none, and it says why`() {
    func scores(_ counts: [Int], _ classes: Int) -> ConfusionScores {
      ConfusionScores(matrix: ConfusionMatrix(counts: counts, classCount: classes))
    }
    let perfect = scores([50, 0, 0, 50], 2)
    #expect(perfect.mcc == Estimate(value: 1, n: 100, reason: "no interval: there is no error"))
    #expect(perfect.cohenKappa.reason == "no interval: there is no error")
    #expect(perfect.balancedAccuracy.reason == "no interval: there is no error")
    #expect(perfect.accuracy.interval != nil)
    #expect(perfect.meanF1.interval != nil)

    let small = scores([8, 2, 1, 9], 2)
    #expect(small.mcc.reason == "no interval: fewer than 30 images")
    let two = scores([30, 5, 4, 26], 2)
    #expect(two.cohenKappa.reason == "no interval: fewer than 70 images of two classes")
    #expect(two.mcc.interval != nil)
    #expect(two.balancedAccuracy.interval != nil)

    let rare = scores([40, 2, 1, 3], 2)
    #expect(rare.balancedAccuracy.reason == "no interval: a class has fewer than 5 images")
    let uneven = scores([90, 2, 1, 24], 2)
    #expect(
      uneven.balancedAccuracy.reason
        == "no interval: the smallest of uneven classes has fewer than 10 errors")
    var many = [Int](repeating: 0, count: 144)
    for index in 0..<12 { many[index * 13] = 8 }
    #expect(
      scores(many, 12).mcc.reason == "no interval: there is no error")
    many[1] = 1
    #expect(scores(many, 12).mcc.reason == "no interval: only one error")
    many[2] = 1
    #expect(scores(many, 12).mcc.interval != nil)
    #expect(
      scores(many, 12).balancedAccuracy.reason
        == "no interval: fewer than 10 images a class on average")

    let resampled = scores([39, 0, 1, 0], 2)
    #expect(resampled.mcc.value == nil)
    let fragile = scores([37, 1, 1, 1], 2)
    #expect(
      fragile.mcc.reason
        == "no interval: fewer than 10 labels or predictions of one of two classes")
    // Of three classes two hold a single image each: some resamples hold one class only.
    let lonely = scores([37, 0, 0, 1, 0, 0, 0, 1, 0], 3)
    #expect(lonely.mcc.reason == "no interval: it is undefined in some resamples")
    #expect(
      ConfusionScores(matrix: matrix, replicates: 0).mcc.reason
        == "no interval was asked for")
  }

  private func rules(_ counts: [Int], _ classes: Int) -> BootstrapRules {
    BootstrapRules(of: ConfusionMatrix(counts: counts, classCount: classes))
  }

  @Test func `from thirty images and one error on there is nothing to hide`() {
    let few = rules([10, 1, 0, 0, 9, 0, 0, 0, 9], 3)
    #expect([few.mcc, few.kappa].allSatisfy { $0 == "no interval: fewer than 30 images" })
    #expect(few.balancedAccuracy == "no interval: fewer than 30 images")
    let enough = rules([10, 1, 0, 0, 9, 0, 0, 0, 10], 3)
    #expect(enough.mcc == nil && enough.kappa == nil && enough.balancedAccuracy == nil)
  }

  @Test func `of two classes κ needs 70 images, MCC ten labels and predictions of each`() {
    #expect(rules([40, 4, 5, 20], 2).kappa == "no interval: fewer than 70 images of two classes")
    #expect(rules([40, 4, 5, 21], 2).kappa == nil)
    // Labels 66 and 10, predictions 67 and 9; then one prediction more.
    #expect(
      rules([63, 3, 4, 6], 2).mcc
        == "no interval: fewer than 10 labels or predictions of one of two classes")
    #expect(rules([62, 4, 4, 6], 2).mcc == nil)
    // A third class that nobody uses makes no difference, one image of it does.
    #expect(rules([63, 3, 0, 4, 6, 0, 0, 0, 0], 3).mcc != nil)
    #expect(rules([63, 3, 0, 4, 6, 0, 0, 0, 1], 3).mcc == nil)
  }

  @Test func `balanced accuracy needs five images in each class, ten on average, and even classes`()
  {
    func balanced(_ first: [Int], _ second: [Int], _ third: [Int]) -> String? {
      rules(first + second + third, 3).balancedAccuracy
    }
    #expect(
      balanced([12, 1, 0], [0, 13, 0], [0, 0, 4])
        == "no interval: a class has fewer than 5 images")
    #expect(balanced([12, 1, 0], [0, 12, 0], [0, 0, 5]) == nil)
    // 39 : 13 is even, 40 : 13 is not, and then ten of the thirteen must be wrong.
    #expect(balanced([38, 1, 0], [0, 20, 0], [0, 0, 13]) == nil)
    let uneven = "no interval: the smallest of uneven classes has fewer than 10 errors"
    #expect(balanced([39, 1, 0], [0, 20, 0], [9, 0, 4]) == uneven)
    #expect(balanced([39, 1, 0], [0, 20, 0], [10, 0, 3]) == nil)
  }
}
