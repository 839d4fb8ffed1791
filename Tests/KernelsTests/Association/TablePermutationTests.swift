import Testing

@testable import Kernels

@Suite struct TablePermutationTests {
  private func choose(_ n: Int, _ k: Int) -> Double {
    k < 0 || k > n ? 0 : (0..<k).reduce(1) { $0 * Double(n - $1) / Double($1 + 1) }
  }

  @Test(arguments: [
    (draws: 5, total: 20, marked: 8), (draws: 30, total: 60, marked: 30),
    (draws: 45, total: 50, marked: 40), (draws: 3, total: 400, marked: 390),
  ])
  func `draws come as often as the hypergeometric distribution says`(
    draws: Int, total: Int, marked: Int
  ) {
    var generator = SeededGenerator(seed: 2, stream: UInt64(total))
    let rounds = 4000
    var found: [Int: Int] = [:]
    for _ in 0..<rounds {
      found[
        TablePermutation.hypergeometric(
          drawing: draws, from: total, marked: marked, using: &generator), default: 0] += 1
    }
    // Chi-square over the counts that are expected ten times or more, the rest pooled.
    var (distance, cells) = (0.0, 0)
    var (restExpected, rest) = (Double(rounds), rounds)
    for count in 0...draws {
      let chance =
        choose(marked, count) * choose(total - marked, draws - count) / choose(total, draws)
      let (expected, seen) = (Double(rounds) * chance, found[count] ?? 0)
      if chance == 0 { #expect(seen == 0, "\(count) cannot be") }
      guard expected >= 10 else { continue }
      distance += (Double(seen) - expected) * (Double(seen) - expected) / expected
      (cells, restExpected, rest) = (cells + 1, restExpected - expected, rest - seen)
    }
    if restExpected >= 1 {
      distance += (Double(rest) - restExpected) * (Double(rest) - restExpected) / restExpected
      cells += 1
    }
    #expect(cells > 2)
    #expect(ChiSquare.survival(distance, degreesOfFreedom: cells - 1) > 0.001)
  }

  @Test func `what is certain needs no luck`() {
    var generator = SeededGenerator(seed: 1)
    func draw(_ draws: Int, _ total: Int, _ marked: Int) -> Int {
      TablePermutation.hypergeometric(
        drawing: draws, from: total, marked: marked, using: &generator)
    }
    #expect(draw(0, 9, 4) == 0 && draw(9, 9, 4) == 4)
    #expect(draw(3, 9, 0) == 0 && draw(3, 9, 9) == 3)
  }

  @Test func `the p-value is the share of tables with these margins that say as much`() {
    // Two bins of 12 and 18, 20 of 30 right, of them 5 in the first.
    let values = (0..<30).map { $0 < 12 ? 1.0 : 2 }
    let correct = (0..<30).map { Int32($0 < 5 || $0 >= 15 ? 1 : 0) }
    let metric = ordered(values, correct)
    let table = BinTable(of: metric, bins: QuantileBins(ascending: metric.values.span, count: 2))
    #expect(table.sizes == [12, 18] && table.correct == [5, 15])
    let exact = (2...12).reduce(0) { sum, right in
      let other = BinTable.information(correct: [right, 20 - right], sizes: [12, 18])
      let chance = choose(12, right) * choose(18, 20 - right) / choose(30, 20)
      return other >= table.information - 1e-12 ? sum + chance : sum
    }
    var generator = SeededGenerator(seed: 5)
    let found = TablePermutation.pValue(of: table, using: &generator)
    #expect(exact > 0.01 && exact < 0.2)
    // Four standard errors of 2,000 draws, and the observed table that is counted in.
    let error = (exact * (1 - exact) / 2000).squareRoot()
    #expect(abs(found - exact) < 4 * error + 1.0 / 2001)
    var again = SeededGenerator(seed: 5)
    #expect(TablePermutation.pValue(of: table, using: &again) == found)
  }

  @Test func `a table that says nothing is matched by all, one that says all by itself alone`() {
    func pValue(_ correct: [Int32]) -> Double {
      let metric = ordered(correct.indices.map { $0 < 40 ? 1 : 2 }, correct)
      let bins = QuantileBins(ascending: metric.values.span, count: 2)
      var generator = SeededGenerator(seed: 9)
      return TablePermutation.pValue(of: BinTable(of: metric, bins: bins), using: &generator)
    }
    #expect(pValue((0..<80).map { Int32($0 % 2) }) == 1)
    #expect(pValue((0..<80).map { Int32($0 / 40) }) == 1.0 / 2001)
  }
}
