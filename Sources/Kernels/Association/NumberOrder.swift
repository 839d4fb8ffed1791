/// The order of numbers: doubles as 64-bit keys that sort as the numbers do, and their sort by radix.
///
/// −0 equals 0; NaN has no place in the order. A sort is stable, takes time linear in the numbers
/// and as much memory again.
public enum NumberOrder {
  /// The ids in ascending (or descending) order of their values, ties as they stood.
  ///
  /// - Precondition: every id is an index of `values`, and its value is not NaN.
  public static func sorted(_ ids: [UInt32], by values: [Double], descending: Bool) -> [UInt32] {
    var keys = ids.map { id in
      let key = Self.key(of: values[Int(id)])
      return descending ? ~key : key
    }
    guard ids.count > fewest else {
      return ids.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { ids[$0] }
    }
    var order = ids
    var digits = RadixDigits(of: keys.span)
    var nextKeys = [UInt64](repeating: 0, count: keys.count)
    var nextOrder = ids
    for pass in 0..<RadixDigits.count where digits.begin(pass) {
      digits.move(keys.span, with: order.span, to: &nextKeys, &nextOrder, pass)
      swap(&keys, &nextKeys)
      swap(&order, &nextOrder)
    }
    return order
  }

  /// The key of a number that is not NaN; −0 has the key of 0.
  static func key(of number: Double) -> UInt64 {
    let bits = (number + 0).bitPattern
    return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }

  /// The number of a key.
  static func number(of key: UInt64) -> Double {
    Double(bitPattern: key >> 63 == 1 ? key & ~(1 << 63) : ~key)
  }

  /// Sorts keys ascending.
  static func sort(_ keys: inout [UInt64]) {
    guard keys.count > fewest else { return keys.sort() }
    var digits = RadixDigits(of: keys.span)
    var next = [UInt64](repeating: 0, count: keys.count)
    for pass in 0..<RadixDigits.count where digits.begin(pass) {
      digits.move(keys.span, to: &next, pass)
      swap(&keys, &next)
    }
  }

  /// Up to so many numbers are compared: counting digits costs more.
  private static let fewest = 256
}

/// The six digits of 64-bit keys, of 11 bits each from the least significant on: how often each
/// value of each occurs, and during its pass where the next key that has it goes.
private struct RadixDigits {
  static let count = 6

  private var table: [Int]
  private let keyCount: Int
  private let first: UInt64

  init(of keys: Span<UInt64>) {
    (keyCount, first) = (keys.count, keys[0])
    table = [Int](repeating: 0, count: 2048 * Self.count)
    var counts = table.mutableSpan
    for i in 0..<keys.count {
      let key = unsafe keys[unchecked: i]
      for pass in 0..<Self.count {
        let digit = 2048 * pass + Int(key >> UInt64(11 * pass) & 2047)
        unsafe counts[unchecked: digit] &+= 1
      }
    }
  }

  /// Turns the counts of a digit into places; false where all keys share it, and the pass is left
  /// out.
  mutating func begin(_ pass: Int) -> Bool {
    let shared = 2048 * pass + Int(first >> UInt64(11 * pass) & 2047)
    guard table[shared] < keyCount else { return false }
    var before = 0
    for i in 2048 * pass..<2048 * (pass + 1) { (table[i], before) = (before, before + table[i]) }
    return true
  }

  /// Moves each key to the next free place of its digit.
  mutating func move(_ keys: Span<UInt64>, to target: inout [UInt64], _ pass: Int) {
    let none: [UInt32] = []
    var nowhere: [UInt32] = []
    move(keys, with: none.span, to: &target, &nowhere, pass, movesIDs: false)
  }

  /// As above, and each id with its key.
  mutating func move(
    _ keys: Span<UInt64>, with ids: Span<UInt32>, to target: inout [UInt64],
    _ targetIDs: inout [UInt32], _ pass: Int
  ) {
    precondition(ids.count == keys.count && targetIDs.count == keys.count)
    move(keys, with: ids, to: &target, &targetIDs, pass, movesIDs: true)
  }

  /// The loop of both, made for each by itself.
  @inline(__always)
  private mutating func move(
    _ keys: Span<UInt64>, with ids: Span<UInt32>, to target: inout [UInt64],
    _ targetIDs: inout [UInt32], _ pass: Int, movesIDs: Bool
  ) {
    var there = target.mutableSpan
    var idsThere = targetIDs.mutableSpan
    var places = table.mutableSpan
    let (start, shift) = (2048 * pass, UInt64(11 * pass))
    for i in 0..<keys.count {
      let key = unsafe keys[unchecked: i]
      let digit = start + Int(key >> shift & 2047)
      let place = unsafe places[unchecked: digit]
      unsafe places[unchecked: digit] = place &+ 1
      unsafe there[unchecked: place] = key
      if movesIDs { unsafe idsThere[unchecked: place] = ids[unchecked: i] }
    }
  }
}
