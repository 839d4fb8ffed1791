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

  /// Errors needed for an interval: with fewer, resamples hardly vary.
  static let errorsNeeded = 2
  /// Images needed for κ between two classes.
  static let imagesNeededForTwoClasses = 70
  /// Images that balanced accuracy needs in each class, and on average.
  static let imagesNeededInEachClass = 5
  static let imagesNeededOnAverage = 10

  /// The rules applied to a population.
  init(of matrix: ConfusionMatrix) {
    let few = "no interval: fewer than \(BootstrapRules.errorsNeeded) errors"
    let fewErrors = matrix.total - matrix.correct < BootstrapRules.errorsNeeded ? few : nil
    mcc = fewErrors

    let supports = (0..<matrix.classCount).map { matrix.truthCount(of: $0) }.filter { $0 > 0 }
    let used = (0..<matrix.classCount).count {
      matrix.truthCount(of: $0) > 0 || matrix.predictedCount(of: $0) > 0
    }
    let needed = BootstrapRules.imagesNeededForTwoClasses
    kappa =
      used <= 2 && matrix.total < needed
      ? "no interval: fewer than \(needed) images of two classes" : fewErrors

    let each = BootstrapRules.imagesNeededInEachClass
    let average = BootstrapRules.imagesNeededOnAverage
    if let smallest = supports.min(), smallest < each {
      balancedAccuracy = "no interval: a class has fewer than \(each) images"
    } else if matrix.total < average * supports.count {
      balancedAccuracy = "no interval: fewer than \(average) images a class on average"
    } else {
      balancedAccuracy = fewErrors
    }
  }
}
