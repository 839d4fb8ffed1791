/// A mean of one score over the classes for which it is defined, and its interval.
///
/// The 95 % interval is MOVER's from the class intervals, the weights taken as fixed, widened
/// where that alone is too narrow (docs/coverage.md shows where):
///
/// 1. It holds Agresti and Coull's interval at the sample size m(1 − m)/V of the mean m, with V
///    from ``variance(over:)``. Where nothing varies, the sample size is the number of items that
///    the scores rest on.
/// 2. Its end is moved outwards by the second-order bias of the mean: Σ w F(1 − F) / (support +
///    predictions) up for the macro mean of F1, Σ P(1 − P) / Σ support down for the weighted mean
///    of precision.
///
/// Those two means have no interval where a class has fewer than ``imagesNeeded`` images on
/// average.
struct ClassMean {
  /// How many classes the mean runs over.
  var classCount: Int { members.count }

  /// Images at the mean score that are thought to be added to each class for its variance.
  static let smoothing = 3.0
  /// The images a class needs on average for an interval of mean F1 or weighted precision.
  static let imagesNeeded = 6.0

  private let score: AveragedScore
  private let isWeighted: Bool
  private let scores: [ClassScores]
  /// The classes in the mean.
  private let members: [Int]
  /// By class index: the score, and the share in the mean (0 outside it).
  private var values: [Double]
  private var shares: [Double]
  private var totalWeight = 0.0
  private var mean = 0.0

  /// The mean of `score` over those of the classes `indices` for which it is defined, each
  /// counting 1 or its support.
  init(
    of score: AveragedScore, over indices: [Int], weighted isWeighted: Bool,
    scores: [ClassScores]
  ) {
    self.score = score
    self.isWeighted = isWeighted
    self.scores = scores
    values = [Double](repeating: 0, count: scores.count)
    shares = values
    members = indices.filter { score.estimate(of: scores[$0]).value != nil }
    var sum = 0.0
    for index in members {
      let weight = isWeighted ? Double(scores[index].support) : 1
      values[index] = score.estimate(of: scores[index]).value ?? 0
      sum += weight * values[index]
      totalWeight += weight
      shares[index] = weight
    }
    guard totalWeight > 0 else { return }
    for index in members { shares[index] /= totalWeight }
    mean = min(1, sum / totalWeight)
  }

  /// The estimate that a page shows.
  ///
  /// - Parameters:
  ///   - cells: all occupied cells of the matrix.
  ///   - n: the images that the mean states as its population.
  ///   - reason: why it is undefined, where no class has a score or all weights are 0.
  /// - Returns: the mean with its interval, or with the reason why one of them is missing.
  /// - Complexity: O(cells + classes).
  func estimate(
    over cells: [ConfusionMatrix.Cell], n: Int, undefinedBecause reason: String
  ) -> Estimate {
    guard totalWeight > 0 else { return .undefined(n: n, because: reason) }
    let items = members.reduce(0) { $0 + score.denominator(of: scores[$1]) }
    let needed = ClassMean.imagesNeeded * (score == .f1 ? 2 : 1)
    if isBiased, items < needed * Double(members.count) {
      return Estimate(
        value: mean, n: n, reason: "no interval: fewer than 6 images a class on average")
    }
    var interval = Mover.interval(of: parts)
    let variance = variance(over: cells)
    let size =
      variance > 0 && mean > 0 && mean < 1 ? mean * (1 - mean) / variance : itemsBehindScores
    interval = interval.joined(with: .agrestiCoull(rate: mean, trials: size))
    let bias = bias
    interval.low = max(0, interval.low - bias.down)
    interval.high = min(1, interval.high + bias.up)
    return Estimate(value: mean, interval: interval, n: n)
  }

  private var parts: [Mover.Part] {
    members.compactMap { index in
      score.estimate(of: scores[index]).interval.map {
        Mover.Part(value: values[index], interval: $0, weight: shares[index])
      }
    }
  }

  private var itemsBehindScores: Double {
    members.reduce(0) { $0 + Double(score.estimate(of: scores[$1]).n) }
  }

  /// The variance of the mean by the delta method on the whole matrix.
  ///
  /// One wrong image counts against two classes, and random weights count too. Each class's own
  /// part is raised to what it would be after ``smoothing`` further images at the mean score (and
  /// as many predictions for F1): a class without an error in five images is not known to be
  /// perfect.
  private func variance(over cells: [ConfusionMatrix.Cell]) -> Double {
    var result = 0.0
    for cell in cells {
      var influence = influence(of: cell, on: cell.truth)
      if cell.predicted != cell.truth { influence += self.influence(of: cell, on: cell.predicted) }
      if isWeighted, shares[cell.truth] > 0 {
        influence += (values[cell.truth] - mean) / totalWeight
      }
      result += Double(cell.count) * influence * influence
    }
    let added = ClassMean.smoothing * (score == .f1 ? 2 : 1)
    for index in members {
      let items = score.denominator(of: scores[index])
      let smoothed = (items * values[index] + added * mean) / (items + added)
      let rise = score.unitVariance(at: smoothed) - score.unitVariance(at: values[index])
      result += shares[index] * shares[index] * max(0, rise) / items
    }
    return result
  }

  /// How much one image of a cell moves the mean through the score of one class.
  private func influence(of cell: ConfusionMatrix.Cell, on index: Int) -> Double {
    guard shares[index] > 0 else { return 0 }
    return shares[index] * score.influence(of: cell, on: index, at: values[index])
      / score.denominator(of: scores[index])
  }

  /// Whether the mean is off the truth to second order.
  private var isBiased: Bool {
    (score == .f1 && !isWeighted) || (score == .precision && isWeighted)
  }

  /// How far the mean is expected to lie below and above the truth, to second order.
  private var bias: (up: Double, down: Double) {
    switch (score, isWeighted) {
    case (.f1, false):
      let up = members.reduce(0) { sum, index in
        sum + shares[index] * values[index] * (1 - values[index])
          / score.denominator(of: scores[index])
      }
      return (up, 0)
    case (.precision, true):
      let down = members.reduce(0) { $0 + values[$1] * (1 - values[$1]) / totalWeight }
      return (0, down)
    default: return (0, 0)
    }
  }
}
