/// A score of one class that is averaged over classes.
enum AveragedScore {
  case precision
  case recall
  case f1

  /// The score of a class.
  func estimate(of scores: ClassScores) -> Estimate {
    switch self {
    case .precision: scores.precision
    case .recall: scores.recall
    case .f1: scores.f1
    }
  }

  /// What the score is divided by: predictions, images, or both together for F1 (twice the true
  /// positives stand above them).
  func denominator(of scores: ClassScores) -> Double {
    switch self {
    case .precision: Double(scores.predicted)
    case .recall: Double(scores.support)
    case .f1: Double(scores.support + scores.predicted)
    }
  }

  /// The variance of the score at `value`, times its denominator.
  func unitVariance(at value: Double) -> Double {
    let binomial = value * (1 - value)
    return self == .f1 ? binomial * (2 - value) : binomial
  }

  /// How much one image of a cell moves the score of class `index`, times its denominator.
  func influence(of cell: ConfusionMatrix.Cell, on index: Int, at value: Double) -> Double {
    let isRow = cell.truth == index
    let isColumn = cell.predicted == index
    let hit = isRow && isColumn ? 1.0 : 0
    switch self {
    case .precision: return isColumn ? hit - value : 0
    case .recall: return isRow ? hit - value : 0
    case .f1: return 2 * hit - (isRow ? value : 0) - (isColumn ? value : 0)
    }
  }
}
