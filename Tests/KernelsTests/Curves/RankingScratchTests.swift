import Testing

@testable import Kernels

@Suite struct RankingScratchTests {
  @Test func `an eighth of the classes is gathered at once, at least 1 and at most 16`() {
    let widths = [1, 7, 8, 15, 16, 127, 128, 1000].map {
      RankingScratch(rowCount: 1, classCount: $0).width
    }
    #expect(widths == [1, 1, 1, 1, 2, 15, 16, 16])
  }

  @Test func `a column holds the keys of the rows that have a label, in their order`() {
    let probabilities: [Float] = [0.5, 0.25, 1, -0.0, 0, 0.75, 0.125, 0.5]
    let truth: [Int32] = [1, -1, 0, 1]
    var scratch = RankingScratch(rowCount: 4, classCount: 2)
    func keys(ofClass index: Int) -> [UInt32] {
      let count = scratch.gather(
        index..<index + 1, of: probabilities.span, truth: truth.span, classCount: 2)
      #expect(count == 3)
      return Array(scratch.tile.prefix(count))
    }
    func key(_ score: Float, _ isPositive: Bool) -> UInt32 {
      score.bitPattern << 1 | (isPositive ? 1 : 0)
    }
    // Rows 0, 2 and 3; −0 is 0, and the mark says whether the label is the class.
    #expect(keys(ofClass: 0) == [key(0.5, false), key(0, true), key(0.125, false)])
    #expect(keys(ofClass: 1) == [key(0.25, true), key(0.75, false), key(0.5, true)])
    let row: [Float] = [-0.0, 1]
    let count = scratch.gather(0..<1, of: row.span, truth: ([1] as [Int32]).span, classCount: 2)
    #expect(count == 1 && scratch.tile[0] == 0)
  }

  @Test func `several classes are gathered side by side`() {
    let sample = Sample(rows: 40, classes: 24, seed: 2, decimals: 2)
    var scratch = RankingScratch(rowCount: 40, classCount: 24)
    let classes = 5..<8
    let count = scratch.gather(
      classes, of: sample.probabilities.span, truth: sample.truth.span, classCount: 24)
    #expect(count == 40)
    for (column, index) in classes.enumerated() {
      let keys = scratch.tile[column * scratch.stride..<column * scratch.stride + count]
      #expect(keys.map { Float(bitPattern: $0 >> 1) } == sample.column(index))
      #expect(keys.map { $0 & 1 == 1 } == sample.truth.map { Int($0) == index })
    }
  }

  @Test func `what was ranked before leaves no trace`() {
    let (first, second) = (
      Sample(rows: 50, classes: 3, seed: 1, decimals: 1),
      Sample(rows: 30, classes: 3, seed: 2, decimals: 2)
    )
    var scratch = RankingScratch(rowCount: 50, classCount: 3)
    func ranked(_ sample: Sample) -> [ClassRanking] {
      rankClasses(
        0..<3, probabilities: sample.probabilities.span, truth: sample.truth.span, classCount: 3,
        scratch: &scratch)
    }
    #expect(ranked(first) == rankAll(first.probabilities, first.truth, 3))
    #expect(ranked(second) == rankAll(second.probabilities, second.truth, 3))
  }
}
