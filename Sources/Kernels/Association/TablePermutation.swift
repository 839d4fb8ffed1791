/// The permutation test of a table: how often chance alone makes it say as much.
enum TablePermutation {
  /// How many permuted tables stand beside the observed one.
  static let replicates = 2000

  /// The share of tables, the observed one among them, that hold at least its information.
  ///
  /// Shuffling which predictions are right keeps both margins; the counts of the bins then follow
  /// hypergeometric distributions, which are drawn from directly, so time does not grow with the
  /// number of images but with its square root.
  static func pValue(of table: BinTable, using generator: inout SeededGenerator) -> Double {
    // Equal tables must compare as equal whatever the order of their sums.
    let observed = table.information * (1 - 1e-12) - 1e-15
    var asMuch = 1
    var correct = table.correct
    for _ in 0..<replicates {
      var (places, right) = (table.count, table.correctCount)
      for bin in table.sizes.indices {
        let size = table.sizes[bin]
        correct[bin] = hypergeometric(
          drawing: right, from: places, marked: size, using: &generator)
        places -= size
        right -= correct[bin]
      }
      if BinTable.information(correct: correct, sizes: table.sizes) >= observed { asMuch += 1 }
    }
    return Double(asMuch) / Double(replicates + 1)
  }

  /// How many of `marked` among `total` items are met when `draws` are drawn without replacement.
  ///
  /// Inversion from the mode outwards: time O(standard deviation).
  static func hypergeometric(
    drawing draws: Int, from total: Int, marked: Int, using generator: inout SeededGenerator
  ) -> Int {
    let (least, most) = (max(0, draws + marked - total), min(draws, marked))
    guard least < most else { return least }
    let mode = min(most, max(least, (draws + 1) * (marked + 1) / (total + 2)))
    let (d, m, rest) = (Double(draws), Double(marked), Double(total - marked))
    let atMode = Elementary.exp(
      logChoose(m, Double(mode)) + logChoose(rest, d - Double(mode)) - logChoose(m + rest, d))
    var left = generator.nextUnit() - atMode
    var (up, down) = (mode, mode)
    var (upper, lower) = (atMode, atMode)
    while left >= 0, up < most || down > least {
      if up < most {
        let k = Double(up)
        upper *= (m - k) / (k + 1) * ((d - k) / (rest - d + k + 1))
        up += 1
        left -= upper
        if left < 0 { return up }
      }
      if down > least {
        let k = Double(down)
        lower *= k / (m - k + 1) * ((rest - d + k) / (d - k + 1))
        down -= 1
        left -= lower
        if left < 0 { return down }
      }
    }
    return mode
  }

  private static func logChoose(_ n: Double, _ k: Double) -> Double {
    Elementary.logGamma(n + 1) - Elementary.logGamma(k + 1) - Elementary.logGamma(n - k + 1)
  }
}
