/// The counts of several classes added up, for micro averages over chosen classes.
struct PooledCounts {
  private var truePositives = 0
  private var predicted = 0
  /// Wrong images that count as an error of one chosen class, and of two.
  private var onceWrong = 0
  private var twiceWrong = 0

  /// Adds up the classes `indices`.
  init(of indices: [Int], scores: [ClassScores], cells: [ConfusionMatrix.Cell]) {
    var isChosen = [Bool](repeating: false, count: scores.count)
    for index in indices {
      isChosen[index] = true
      truePositives += scores[index].truePositives
      predicted += scores[index].predicted
    }
    for cell in cells where cell.truth != cell.predicted {
      switch (isChosen[cell.truth], isChosen[cell.predicted]) {
      case (true, true): twiceWrong += cell.count
      case (false, false): break
      default: onceWrong += cell.count
      }
    }
  }

  /// True positives over predictions, with Wilson's interval.
  var precision: Estimate {
    .proportion(
      truePositives, of: predicted, undefinedBecause: "no chosen class was predicted")
  }

  /// 2TP / (2TP + FP + FN) of the sums.
  ///
  /// An image of one chosen class called another is an error of both, one at the border an error
  /// of one only. So F1 = TP / (TP + once/2 + twice) is no proportion of equal items; its interval
  /// is Wilson's at the sample size that has the variance which the delta method gives.
  var f1: Estimate {
    let right = Double(truePositives)
    let size = right + Double(onceWrong) / 2 + Double(twiceWrong)
    let n = truePositives + onceWrong + twiceWrong
    guard n > 0 else {
      return .undefined(n: 0, because: "no chosen class has an image or a prediction")
    }
    let value = right / size
    let miss = 1 - value
    let spread =
      right * miss * miss + Double(onceWrong) * value * value / 4
      + Double(twiceWrong) * value * value
    // value·(1−value) / (spread/size²), and the items themselves where nothing varies.
    let effective = spread > 0 ? value * miss * size * size / spread : Double(n)
    return Estimate(
      value: value,
      interval: .wilson(successes: min(effective, value * effective), trials: effective), n: n)
  }
}
