/// Where bootstrap intervals of a confusion matrix do not hold their coverage and are not shown.
///
/// The rules come from the simulation whose table stands in docs/coverage.md.
struct BootstrapRules {
  /// Why MCC has no interval, or nil.
  let mcc: String?
  /// Why Cohen's κ has no interval, or nil.
  let kappa: String?
  /// Why balanced accuracy has no interval, or nil.
  let balancedAccuracy: String?

  /// Errors needed for an interval up to ten classes, and beyond: with fewer, resamples hardly
  /// vary.
  static let errorsNeeded = (few: 1, many: 2)
  /// Images needed for any interval, and for κ between two classes.
  static let imagesNeededForAny = 30
  static let imagesNeededForTwoClasses = 70
  /// Labels and predictions of each of two classes needed for MCC.
  static let eachOfTwoNeeded = 10
  /// Images that balanced accuracy needs in each class, and on average.
  static let imagesPerClass = (each: 5, average: 10)
  /// From this ratio of the largest to the smallest class on, the smallest rules the spread and
  /// needs as many errors.
  static let uneven = (ratio: 3, errors: 10)

  /// The rules applied to a population.
  init(of matrix: ConfusionMatrix) {
    let supports = (0..<matrix.classCount).map { matrix.truthCount(of: $0) }.filter { $0 > 0 }
    let used = (0..<matrix.classCount).count {
      matrix.truthCount(of: $0) > 0 || matrix.predictedCount(of: $0) > 0
    }
    let errors = matrix.total - matrix.correct
    let tooFew: String? =
      switch errors {
      case _ where matrix.total < BootstrapRules.imagesNeededForAny:
        "no interval: fewer than \(BootstrapRules.imagesNeededForAny) images"
      case ..<BootstrapRules.errorsNeeded.few: "no interval: there is no error"
      case ..<BootstrapRules.errorsNeeded.many where used > 10: "no interval: only one error"
      default: nil
      }
    let smaller = (0..<matrix.classCount).flatMap {
      [matrix.truthCount(of: $0), matrix.predictedCount(of: $0)]
    }.filter { $0 > 0 }.min()
    let each = BootstrapRules.eachOfTwoNeeded
    mcc =
      used <= 2 && smaller ?? 0 < each
      ? tooFew ?? "no interval: fewer than \(each) labels or predictions of one of two classes"
      : tooFew

    let needed = BootstrapRules.imagesNeededForTwoClasses
    kappa =
      used <= 2 && matrix.total < needed
      ? "no interval: fewer than \(needed) images of two classes" : tooFew

    balancedAccuracy =
      tooFew ?? BootstrapRules.smallClasses(in: matrix, supports: supports)
  }

  /// Why the classes are too small for an interval of balanced accuracy, or nil.
  private static func smallClasses(in matrix: ConfusionMatrix, supports: [Int]) -> String? {
    guard let smallest = supports.min(), let largest = supports.max() else { return nil }
    if smallest < imagesPerClass.each {
      return "no interval: a class has fewer than \(imagesPerClass.each) images"
    }
    if matrix.total < imagesPerClass.average * supports.count {
      return "no interval: fewer than \(imagesPerClass.average) images a class on average"
    }
    guard largest > uneven.ratio * smallest else { return nil }
    let errors =
      (0..<matrix.classCount).filter { matrix.truthCount(of: $0) == smallest }
      .map { smallest - matrix[truth: $0, predicted: $0] }.min() ?? 0
    return errors >= uneven.errors
      ? nil : "no interval: the smallest of uneven classes has fewer than \(uneven.errors) errors"
  }
}
