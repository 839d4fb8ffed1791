import Testing

@testable import Kernels

@Suite struct NumberOrderTests {
  @Test func `values sort by radix as they compare`() {
    var generator = SeededGenerator(seed: 3)
    let numbers = (0..<3000).map { _ in
      (generator.nextUnit() - 0.5) * Elementary.pow(10, Double(Int(generator.nextUnit() * 40) - 20))
    }
    var keys = (numbers + [-0.0, 0, .infinity, -.infinity]).map(NumberOrder.key(of:))
    NumberOrder.sort(&keys)
    #expect(
      keys.map(NumberOrder.number(of:)) == (numbers + [0, 0, .infinity, -.infinity]).sorted())
  }

  @Test func `keys ascend with the numbers, and give them back`() {
    let ascending = [
      -.infinity, -Double.greatestFiniteMagnitude, -2, -1, -Double.leastNormalMagnitude,
      -Double.leastNonzeroMagnitude, 0, .leastNonzeroMagnitude, .leastNormalMagnitude, 1.0.nextDown,
      1, 1.0.nextUp, .greatestFiniteMagnitude, .infinity,
    ]
    let keys = ascending.map(NumberOrder.key(of:))
    #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 })
    #expect(keys.map(NumberOrder.number(of:)) == ascending)
    #expect(NumberOrder.key(of: -0.0) == NumberOrder.key(of: 0))
  }

  @Test func `few and many keys, one digit or all of them`() {
    var generator = SeededGenerator(seed: 4)
    for count in [0, 1, 2, 256, 257, 700] {
      // The masks leave the lowest digits, one in the middle, and all.
      for mask: UInt64 in [0x3f, 0x7ff << 33, .max] {
        var keys = (0..<count).map { _ in generator.next() & mask }
        let expected = keys.sorted()
        NumberOrder.sort(&keys)
        #expect(keys == expected, "\(count) keys of \(mask)")
      }
    }
  }

  @Test func `the radix sort agrees with the library's stable sort`() {
    var generator = SeededGenerator(seed: 3, stream: 0)
    for count in [0, 1, 2, 256, 257, 1_000] {
      var values: [Double] = (0..<count).map { _ in
        (Double(generator.next() >> 40) - 8e6)
          * Double(sign: .plus, exponent: Int(generator.next() % 40) - 20, significand: 1)
      }
      for (place, special) in [
        0, -0.0, .infinity, -.infinity, .leastNonzeroMagnitude, -Double.leastNonzeroMagnitude, 1, 1,
      ].enumerated()
      where place < count { values[count - 1 - place] = special }
      let ids = (0..<UInt32(count)).reversed().map { $0 }
      let ascending = ids.sorted { values[Int($0)] < values[Int($1)] }
      let descending = ids.sorted { values[Int($0)] > values[Int($1)] }
      #expect(NumberOrder.sorted(ids, by: values, descending: false) == ascending)
      #expect(NumberOrder.sorted(ids, by: values, descending: true) == descending)
    }
  }

  @Test func `ties stand as they stood, in either direction, and ids may be a part`() {
    for count in [40, 400] {
      // Every third id, the last first; five different values, −0 and 0 among them.
      let values = (0..<3 * count).map { [0, -0.0, -1, 2, 0.5, 2][$0 % 6] }
      let ids = (0..<UInt32(count)).map { 3 * (UInt32(count) - 1 - $0) }
      for descending in [false, true] {
        let found = NumberOrder.sorted(ids, by: values, descending: descending)
        let levels = descending ? [2, 0, -1] : [-1.0, 0, 2]
        let expected = levels.flatMap { level in ids.filter { values[Int($0)] == level } }
        #expect(found == expected, "\(count), \(descending)")
      }
    }
  }
}
