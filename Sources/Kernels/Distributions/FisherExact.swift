/// Fisher's exact test of a two-by-two table.
enum FisherExact {
  /// The two-sided p-value for success counts `a` of `a + b` against `c` of `c + d`.
  ///
  /// The sum of the hypergeometric probabilities of all tables with the same margins that are
  /// no more likely than this one (equal up to rounding counts as equal), as
  /// `scipy.stats.fisher_exact`. 1 where a margin is zero.
  /// - Precondition: no count is negative.
  /// - Complexity: O(√n + log n) hypergeometric terms.
  static func twoSided(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Double {
    precondition(min(a, b, c, d) >= 0, "counts")
    let first = a + b
    let second = c + d
    let successes = a + c
    if first == 0 || second == 0 || successes == 0 || b + d == 0 { return 1 }
    let table = Margins(first: first, second: second, successes: successes)
    let observed = table.probability(of: a)
    let limit = observed * (1 + 1e-11)
    let mode = table.mode
    if table.probability(of: mode) <= limit { return 1 }
    if a < mode {
      // The far tail starts at the first table above the mode that is no more likely.
      let start = firstIndex(in: mode...table.highest + 1) {
        $0 > table.highest || table.probability(of: $0) <= limit
      }
      return min(1, table.tail(from: a, by: -1) + table.tail(from: start, by: 1))
    }
    let end = firstIndex(in: -mode...1 - table.lowest) {
      -$0 < table.lowest || table.probability(of: -$0) <= limit
    }
    return min(1, table.tail(from: a, by: 1) + table.tail(from: -end, by: -1))
  }

  /// The smallest index for which `holds`, which must hold at the end and from then on.
  private static func firstIndex(in range: ClosedRange<Int>, where holds: (Int) -> Bool) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The margins of a table, which fix the hypergeometric distribution of its first cell.
  private struct Margins {
    let first: Int
    let second: Int
    let successes: Int

    var lowest: Int { max(0, successes - second) }
    var highest: Int { min(first, successes) }
    var mode: Int {
      let top = Double(successes + 1) * Double(first + 1)
      return min(highest, max(lowest, Int(top / Double(first + second + 2))))
    }

    func probability(of k: Int) -> Double {
      guard k >= lowest, k <= highest else { return 0 }
      let rate = Double(successes) / Double(first + second)
      return Binomial.probability(of: k, trials: first, rate: rate)
        * Binomial.probability(of: successes - k, trials: second, rate: rate)
        / Binomial.probability(of: successes, trials: first + second, rate: rate)
    }

    /// The sum of the probabilities from `k` outwards, by the ratio of neighbours.
    func tail(from k: Int, by step: Int) -> Double {
      var k = k
      var term = probability(of: k)
      var sum = 0.0
      while term > sum * 1e-18 {
        sum += term
        if step > 0 {
          term *= Double(first - k) * Double(successes - k)
          term /= Double(k + 1) * Double(second - successes + k + 1)
        } else {
          term *= Double(k) * Double(second - successes + k)
          term /= Double(first - k + 1) * Double(successes - k + 1)
        }
        k += step
        if k < lowest || k > highest { break }
      }
      return sum
    }
  }
}
