/// How often predictions are right and wrong in each bin of a metric, and what that tells.
struct BinTable: Hashable, Sendable {
  /// How many predictions of each bin are right.
  let correct: [Int]
  /// How many predictions each bin holds, at least one.
  let sizes: [Int]

  /// Counts the bins of a metric.
  init(of metric: OrderedMetric, bins: QuantileBins) {
    sizes = bins.positions.map(\.count)
    correct = bins.positions.map { positions in
      positions.reduce(0) { $0 + (metric.correct[$1] ? 1 : 0) }
    }
  }

  /// How many predictions there are.
  var count: Int { sizes.reduce(0, +) }
  /// How many of them are right.
  var correctCount: Int { correct.reduce(0, +) }

  /// The entropy of being right, in nats.
  var outcomeEntropy: Double {
    let (n, right) = (Double(count), Double(correctCount))
    return BinTable.term(n) / n - (BinTable.term(right) + BinTable.term(n - right)) / n
  }

  /// The mutual information of bin and being right, in nats, as the table stands.
  var information: Double {
    BinTable.information(correct: correct, sizes: sizes)
  }

  /// The information less its bias by Miller and Madow (1955); may be below 0.
  ///
  /// Each of the three entropies that make it up gains (cells that occur − 1) / 2n.
  var correctedInformation: Double {
    let bins = sizes.count
    let outcomes = (correctCount > 0 ? 1 : 0) + (correctCount < count ? 1 : 0)
    var cells = 0
    for (right, size) in zip(correct, sizes) {
      cells += (right > 0 ? 1 : 0) + (right < size ? 1 : 0)
    }
    return information + Double(bins + outcomes - cells - 1) / Double(2 * count)
  }

  /// The smallest count that independence would lead one to expect in a cell.
  var smallestExpected: Double {
    let rarer = min(correctCount, count - correctCount)
    return Double(sizes.min() ?? 0) * Double(rarer) / Double(count)
  }

  /// The mutual information of a table with these margins.
  static func information(correct: [Int], sizes: [Int]) -> Double {
    let n = Double(sizes.reduce(0, +))
    let right = Double(correct.reduce(0, +))
    var sum = 0.0
    for (count, size) in zip(correct, sizes) {
      let share = Double(size) / n
      sum += cell(Double(count), expected: share * right)
      sum += cell(Double(size - count), expected: share * (n - right))
    }
    return max(0, sum / n)
  }

  private static func cell(_ count: Double, expected: Double) -> Double {
    count == 0 ? 0 : count * Elementary.log(count / expected)
  }

  private static func term(_ count: Double) -> Double {
    count == 0 ? 0 : count * Elementary.log(count)
  }
}
