import Testing

@testable import Kernels

@Suite struct MarkedScoreTests {
  @Test func `a key is a score and a mark`() {
    for score in [0, 0x1p-149, 0.1, 0.625, 1] as [Float] {
      #expect(UInt32(score, isMarked: false).score == Double(score))
      #expect(UInt32(score, isMarked: true).score == Double(score))
      #expect(UInt32(score, isMarked: true).isMarked && !UInt32(score, isMarked: false).isMarked)
    }
    for score in [0, 0x1p-1074, 1e-50, 0.1, 1 - 0x1p-53, 1] {
      #expect(UInt64(score, isMarked: true).score == score)
      #expect(UInt64(score, isMarked: true).isMarked && !UInt64(score, isMarked: false).isMarked)
    }
  }

  @Test func `keys ascend as scores do, the mark behind, and −0 is 0`() {
    let scores = [0, 0x1p-1074, 1e-60, 1e-50, 0.5, 1 - 1e-9, 1 - 1e-10, 1]
    let keys = scores.flatMap { [UInt64($0, isMarked: false), UInt64($0, isMarked: true)] }
    #expect(keys == keys.sorted() && Set(keys).count == keys.count)
    #expect(UInt64(-0.0, isMarked: true) == 1 && UInt32(-0.0 as Float, isMarked: true) == 1)
  }
}
