/// Everything that follows from a confusion matrix: the headline numbers and those of each class.
///
/// Undefined values are `nil` with a reason, never 0. Conventions:
///
/// - The population is the images *labelled* with a chosen class (all classes without a choice);
///   accuracy, balanced accuracy, micro recall, MCC and κ speak of those images.
/// - A class's precision keeps every image *predicted* as it, chosen label or not, so that each
///   class's scores are the same with and without a choice.
/// - Macro and weighted means run over the chosen classes that have images or predictions and
///   whose score is defined; F1 is 2TP / (2TP + FP + FN). Weights are the supports.
/// - Values agree with scikit-learn's (`zero_division=nan`).
///
/// Intervals are 95 %: Wilson for proportions, MOVER (widened where it is too narrow) for means,
/// BCa bootstrap for MCC, κ and balanced accuracy. Where an interval would not hold its coverage
/// there is none, and the estimate's `reason` says why; docs/coverage.md has the rules.
public struct ConfusionScores: Hashable, Sendable {
  /// The share of the population that is predicted right.
  public let accuracy: Estimate
  /// The mean recall of the chosen classes that have images: the value of ``meanRecall``, with a
  /// bootstrap interval.
  public let balancedAccuracy: Estimate

  /// The mean precision over classes, each counting the same.
  public let meanPrecision: Estimate
  /// The mean recall over classes, each counting the same.
  public let meanRecall: Estimate
  /// The mean F1 over classes, each counting the same.
  public let meanF1: Estimate

  /// True positives of all chosen classes over predictions of them; equals accuracy if all are
  /// chosen.
  public let microPrecision: Estimate
  /// True positives of all chosen classes over images of them; equals accuracy.
  public let microRecall: Estimate
  /// F1 of the summed counts of all chosen classes; equals accuracy if all are chosen.
  public let microF1: Estimate

  /// The mean precision over classes, each counting its support.
  public let weightedPrecision: Estimate
  /// The mean recall over classes, each counting its support: equals accuracy.
  public let weightedRecall: Estimate
  /// The mean F1 over classes, each counting its support.
  public let weightedF1: Estimate

  /// Matthews' correlation coefficient between label and prediction, −1…1.
  public let mcc: Estimate
  /// Cohen's κ between label and prediction: agreement beyond chance, up to 1.
  public let cohenKappa: Estimate

  /// Over how many classes each mean runs.
  public let classesAveraged: ClassesAveraged

  /// The scores of every class, chosen or not, in class order.
  public let classes: [ClassScores]

  /// Over how many classes the means run, macro and weighted alike.
  public struct ClassesAveraged: Hashable, Sendable {
    /// Chosen classes that were predicted.
    public let precision: Int
    /// Chosen classes that have images.
    public let recall: Int
    /// Chosen classes that have images or were predicted.
    public let f1: Int
  }

  /// The scores of a matrix.
  ///
  /// - Parameters:
  ///   - matrix: the counts of *all* images, also where only some classes are chosen.
  ///   - chosen: one flag a class; nil chooses all.
  ///   - seed: of the bootstrap; the same seed gives the same bytes.
  ///   - replicates: of the bootstrap; 0 leaves its three intervals out and saves their time.
  /// - Precondition: `chosen` has one flag a class.
  /// - Complexity: O(*k*² + *k* `replicates`) and, where cells are small, O(errors · `replicates`).
  public init(
    matrix: ConfusionMatrix, chosen: [Bool]? = nil, seed: UInt64 = 0, replicates: Int = 2_000
  ) {
    precondition(chosen.map { $0.count == matrix.classCount } ?? true, "one flag a class")
    let isWhole = chosen?.allSatisfy { $0 } ?? true
    let population = isWhole ? matrix : matrix.labelled(with: chosen ?? [])
    let indices = (0..<matrix.classCount).filter { chosen?[$0] ?? true }
    let scores = (0..<matrix.classCount).map { ClassScores(of: $0, in: matrix) }
    let cells = matrix.occupiedCells
    let n = population.total
    let none = "no image is labelled with a chosen class"
    classes = scores

    let accuracy = Estimate.proportion(
      population.correct, of: n, undefinedBecause: isWhole ? "there is no image" : none)
    self.accuracy = accuracy
    microRecall = accuracy
    weightedRecall = accuracy
    let pooled = PooledCounts(of: indices, scores: scores, cells: cells)
    microPrecision = isWhole ? accuracy : pooled.precision
    microF1 = isWhole ? accuracy : pooled.f1

    func mean(_ score: AveragedScore, weighted: Bool = false) -> ClassMean {
      ClassMean(of: score, over: indices, weighted: weighted, scores: scores)
    }
    let precision = mean(.precision)
    let recall = mean(.recall)
    let f1 = mean(.f1)
    meanPrecision = precision.estimate(
      over: cells, n: n, undefinedBecause: "no class was predicted")
    meanRecall = recall.estimate(over: cells, n: n, undefinedBecause: "no class has an image")
    meanF1 = f1.estimate(
      over: cells, n: n, undefinedBecause: "no class has an image or a prediction")
    weightedPrecision = mean(.precision, weighted: true).estimate(
      over: cells, n: n, undefinedBecause: "no class that has an image was predicted")
    weightedF1 = mean(.f1, weighted: true).estimate(
      over: cells, n: n, undefinedBecause: "no class has an image")
    classesAveraged = ClassesAveraged(
      precision: precision.classCount, recall: recall.classCount, f1: f1.classCount)

    let agreement = AgreementEstimates(of: population, seed: seed, replicates: replicates)
    mcc = agreement.mcc
    cohenKappa = agreement.kappa
    balancedAccuracy = agreement.balancedAccuracy
  }
}
