/// Sorts 32-bit keys in three passes over 11, 11 and 10 bits, least significant first.
///
/// A key is a score and a mark: the bits of a Float32 ≥ 0, which sort as the numbers do, shifted
/// left by one, and in the lowest bit whether the item is positive.
enum RadixSort {
  /// Sorts `count` keys that begin at `start` of `keys`; they end, ascending, in `sorted`.
  ///
  /// The keys themselves are overwritten. `offsets` needs `offsetCount` entries.
  /// Time O(`count`).
  static func sort(
    _ keys: inout [UInt32], from start: Int, count: Int, into sorted: inout [UInt32],
    offsets: inout [Int32]
  ) {
    precondition(start >= 0 && start + count <= keys.count && count <= sorted.count)
    precondition(offsets.count >= offsetCount)
    countDigits(of: keys.span, from: start, count: count, into: &offsets)
    var there = sorted.mutableSpan
    var here = keys.mutableSpan
    var positions = offsets.mutableSpan
    move(here.span, from: start, count: count, to: &there, at: 0, by: 0, &positions, 0)
    move(there.span, from: 0, count: count, to: &here, at: start, by: 11, &positions, 2048)
    move(here.span, from: start, count: count, to: &there, at: 0, by: 22, &positions, 4096)
  }

  /// The number of entries that `sort` needs for the positions of the digits.
  static let offsetCount = 3 * 2048

  /// Leaves in `offsets` where the first key of each digit value goes, pass after pass.
  private static func countDigits(
    of keys: Span<UInt32>, from start: Int, count: Int, into offsets: inout [Int32]
  ) {
    for i in 0..<offsetCount { offsets[i] = 0 }
    var counts = offsets.mutableSpan
    for i in start..<start + count {
      let key = unsafe keys[unchecked: i]
      let (low, middle, high) = (Int(key & 2047), Int(key >> 11 & 2047), Int(key >> 22))
      unsafe counts[unchecked: low] &+= 1
      unsafe counts[unchecked: 2048 + middle] &+= 1
      unsafe counts[unchecked: 4096 + high] &+= 1
    }
    for pass in 0..<3 {
      var before: Int32 = 0
      for i in pass * 2048..<pass * 2048 + 2048 {
        let here = counts[i]
        counts[i] = before
        before += here
      }
    }
  }

  /// One stable pass: each key to the next free place of its digit.
  @inline(__always)
  private static func move(
    _ source: Span<UInt32>, from start: Int, count: Int,
    to target: inout MutableSpan<UInt32>, at base: Int, by shift: UInt32,
    _ positions: inout MutableSpan<Int32>, _ table: Int
  ) {
    for i in start..<start + count {
      let key = unsafe source[unchecked: i]
      let digit = table + Int(key >> shift & 2047)
      let place = unsafe positions[unchecked: digit]
      unsafe positions[unchecked: digit] = place &+ 1
      unsafe target[unchecked: base + Int(place)] = key
    }
  }
}
