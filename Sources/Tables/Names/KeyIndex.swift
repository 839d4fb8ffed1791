import Foundation

/// Numbers byte strings in the order of their first appearance, and finds them again.
///
/// Open addressing over a hash that is seeded anew in every process, so that no file can make
/// many keys collide; results never depend on the hash.
package struct KeyIndex {
  /// The low half of a key's hash above the key's number, so that a probe is one load.
  private var slots: [UInt64]
  private var memory: [UInt8] = []
  private var ends: [Int] = []
  private static let empty = UInt64.max
  /// Whether nothing is hashed yet, because each key so far comes after the one before it in the
  /// order of their bytes, so that none is there twice.
  private var isAscending: Bool

  /// An empty index with room for `capacity` keys before it grows.
  ///
  /// - Parameters:
  ///   - capacity: how many keys are expected.
  ///   - ordered: whether they are expected in ascending order, as those of a table mostly are;
  ///     hashing begins with the first that is not.
  package init(capacity: Int = 16, ordered: Bool = false) {
    isAscending = ordered
    slots = ordered ? [] : Self.slots(for: capacity)
  }

  private static func slots(for capacity: Int) -> [UInt64] {
    var size = 32
    while size < capacity * 2 { size *= 2 }
    return [UInt64](repeating: empty, count: size)
  }

  /// The number of different keys.
  var count: Int { ends.count }

  /// The key with this number.
  func key(at index: Int) -> String {
    let start = index == 0 ? 0 : ends[index - 1]
    return String(decoding: memory[start..<ends[index]], as: UTF8.self)
  }

  /// All keys in the order of their numbers.
  func keys() -> [String] { (0..<count).map { key(at: $0) } }

  /// Finds a key or adds it.
  ///
  /// - Returns: Its number, and whether it is new.
  package mutating func insert(_ bytes: UnsafeRawBufferPointer) -> (index: Int, isNew: Bool) {
    if isAscending {
      let order = count == 0 ? -1 : compare(count - 1, bytes)
      if order == 0 { return (count - 1, false) }
      if order < 0 {
        memory.append(contentsOf: bytes)
        ends.append(memory.count)
        return (count - 1, true)
      }
      hashAll()
    }
    let (slot, index) = probe(bytes)
    if let index { return (index, false) }
    slots[slot.place] = slot.hash << 32 | UInt64(count)
    memory.append(contentsOf: bytes)
    ends.append(memory.count)
    if count * 2 > slots.count { grow() }
    return (count - 1, true)
  }

  /// The number of a key; `nil` if it was never inserted.
  package func find(_ bytes: UnsafeRawBufferPointer) -> Int? {
    guard isAscending else { return probe(bytes).index }
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      let order = compare(middle, bytes)
      if order == 0 { return middle }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// How a key stands to some bytes: negative if it comes before them.
  private func compare(_ index: Int, _ bytes: UnsafeRawBufferPointer) -> Int {
    let start = index == 0 ? 0 : ends[index - 1]
    let length = ends[index] - start
    let order = memory.withUnsafeBytes { memory in
      byteOrder(UnsafeRawBufferPointer(rebasing: memory[start..<ends[index]]), bytes)
    }
    return order == 0 ? length - bytes.count : order
  }

  /// Gives every key its slot.
  private mutating func hashAll() {
    isAscending = false
    slots = Self.slots(for: count + 1)
    memory.withUnsafeBytes { memory in
      for index in 0..<ends.count {
        let start = index == 0 ? 0 : ends[index - 1]
        let hash =
          keyHash(UnsafeRawBufferPointer(rebasing: memory[start..<ends[index]])) & 0xFFFF_FFFF
        var place = Int(hash) & (slots.count - 1)
        while slots[place] != Self.empty { place = (place + 1) & (slots.count - 1) }
        slots[place] = hash << 32 | UInt64(index)
      }
    }
  }

  /// The slot of a key, or the empty one where it belongs.
  @inline(__always)
  private func probe(
    _ bytes: UnsafeRawBufferPointer
  ) -> (slot: (place: Int, hash: UInt64), index: Int?) {
    let hash = keyHash(bytes) & 0xFFFF_FFFF
    var place = Int(hash) & (slots.count - 1)
    while slots[place] != Self.empty {
      if slots[place] >> 32 == hash {
        let index = Int(slots[place] & 0xFFFF_FFFF)
        if isEqual(index, bytes) { return ((place, hash), index) }
      }
      place = (place + 1) & (slots.count - 1)
    }
    return ((place, hash), nil)
  }

  private func isEqual(_ index: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    let start = index == 0 ? 0 : ends[index - 1]
    guard ends[index] - start == bytes.count else { return false }
    return memory.withUnsafeBytes { memory in
      UnsafeRawBufferPointer(rebasing: memory[start..<ends[index]]).elementsEqual(bytes)
    }
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: Self.empty, count: slots.count * 2)
    for slot in slots where slot != Self.empty {
      var place = Int(slot >> 32) & (larger.count - 1)
      while larger[place] != Self.empty { place = (place + 1) & (larger.count - 1) }
      larger[place] = slot
    }
    slots = larger
  }
}

extension StringProtocol {
  /// Gives the UTF-8 bytes of the string to `body`.
  @inlinable
  package func withUTF8Bytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    utf8.withContiguousStorageIfAvailable { body(UnsafeRawBufferPointer($0)) }
      ?? Array(utf8).withUnsafeBytes(body)
  }

  /// Whether the UTF-8 bytes of this string come before those of another.
  @inlinable
  package func precedesInUTF8(_ other: some StringProtocol) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}

/// How two byte strings stand to each other as far as both reach: negative if the first comes before.
private func byteOrder(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Int {
  guard let one = a.baseAddress, let other = b.baseAddress else { return 0 }
  return Int(memcmp(one, other, min(a.count, b.count)))
}

/// Whether two texts are the same bytes.
func haveSameBytes(_ a: String, _ b: String) -> Bool {
  a.utf8.count == b.utf8.count
    && a.withUTF8Bytes { a in b.withUTF8Bytes { byteOrder(a, $0) == 0 } }
}

private let hashSeed = UInt64.random(in: .min ... .max)

/// A multiply-and-fold hash of eight bytes a step.
private func keyHash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
  func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
  var hash = hashSeed ^ UInt64(truncatingIfNeeded: bytes.count)
  var i = 0
  while i + 8 <= bytes.count {
    let word = bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self)
    hash = fold(hash ^ word, 0x9E37_79B9_7F4A_7C15)
    i += 8
  }
  var rest: UInt64 = 0
  while i < bytes.count {
    rest = rest << 8 | UInt64(bytes[i])
    i += 1
  }
  hash = fold(hash ^ rest, 0xD6E8_FEB8_6659_FD93)
  return fold(hash ^ hashSeed, 0xA076_1D64_78BD_642F)
}
