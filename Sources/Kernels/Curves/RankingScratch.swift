/// Memory that ranking classes reuses from class to class; each task of a split has its own.
///
/// It holds the score keys of a few classes side by side, so that one walk over the rows reads
/// whole cache lines, and a second column to sort into: (`width` + 1) × 4 bytes a row, where the
/// width is an eighth of the classes, at least 1 and at most 16. Twice that where what is ranked is
/// Double; nothing before something is ranked.
public struct RankingScratch: Sendable {
  /// How many classes are gathered in one walk over the rows.
  let width: Int
  /// Entries between the columns; not a multiple of a page, lest all columns share cache sets.
  let stride: Int
  let rowCount: Int
  var tile: [UInt32] = []
  var sorted: [UInt32] = []
  var offsets: [Int32] = []
  var wide = WideKeys()
  var levels = PositiveLevels()

  /// Scratch for matrices of `rowCount` rows and `classCount` classes.
  public init(rowCount: Int, classCount: Int) {
    precondition(rowCount >= 0 && rowCount <= Int(Int32.max) && classCount > 0)
    width = min(16, max(1, classCount / 8))
    stride = rowCount + 16
    self.rowCount = rowCount
  }

  /// Fills the tile with the keys of `classes`, one column a class, of every row with a label.
  ///
  /// - Returns: how many rows have a label (`truth` ≥ 0).
  mutating func gather(
    _ classes: Range<Int>, of probabilities: Span<Float>, truth: Span<Int32>, classCount: Int
  ) -> Int {
    precondition(classes.count <= width && truth.count + 16 <= stride)
    if tile.isEmpty {
      tile = Array(repeating: 0, count: width * stride)
      sorted = Array(repeating: 0, count: rowCount)
      offsets = Array(repeating: 0, count: RadixSort.offsetCount)
    }
    let (first, columnCount, stride) = (classes.lowerBound, classes.count, stride)
    var tile = tile.mutableSpan
    var row = 0
    var highest: UInt32 = 0
    for i in 0..<truth.count {
      let label = Int(unsafe truth[unchecked: i])
      guard label >= 0 else { continue }
      let base = i * classCount + first
      for column in 0..<columnCount {
        // Adding 0 turns −0 into 0; then the bits of numbers ≥ 0 sort as the numbers do.
        let bits = (unsafe probabilities[unchecked: base + column] + 0).bitPattern
        highest = max(highest, bits)
        unsafe tile[unchecked: column * stride + row] = bits << 1
      }
      if classes.contains(label) { tile[(label - first) * stride + row] |= 1 }
      row += 1
    }
    precondition(highest < Float.infinity.bitPattern, "scores are finite and not negative")
    return row
  }

  /// Sorts a gathered column of `count` keys and measures its class.
  mutating func ranking(ofColumn column: Int, count: Int) -> ClassRanking {
    RadixSort.sort(
      &tile, from: column * stride, count: count, into: &sorted, offsets: &offsets)
    levels.count(sorted: sorted, count: count)
    return ClassRanking(of: levels)
  }
}
