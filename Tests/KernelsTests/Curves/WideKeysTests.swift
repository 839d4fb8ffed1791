import Testing

@testable import Kernels

@Suite struct WideKeysTests {
  @Test func `bits ascend with a probability, and above ½ with what the other one lacks`() {
    let own = [0, 1e-300, 1e-50, 0.25, 0.5].map { WideKeys.bits(of: $0) }
    let rest = [0.5, 0.25, 1e-50, 1e-300, 0].map { WideKeys.bits(ofAllBut: $0) }
    let all = own + rest
    #expect(all == all.sorted() && Set(all).count == all.count)
    #expect(all.allSatisfy { $0 < 1 << 63 })
    #expect(WideKeys.bits(of: -0.0) == 0)
  }

  @Test func `only rows with a label are gathered, and marked where it is the class`() {
    var scratch = RankingScratch(rowCount: 4, classCount: 2)
    let truth: [Int32] = [1, -1, 0, 1]
    let count = scratch.gatherWide(1..<2, truth: truth.span) { row, _ in UInt64(10 + row) }
    #expect(count == 3)
    #expect(Array(scratch.wide.tile.prefix(3)) == [21, 24, 27])
  }

  @Test func `there is no memory before something is ranked`() {
    let scratch = RankingScratch(rowCount: 1000, classCount: 100)
    #expect(scratch.wide.tile.isEmpty && scratch.tile.isEmpty)
  }
}
