internal import Foundation

/// A small real classifier: multinomial logistic regression with an L2 penalty.
///
/// Features are standardised on the training rows; full-batch gradient descent with momentum, so
/// that the same rows give the same weights. Complexity: O(rounds · rows · features · classes).
struct LogisticRegression: Sendable {
  let featureCount: Int
  let classCount: Int
  private var means: [Double]
  private var scales: [Double]
  /// One row of weights a class; the last is the bias.
  private var weights: [Double]

  /// Fits the classifier to rows of features.
  ///
  /// - Parameters:
  ///   - features: `rows * featureCount` numbers, row by row.
  ///   - labels: the class of each row, in `0..<classCount`.
  ///   - featureCount: how many numbers a row has.
  ///   - classCount: how many classes there are.
  ///   - rounds: how many steps of gradient descent.
  ///   - penalty: the weight of the L2 penalty.
  ///   - stepSize: the length of a step.
  init(
    features: [Double], labels: [Int], featureCount: Int, classCount: Int,
    rounds: Int = 250, penalty: Double = 0.3, stepSize: Double = 0.5
  ) {
    self.featureCount = featureCount
    self.classCount = classCount
    (means, scales) = Self.standard(features, featureCount: featureCount)
    let width = featureCount + 1
    weights = [Double](repeating: 0, count: width * classCount)
    var momentum = weights
    let rows = labels.count
    var inputs = [Double](repeating: 1, count: rows * width)
    for row in 0..<rows {
      for column in 0..<featureCount {
        inputs[row * width + column] =
          (features[row * featureCount + column] - means[column]) / scales[column]
      }
    }
    for _ in 0..<rounds {
      let gradient = self.gradient(inputs: inputs, labels: labels, penalty: penalty)
      for index in weights.indices {
        momentum[index] = 0.9 * momentum[index] - stepSize * 0.1 * gradient[index]
        weights[index] += momentum[index]
      }
    }
  }

  /// The probability of each class for one row of features; they sum to one.
  func probabilities(of row: ArraySlice<Double>) -> [Double] {
    var input = [Double](repeating: 1, count: featureCount + 1)
    for (column, value) in row.enumerated() {
      input[column] = (value - means[column]) / scales[column]
    }
    return softmax(input[...])
  }

  private static func standard(
    _ features: [Double], featureCount: Int
  ) -> (means: [Double], scales: [Double]) {
    let rows = max(1, features.count / featureCount)
    var means = [Double](repeating: 0, count: featureCount)
    var scales = means
    for index in features.indices { means[index % featureCount] += features[index] / Double(rows) }
    for index in features.indices {
      let difference = features[index] - means[index % featureCount]
      scales[index % featureCount] += difference * difference / Double(rows)
    }
    return (means, scales.map { max($0.squareRoot(), 1e-6) })
  }

  private func gradient(inputs: [Double], labels: [Int], penalty: Double) -> [Double] {
    let width = featureCount + 1
    var gradient = weights.map { $0 * penalty }
    for row in labels.indices {
      let input = inputs[row * width..<(row + 1) * width]
      var errors = softmax(input)
      errors[labels[row]] -= 1
      input.withUnsafeBufferPointer { input in
        gradient.withUnsafeMutableBufferPointer { gradient in
          for c in 0..<classCount {
            let share = errors[c] / Double(labels.count)
            for column in 0..<width { gradient[c * width + column] += share * input[column] }
          }
        }
      }
    }
    return gradient
  }

  private func softmax(_ input: ArraySlice<Double>) -> [Double] {
    let width = featureCount + 1
    var scores = [Double](repeating: 0, count: classCount)
    input.withUnsafeBufferPointer { input in
      weights.withUnsafeBufferPointer { weights in
        for c in 0..<classCount {
          var sum = 0.0
          for column in 0..<width { sum += weights[c * width + column] * input[column] }
          scores[c] = sum
        }
      }
    }
    let top = scores.max() ?? 0
    let powers = scores.map { exp($0 - top) }
    let total = powers.reduce(0, +)
    return powers.map { $0 / total }
  }
}
