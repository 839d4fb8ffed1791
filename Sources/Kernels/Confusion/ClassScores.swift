/// How well one class is recognised, seen against all other classes.
public struct ClassScores: Hashable, Sendable {
  /// Images labelled with the class.
  public let support: Int
  /// Images predicted as the class.
  public let predicted: Int
  /// Images that are both.
  public let truePositives: Int

  /// The share of the predictions of this class that are right; undefined if never predicted.
  ///
  /// Every image counts here, whatever its label and whatever classes are chosen. Wilson interval.
  public let precision: Estimate

  /// The share of the images of this class that are found; undefined without images.
  ///
  /// Wilson interval.
  public let recall: Estimate

  /// F1 = 2TP / (2TP + FP + FN); undefined where the class is neither labelled nor predicted.
  ///
  /// Its interval is Wilson's on TP / (TP + FP + FN), carried over; `n` is TP + FP + FN.
  public let f1: Estimate

  /// Images of other classes that were predicted as this one.
  public var falsePositives: Int { predicted - truePositives }

  /// Images of this class that were predicted as another.
  public var falseNegatives: Int { support - truePositives }

  /// The scores of the class `index` of a matrix.
  public init(of index: Int, in matrix: ConfusionMatrix) {
    support = matrix.truthCount(of: index)
    predicted = matrix.predictedCount(of: index)
    truePositives = matrix[truth: index, predicted: index]
    precision = .proportion(
      truePositives, of: predicted, undefinedBecause: "no image is predicted as this class")
    recall = .proportion(
      truePositives, of: support, undefinedBecause: "no image is labelled with this class")
    f1 = .f1(
      truePositives: truePositives, errors: support + predicted - 2 * truePositives,
      undefinedBecause: "no image is labelled with or predicted as this class")
  }
}
