import Testing

@testable import Kernels

@Suite struct BinTableTests {
  private func table(_ values: [Double], _ correct: [Int32], bins: Int) -> BinTable {
    let metric = ordered(values, correct)
    return BinTable(of: metric, bins: QuantileBins(ascending: metric.values.span, count: bins))
  }

  @Test func `by hand: two bins of two, three of four right`() {
    let table = table([1, 1, 2, 2], [0, 1, 1, 1], bins: 2)
    #expect(table.sizes == [2, 2] && table.correct == [1, 2])
    #expect(table.count == 4 && table.correctCount == 3)
    // Expected 1½ right and ½ wrong: (ln ⅔ + ln 2 + 2 ln 4/3) / 4 = ln(64/27) / 4.
    #expect(agrees(table.information, Elementary.log(64.0 / 27) / 4))
    // −¾ ln ¾ − ¼ ln ¼.
    #expect(agrees(table.outcomeEntropy, Elementary.log(4) - 0.75 * Elementary.log(3)))
    // Three of four cells occur: (2 + 2 − 3 − 1) / 8 = 0.
    #expect(agrees(table.correctedInformation, table.information))
    #expect(table.smallestExpected == 0.5)
  }

  @Test func `information is the entropy of being right less what is left within the bins`() {
    let sample = signal(count: 300, seed: 3)
    let table = table(sample.values, sample.correct, bins: 7)
    func entropy(_ right: Int, _ size: Int) -> Double {
      [right, size - right].reduce(0) { sum, count in
        let share = Double(count) / Double(size)
        return count == 0 ? sum : sum - share * Elementary.log(share)
      }
    }
    #expect(agrees(table.outcomeEntropy, entropy(table.correctCount, 300)))
    let within = zip(table.correct, table.sizes).reduce(0) {
      $0 + Double($1.1) / 300 * entropy($1.0, $1.1)
    }
    #expect(agrees(table.information, table.outcomeEntropy - within, within: 1e-10))
    // All 14 cells occur: (7 + 2 − 14 − 1) / 600.
    #expect(agrees(table.correctedInformation, table.information - 6.0 / 600))
  }

  @Test func `bins that are all alike tell nothing, before the correction`() {
    let information = BinTable.information(correct: [2, 4, 6], sizes: [3, 6, 9])
    #expect(information >= 0 && information < 1e-15)
    // Right and wrong say the same; so do bins in another order.
    let one = BinTable.information(correct: [1, 5, 2], sizes: [3, 6, 9])
    #expect(agrees(BinTable.information(correct: [2, 1, 7], sizes: [3, 6, 9]), one))
    #expect(agrees(BinTable.information(correct: [2, 1, 5], sizes: [9, 3, 6]), one))
  }

  @Test func `a metric that decides tells all there is to tell`() {
    let table = table([1, 2, 3, 4], [0, 0, 1, 1], bins: 2)
    #expect(agrees(table.information, table.outcomeEntropy))
    #expect(agrees(table.information, Elementary.log(2)))
  }
}
