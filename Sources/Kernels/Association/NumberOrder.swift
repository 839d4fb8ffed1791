/// Doubles as 64-bit keys that sort as the numbers do, and their sort by radix.
enum NumberOrder {
  /// The key of a number that is not NaN; −0 has the key of 0.
  static func key(of number: Double) -> UInt64 {
    let bits = (number + 0).bitPattern
    return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }

  /// The number of a key.
  static func number(of key: UInt64) -> Double {
    Double(bitPattern: key >> 63 == 1 ? key & ~(1 << 63) : ~key)
  }

  /// Sorts keys ascending in six passes over 11 bits, least significant first.
  ///
  /// A pass is left out where all keys share the digit. Time O(keys), as much memory again.
  static func sort(_ keys: inout [UInt64]) {
    guard keys.count > 256 else { return keys.sort() }
    var counts = [Int](repeating: 0, count: 6 * 2048)
    countDigits(of: keys.span, into: &counts)
    var other = [UInt64](repeating: 0, count: keys.count)
    for pass in 0..<6 {
      let shared = 2048 * pass + Int(keys[0] >> UInt64(11 * pass) & 2047)
      guard counts[shared] < keys.count else { continue }
      var before = 0
      for i in 2048 * pass..<2048 * (pass + 1) {
        (counts[i], before) = (before, before + counts[i])
      }
      move(keys.span, to: &other, by: UInt64(11 * pass), &counts, 2048 * pass)
      swap(&keys, &other)
    }
  }

  private static func countDigits(of keys: Span<UInt64>, into array: inout [Int]) {
    var counts = array.mutableSpan
    for i in 0..<keys.count {
      let key = unsafe keys[unchecked: i]
      for pass in 0..<6 {
        let digit = 2048 * pass + Int(key >> UInt64(11 * pass) & 2047)
        unsafe counts[unchecked: digit] &+= 1
      }
    }
  }

  private static func move(
    _ keys: Span<UInt64>, to target: inout [UInt64], by shift: UInt64,
    _ array: inout [Int], _ table: Int
  ) {
    var there = target.mutableSpan
    var positions = array.mutableSpan
    for i in 0..<keys.count {
      let key = unsafe keys[unchecked: i]
      let digit = table + Int(key >> shift & 2047)
      let place = unsafe positions[unchecked: digit]
      unsafe positions[unchecked: digit] = place &+ 1
      unsafe there[unchecked: place] = key
    }
  }
}
