import Kernels

/// A classification problem whose true numbers are known, to draw samples from.
struct World {
  let classCount: Int
  /// The probability of each (label, prediction), row by row.
  let probabilities: [Double]
  private let cumulative: [Double]

  /// Classes of uneven size and difficulty; half of a class's errors go to its neighbour.
  ///
  /// - Parameters:
  ///   - classCount: at least 2.
  ///   - accuracy: of all images together.
  ///   - skew: how many times the largest class is as large as the smallest.
  init(classCount: Int, accuracy: Double, skew: Double = 2) {
    self.classCount = classCount
    let steps = (0..<classCount).map { Double($0) / Double(classCount - 1) }
    // Priors from 1 to `skew` parts; miss rates from 0.75 to 1.25, the rarest class the hardest.
    let priors = steps.map { 1 + (skew - 1) * $0 }
    let misses = steps.map { 1.25 - 0.5 * $0 }
    let priorSum = priors.reduce(0, +)
    let missSum = zip(priors, misses).reduce(0) { $0 + $1.0 * $1.1 } / priorSum
    var cells = [Double](repeating: 0, count: classCount * classCount)
    for truth in 0..<classCount {
      let prior = priors[truth] / priorSum
      let miss = misses[truth] * (1 - accuracy) / missSum
      precondition(miss <= 1, "such a skew allows no such accuracy")
      for predicted in 0..<classCount {
        let share: Double
        if predicted == truth {
          share = 1 - miss
        } else if classCount == 2 {
          share = miss
        } else if predicted == (truth + 1) % classCount {
          share = miss / 2
        } else {
          share = miss / 2 / Double(classCount - 2)
        }
        cells[truth * classCount + predicted] = prior * share
      }
    }
    probabilities = cells
    var sum = 0.0
    cumulative = cells.map { cell in
      sum += cell
      return sum
    }
  }

  /// A confusion matrix of `count` images drawn from this world.
  func sample(_ count: Int, using generator: inout SeededGenerator) -> ConfusionMatrix {
    var counts = [Int](repeating: 0, count: probabilities.count)
    for _ in 0..<count {
      let unit = generator.nextUnit() * (cumulative.last ?? 1)
      var low = 0
      var high = cumulative.count - 1
      while low < high {
        let middle = (low + high) / 2
        if cumulative[middle] > unit { high = middle } else { low = middle + 1 }
      }
      counts[low] += 1
    }
    return ConfusionMatrix(counts: counts, classCount: classCount)
  }

  private func row(_ index: Int) -> Double {
    (0..<classCount).reduce(0) { $0 + probabilities[index * classCount + $1] }
  }
  private func column(_ index: Int) -> Double {
    (0..<classCount).reduce(0) { $0 + probabilities[$1 * classCount + index] }
  }
  private func right(_ index: Int) -> Double { probabilities[index * classCount + index] }

  var accuracy: Double { (0..<classCount).reduce(0) { $0 + right($1) } }

  func precision(_ index: Int) -> Double { right(index) / column(index) }
  func recall(_ index: Int) -> Double { right(index) / row(index) }
  func f1(_ index: Int) -> Double { 2 * right(index) / (row(index) + column(index)) }
  func prior(_ index: Int) -> Double { row(index) }

  private var chance: Double { (0..<classCount).reduce(0) { $0 + row($1) * column($1) } }

  var kappa: Double { (accuracy - chance) / (1 - chance) }
  var mcc: Double {
    let rows = (0..<classCount).reduce(0) { $0 + row($1) * row($1) }
    let columns = (0..<classCount).reduce(0) { $0 + column($1) * column($1) }
    return (accuracy - chance) / ((1 - rows).squareRoot() * (1 - columns).squareRoot())
  }
}
