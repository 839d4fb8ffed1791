/// Sorts the keys of marked scores (``MarkedScore``), least significant digit first: those of 32 bits
/// in three passes over 11, 11 and 10 bits, those of 64 in seven passes over 10, the last over 4.
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

  /// As for 32 bits; `offsets` needs `wideOffsetCount` entries.
  static func sort(
    _ keys: inout [UInt64], from start: Int, count: Int, into sorted: inout [UInt64],
    offsets: inout [Int32]
  ) {
    precondition(start >= 0 && start + count <= keys.count && count <= sorted.count)
    precondition(offsets.count >= wideOffsetCount)
    countWideDigits(of: keys.span, from: start, count: count, into: &offsets)
    var there = sorted.mutableSpan
    var here = keys.mutableSpan
    var positions = offsets.mutableSpan
    for pass in 0..<7 {
      let (shift, table) = (UInt64(10 * pass), 1024 * pass)
      if pass.isMultiple(of: 2) {
        moveWide(
          here.span, from: start, count: count, to: &there, at: 0, by: shift, &positions, table)
      } else {
        moveWide(
          there.span, from: 0, count: count, to: &here, at: start, by: shift, &positions, table)
      }
    }
  }

  /// The number of entries that `sort` of 64 bits needs for the positions of the digits.
  static let wideOffsetCount = 7 * 1024

  private static func countWideDigits(
    of keys: Span<UInt64>, from start: Int, count: Int, into offsets: inout [Int32]
  ) {
    for i in 0..<wideOffsetCount { offsets[i] = 0 }
    var counts = offsets.mutableSpan
    for i in start..<start + count {
      let key = unsafe keys[unchecked: i]
      for pass in 0..<7 {
        let digit = 1024 * pass + Int(truncatingIfNeeded: key >> UInt64(10 * pass) & 1023)
        unsafe counts[unchecked: digit] &+= 1
      }
    }
    for pass in 0..<7 {
      var before: Int32 = 0
      for i in pass * 1024..<pass * 1024 + 1024 {
        let here = counts[i]
        counts[i] = before
        before += here
      }
    }
  }

  @inline(__always)
  private static func moveWide(
    _ source: Span<UInt64>, from start: Int, count: Int,
    to target: inout MutableSpan<UInt64>, at base: Int, by shift: UInt64,
    _ positions: inout MutableSpan<Int32>, _ table: Int
  ) {
    for i in start..<start + count {
      let key = unsafe source[unchecked: i]
      let digit = table + Int(truncatingIfNeeded: key >> shift & 1023)
      let place = unsafe positions[unchecked: digit]
      unsafe positions[unchecked: digit] = place &+ 1
      unsafe target[unchecked: base + Int(place)] = key
    }
  }

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
