/// The 64-bit keys of the classes that are ranked at once, and what sorting them needs.
///
/// Empty until something is ranked in Double.
struct WideKeys: Sendable {
  var tile: [UInt64] = []
  var sorted: [UInt64] = []
  var offsets: [Int32] = []

  /// Makes room for `width` columns, `stride` apart, of `rowCount` rows.
  mutating func makeRoom(width: Int, stride: Int, rowCount: Int) {
    guard tile.count < width * stride else { return }
    tile = Array(repeating: 0, count: width * stride)
    sorted = Array(repeating: 0, count: rowCount)
    offsets = Array(repeating: 0, count: RadixSort.wideOffsetCount)
  }

  /// The bits of a probability, which ascend with it.
  @inline(__always)
  static func bits(of probability: Double) -> UInt64 {
    precondition(probability >= 0 && probability < .infinity, "scores are finite, not negative")
    return (probability + 0).bitPattern
  }

  /// Bits that ascend with a probability of which the other class's is the `rest`, where that is the
  /// smaller one: above all bits of probabilities up to ½, and fine where the probability itself is 1.
  @inline(__always)
  static func bits(ofAllBut rest: Double) -> UInt64 {
    (Double.greatestFiniteMagnitude).bitPattern - bits(of: rest)
  }
}

extension RankingScratch {
  /// Fills the wide tile with one column a class of `classes`, of every row with a label.
  ///
  /// `key` gives a number below 2⁶³ for a row and a class.
  /// - Returns: how many rows have a label.
  @inline(__always)
  mutating func gatherWide(
    _ classes: Range<Int>, truth: Span<Int32>, key: (_ row: Int, _ column: Int) -> UInt64
  ) -> Int {
    precondition(classes.count <= width && truth.count + 16 <= stride)
    wide.makeRoom(width: width, stride: stride, rowCount: rowCount)
    var count = 0
    for row in 0..<truth.count where truth[row] >= 0 {
      for column in classes {
        wide.tile[(column - classes.lowerBound) * stride + count] =
          key(row, column) << 1 | (Int(truth[row]) == column ? 1 : 0)
      }
      count += 1
    }
    return count
  }

  /// Sorts a gathered wide column of `count` keys and measures its class.
  mutating func wideRanking(ofColumn column: Int, count: Int) -> ClassRanking {
    RadixSort.sort(
      &wide.tile, from: column * stride, count: count, into: &wide.sorted, offsets: &wide.offsets)
    levels.count(sorted: wide.sorted, count: count)
    return ClassRanking(of: levels)
  }

  /// Ranks the images by each of `classes`, as many at once as fit.
  @inline(__always)
  mutating func rankWide(
    _ classes: Range<Int>, truth: Span<Int32>, key: (_ row: Int, _ column: Int) -> UInt64
  ) -> [ClassRanking] {
    var rankings: [ClassRanking] = []
    rankings.reserveCapacity(classes.count)
    var first = classes.lowerBound
    while first < classes.upperBound {
      let block = first..<min(first + width, classes.upperBound)
      let count = gatherWide(block, truth: truth, key: key)
      for column in 0..<block.count {
        rankings.append(wideRanking(ofColumn: column, count: count))
      }
      first = block.upperBound
    }
    return rankings
  }
}
