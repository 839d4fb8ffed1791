/// Resamples of the images behind a confusion matrix, reduced to MCC, κ and balanced accuracy.
///
/// Each replicate draws as many images as there are, with replacement: a multinomial matrix. Only
/// its margins and diagonal are kept. Replicate `i` of a seed is the same wherever and whenever it
/// is drawn, so ranges of replicates can be shared out over cores and joined.
struct ConfusionBootstrap {
  /// What a run of replicates gave; undefined values are left out and counted.
  struct Values {
    var mcc: [Double] = []
    var kappa: [Double] = []
    var balancedAccuracy: [Double] = []
    /// Replicates drawn.
    var count = 0
  }

  /// Cells of this many images are drawn as binomial counts, smaller ones image by image.
  ///
  /// About here both cost the same.
  static let countedFrom = 10

  private struct CountedCell {
    var truth: Int
    var predicted: Int
    var sampler: BinomialSampler
  }

  private let classCount: Int
  private let total: Int
  private var countedCells: [CountedCell] = []
  /// One entry an image of the small cells: label · 2¹⁶ + prediction.
  private var pool: [UInt32] = []

  /// The resamples of `cells`, which hold `total` images of `classCount` classes.
  ///
  /// - Complexity: O(cells + images in small cells).
  init(cells: [ConfusionMatrix.Cell], classCount: Int) {
    self.classCount = classCount
    total = cells.reduce(0) { $0 + $1.count }
    var remaining = total
    for cell in cells {
      if cell.count >= ConfusionBootstrap.countedFrom {
        // Of the images not yet drawn, this cell takes its share among the cells that are left.
        let rate = Double(cell.count) / Double(remaining)
        countedCells.append(
          CountedCell(
            truth: cell.truth, predicted: cell.predicted, sampler: BinomialSampler(rate: rate)))
        remaining -= cell.count
      } else {
        let entry = UInt32(cell.truth) << 16 | UInt32(cell.predicted)
        pool.append(contentsOf: repeatElement(entry, count: cell.count))
      }
    }
  }

  /// Draws the replicates of the given numbers.
  ///
  /// - Complexity: O(`range.count` · (counted cells + images in small cells + classes)).
  func values(of range: Range<Int>, seed: UInt64) -> Values {
    var values = Values()
    var truth = [Int](repeating: 0, count: classCount)
    var predicted = truth
    var right = truth
    for replicate in range {
      for index in 0..<classCount {
        truth[index] = 0
        predicted[index] = 0
        right[index] = 0
      }
      var generator = SeededGenerator(seed: seed, stream: UInt64(replicate))
      let left = drawCounted(&truth, &predicted, &right, using: &generator)
      drawPooled(left, &truth, &predicted, &right, using: &generator)
      let agreement = Agreement(truth: truth.span, predicted: predicted.span, right: right.span)
      if let mcc = agreement.mcc { values.mcc.append(mcc) }
      if let kappa = agreement.kappa { values.kappa.append(kappa) }
      if let accuracy = agreement.balancedAccuracy { values.balancedAccuracy.append(accuracy) }
      values.count += 1
    }
    return values
  }

  /// Draws the large cells and gives the number of images left for the small ones.
  private func drawCounted(
    _ truth: inout [Int], _ predicted: inout [Int], _ right: inout [Int],
    using generator: inout SeededGenerator
  ) -> Int {
    var left = total
    for cell in countedCells {
      let count = cell.sampler.draw(trials: left, using: &generator)
      left -= count
      truth[cell.truth] += count
      predicted[cell.predicted] += count
      if cell.truth == cell.predicted { right[cell.truth] += count }
    }
    return left
  }

  /// Draws `count` images of the small cells.
  private func drawPooled(
    _ count: Int, _ truth: inout [Int], _ predicted: inout [Int], _ right: inout [Int],
    using generator: inout SeededGenerator
  ) {
    guard !pool.isEmpty else { return }
    let size = UInt32(pool.count)
    // Lemire's bounded numbers (2019, doi:10.1145/3230636): below this, one is drawn again.
    let threshold = (0 &- size) % size
    let entries = pool.span
    var truth = truth.mutableSpan
    var predicted = predicted.mutableSpan
    var right = right.mutableSpan
    var left = count
    var bits: UInt64 = 0
    var halves = 0
    while left > 0 {
      if halves == 0 {
        bits = generator.next()
        halves = 2
      }
      let product = UInt64(UInt32(truncatingIfNeeded: bits)) &* UInt64(size)
      bits = bits &>> 32
      halves -= 1
      guard UInt32(truncatingIfNeeded: product) >= threshold else { continue }
      let entry = entries[Int(product &>> 32)]
      let row = Int(entry &>> 16)
      let column = Int(entry & 0xFFFF)
      truth[row] &+= 1
      predicted[column] &+= 1
      // Without a branch, which could not be foreseen.
      right[row] &+= row == column ? 1 : 0
      left -= 1
    }
  }
}

extension ConfusionMatrix {
  /// The sums for MCC, κ and balanced accuracy.
  var agreement: Agreement {
    let classes = 0..<classCount
    let truth = classes.map { truthCount(of: $0) }
    let predicted = classes.map { predictedCount(of: $0) }
    let right = classes.map { self[truth: $0, predicted: $0] }
    return Agreement(truth: truth.span, predicted: predicted.span, right: right.span)
  }

  /// The sums without one image of each of `cells` in turn.
  ///
  /// - Complexity: O(cells).
  func leaveOneOut(over cells: [Cell]) -> [(agreement: Agreement, weight: Double)] {
    let whole = agreement
    return cells.map { cell in
      let rest = whole.leavingOut(
        truth: (
          row: truthCount(of: cell.truth), column: predictedCount(of: cell.truth),
          right: self[truth: cell.truth, predicted: cell.truth]
        ),
        predicted: (
          row: truthCount(of: cell.predicted), column: predictedCount(of: cell.predicted)
        ),
        isRight: cell.truth == cell.predicted)
      return (rest, Double(cell.count))
    }
  }
}
