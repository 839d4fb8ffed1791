/// Where the negatives of a class lie among its positives: all that ranking measures need.
///
/// A *level* is a distinct score of a positive, in ascending order. Ties stay together.
struct PositiveLevels: Equatable, Sendable {
  /// The number of positives at each level.
  var positives: [Int32] = []
  /// The number of negatives at each level.
  var ties: [Int32] = []
  /// The number of negatives above each level and below the next.
  var above: [Int32] = []
  /// The number of negatives below all levels.
  var lowest = 0

  /// No levels.
  init() {}

  /// Counts the levels of the first `count` of `keys`, sorted ascending, in O(`count`).
  ///
  /// A key is a score with the mark of a positive.
  mutating func count(sorted array: [UInt32], count: Int) {
    countLevels(array, count: count)
  }

  /// As for 32 bits.
  mutating func count(sorted array: [UInt64], count: Int) {
    countLevels(array, count: count)
  }

  @inline(__always)
  private mutating func countLevels<Key: MarkedScore>(_ array: [Key], count: Int) {
    removeAll()
    precondition(count <= array.count)
    let keys = array.span
    var unplaced = 0
    var i = 0
    while i < count {
      let key = unsafe keys[unchecked: i]
      guard key & 1 == 1 else {
        unplaced += 1
        i += 1
        continue
      }
      // The negatives of the same score stand directly before the positives.
      var ties = 0
      while ties < unplaced, unsafe keys[unchecked: i - 1 - ties] == key - 1 { ties += 1 }
      let first = i
      repeat { i += 1 } while i < count && (unsafe keys[unchecked: i]) == key
      place(negatives: unplaced - ties)
      positives.append(Int32(i - first))
      self.ties.append(Int32(ties))
      above.append(0)
      unplaced = 0
    }
    place(negatives: unplaced)
  }

  private mutating func place(negatives count: Int) {
    if above.isEmpty { lowest = count } else { above[above.count - 1] = Int32(count) }
  }

  private mutating func removeAll() {
    positives.removeAll(keepingCapacity: true)
    ties.removeAll(keepingCapacity: true)
    above.removeAll(keepingCapacity: true)
    lowest = 0
  }
}
