import Dataset

extension PredictionTable {
  /// Takes what a column of confidences holds for what it is where its numbers are the score of one of
  /// two classes: up to one half wherever the other is predicted, and from one half on where it is.
  ///
  /// A confidence in the more probable of two classes is never below one half. Then the confidence in the
  /// other class is what the score leaves of 1, and it is said.
  mutating func readScoreBesideClass(column: String) {
    guard classNames.count == 2, probabilities == nil, var values = confidence else { return }
    var (least, greatest) = ([Double.infinity, .infinity], [-Double.infinity, -.infinity])
    for (row, value) in values.enumerated() where !value.isNaN {
      least[Int(predicted[row])] = min(least[Int(predicted[row])], value)
      greatest[Int(predicted[row])] = max(greatest[Int(predicted[row])], value)
    }
    guard
      let positive = [0, 1].first(where: { index in
        least[1 - index] < 0.5 && greatest[1 - index] <= 0.5 && least[index] >= 0.5
          && greatest[index] >= 0.5
      })
    else { return }
    var count = 0
    for row in values.indices where Int(predicted[row]) != positive && !values[row].isNaN {
      values[row] = 1 - values[row]
      count += 1
    }
    confidence = values
    choices.append(
      ImportChoice(
        .numbers,
        "\(quoted(column)) is the score of \(quoted(classNames[positive])), not the confidence in the "
          + "predicted class: it is at most 0.5 wherever \(quoted(classNames[1 - positive])) is predicted",
        count: count))
  }
}
