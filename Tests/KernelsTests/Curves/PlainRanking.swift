@testable import Kernels

/// Ranks all classes at once.
func rankAll(_ probabilities: [Float], _ truth: [Int32], _ classCount: Int) -> [ClassRanking] {
  var scratch = RankingScratch(rowCount: truth.count, classCount: classCount)
  return rankClasses(
    0..<classCount, probabilities: probabilities.span, truth: truth.span, classCount: classCount,
    scratch: &scratch)
}

/// The share of pairs, one positive and one negative, in the right order; ties half.
func plainROCAUC(_ scores: [Float], _ positive: [Bool]) -> Double {
  var (wins, pairs) = (0.0, 0.0)
  for i in scores.indices where positive[i] {
    for j in scores.indices where !positive[j] {
      wins += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0
      pairs += 1
    }
  }
  return wins / pairs
}

/// The mean over positives of the precision among all that score at least as high.
func plainAveragePrecision(_ scores: [Float], _ positive: [Bool]) -> Double {
  var (sum, count) = (0.0, 0.0)
  for i in scores.indices where positive[i] {
    let selected = scores.indices.filter { scores[$0] >= scores[i] }
    sum += Double(selected.count { positive[$0] }) / Double(selected.count)
    count += 1
  }
  return sum / count
}

/// Seeded labels and probabilities that prefer them, rounded to provoke ties.
struct Sample {
  var truth: [Int32] = []
  var probabilities: [Float] = []
  let classCount: Int

  init(rows: Int, classes: Int, seed: UInt64, decimals: Double) {
    classCount = classes
    var generator = SeededGenerator(seed: seed)
    let scale = Elementary.pow(10, decimals)
    for _ in 0..<rows {
      let label = Int(generator.nextUnit() * Double(classes))
      truth.append(Int32(label))
      var scores = (0..<classes).map { _ in generator.nextUnit() }
      scores[label] += 0.4
      let sum = scores.reduce(0, +)
      probabilities += scores.map { Float(($0 / sum * scale).rounded() / scale) }
    }
  }

  private init(classCount: Int) { self.classCount = classCount }

  /// The scores of one class.
  func column(_ index: Int) -> [Float] {
    stride(from: index, to: probabilities.count, by: classCount).map { probabilities[$0] }
  }

  /// The same sample with these rows in this order.
  func rows(in order: [Int]) -> Sample {
    var result = Sample(classCount: classCount)
    for row in order {
      result.truth.append(truth[row])
      result.probabilities += probabilities[row * classCount..<(row + 1) * classCount]
    }
    return result
  }
}

/// The levels of scores of which some are positive, through the sorted keys.
func levels(_ scores: [Float], _ positive: [Bool]) -> PositiveLevels {
  let keys = zip(scores, positive).map { $0.bitPattern << 1 | ($1 ? 1 : 0) }.sorted()
  var levels = PositiveLevels()
  levels.count(sorted: keys, count: keys.count)
  return levels
}
