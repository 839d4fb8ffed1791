import Testing

@testable import Kernels

@Suite struct RadixSortTests {
  /// Sorts the keys of a part of an array.
  private func sorted(_ keys: [UInt32], from start: Int, count: Int) -> [UInt32] {
    var keys = keys
    var result = [UInt32](repeating: 7, count: count + 1)
    // What was left over from another sort must not matter.
    var offsets = [Int32](repeating: 99, count: RadixSort.offsetCount)
    RadixSort.sort(&keys, from: start, count: count, into: &result, offsets: &offsets)
    #expect(result[count] == 7)
    return Array(result.prefix(count))
  }

  @Test func `a part of the keys comes out as the library sorts it`() {
    var generator = SeededGenerator(seed: 13)
    for count in [0, 1, 2, 3, 64, 1000] {
      // The lowest, middle and highest digit alone, and all bits.
      for mask: UInt32 in [0x7ff, 0x7ff << 11, 0x3ff << 22, .max] {
        let keys = (0..<count + 20).map { _ in UInt32(truncatingIfNeeded: generator.next()) & mask }
        #expect(sorted(keys, from: 0, count: count) == keys[..<count].sorted())
        #expect(sorted(keys, from: 13, count: count) == keys[13..<13 + count].sorted())
      }
    }
  }

  @Test func `wide keys come out as the library sorts them`() {
    var generator = SeededGenerator(seed: 14)
    for count in [0, 1, 2, 64, 1000] {
      for mask: UInt64 in [0x3ff, 0x3ff << 30, 0xf << 60, .max] {
        var keys = (0..<count + 20).map { _ in generator.next() & mask }
        let part = Array(keys[13..<13 + count])
        var result = [UInt64](repeating: 7, count: count + 1)
        var offsets = [Int32](repeating: 99, count: RadixSort.wideOffsetCount)
        RadixSort.sort(&keys, from: 13, count: count, into: &result, offsets: &offsets)
        #expect(Array(result.prefix(count)) == part.sorted() && result[count] == 7)
      }
    }
  }

  @Test func `keys of scores ascend as the scores do, marks behind`() {
    let scores: [Float] = [
      1, 0, 0x1p-149, 0.5, 0.25, .greatestFiniteMagnitude, 0.5, Float(0.5).nextUp,
    ]
    let keys = scores.enumerated().map { $1.bitPattern << 1 | ($0 == 3 ? 1 : 0) }
    let found = sorted(keys, from: 0, count: keys.count)
    #expect(found.map { Float(bitPattern: $0 >> 1) } == scores.sorted())
    // Of the two at 0.5 the one with the mark stands behind.
    #expect(found.firstIndex { $0 & 1 == 1 } == 4)
  }

  @Test func `keys outside the part stay as they are`() {
    var keys: [UInt32] = [9, 8, 5, 4, 6, 1, 0]
    var result = [UInt32](repeating: 0, count: 3)
    var offsets = [Int32](repeating: 0, count: RadixSort.offsetCount)
    RadixSort.sort(&keys, from: 2, count: 3, into: &result, offsets: &offsets)
    #expect(result == [4, 5, 6])
    #expect(keys[..<2] == [9, 8] && keys[5...] == [1, 0])
  }
}
