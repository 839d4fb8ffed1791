/// A metric's values in ascending order, each with whether its prediction is right: what
/// importance and correlation are computed from.
public struct OrderedMetric: Sendable {
  /// The values, ascending.
  let values: [Double]
  /// Whether the prediction behind each value is right; among equal values the wrong come first.
  let correct: [Bool]
  /// How many predictions are right.
  let correctCount: Int

  /// Orders the values of the images that have a label, a prediction and the metric.
  ///
  /// Right and wrong ones are sorted apart by radix and merged: time O(images), and the order of
  /// the images leaves no trace.
  ///
  /// - Parameters:
  ///   - values: the metric of every image; missing if NaN or infinite.
  ///   - truth: the class of every image, below 0 if missing.
  ///   - predicted: the predicted class of every image, below 0 if missing.
  public init(values: Span<Double>, truth: Span<Int32>, predicted: Span<Int32>) {
    precondition(values.count == truth.count && predicted.count == truth.count)
    var right: [UInt64] = []
    var wrong: [UInt64] = []
    right.reserveCapacity(values.count)
    for i in 0..<values.count {
      guard truth[i] >= 0, predicted[i] >= 0, values[i].isFinite else { continue }
      let key = NumberOrder.key(of: values[i])
      if truth[i] == predicted[i] { right.append(key) } else { wrong.append(key) }
    }
    NumberOrder.sort(&right)
    NumberOrder.sort(&wrong)

    let count = right.count + wrong.count
    var ascending: [Double] = []
    var marks: [Bool] = []
    ascending.reserveCapacity(count)
    marks.reserveCapacity(count)
    var (nextRight, nextWrong) = (0, 0)
    while nextRight < right.count || nextWrong < wrong.count {
      let takesWrong =
        nextRight == right.count
        || (nextWrong < wrong.count && wrong[nextWrong] <= right[nextRight])
      ascending.append(NumberOrder.number(of: takesWrong ? wrong[nextWrong] : right[nextRight]))
      marks.append(!takesWrong)
      if takesWrong { nextWrong += 1 } else { nextRight += 1 }
    }
    self.values = ascending
    correct = marks
    correctCount = right.count
  }

  /// How many images have all three.
  public var count: Int { values.count }
  /// How many predictions are wrong.
  var wrongCount: Int { count - correctCount }

  /// Why nothing can be said about the metric and being right, in words; `nil` if it can.
  var reasonUndefined: String? {
    guard let first = values.first, let last = values.last else {
      return "no image has a label, a prediction and this metric"
    }
    if wrongCount == 0 { return "every prediction is right" }
    if correctCount == 0 { return "every prediction is wrong" }
    return first == last ? "the metric has the same value everywhere" : nil
  }
}
