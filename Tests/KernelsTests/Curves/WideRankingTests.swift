import Testing

@testable import Kernels

@Suite struct WideRankingTests {
  private func rank(_ rows: [[Double]], _ truth: [Int32]) -> [ClassRanking] {
    let width = rows[0].count
    let values = rows.flatMap(\.self)
    var scratch = RankingScratch(rowCount: rows.count, classCount: width)
    return rankClasses(
      0..<width, probabilities: values.span, truth: truth.span, classCount: width,
      scratch: &scratch)
  }

  private func pair(_ rows: [[Double]], _ truth: [Int32]) -> [ClassRanking] {
    let values = rows.flatMap(\.self)
    var scratch = RankingScratch(rowCount: rows.count, classCount: 2)
    return [(0, 1), (1, 0)].map {
      rankClass(
        $0, against: $1, probabilities: values.span, truth: truth.span, classCount: 2,
        scratch: &scratch)
    }
  }

  @Test func `single numbers rank as the same double ones`() {
    let sample = Sample(rows: 200, classes: 9, seed: 8, decimals: 2)
    let doubles = sample.probabilities.map(Double.init)
    var scratch = RankingScratch(rowCount: 200, classCount: 9)
    let found = rankClasses(
      0..<9, probabilities: doubles.span, truth: sample.truth.span, classCount: 9,
      scratch: &scratch)
    #expect(found == rankAll(sample.probabilities, sample.truth, 9))
  }

  @Test func `what differs after the seventh digit has an order`() {
    // 1 − 1e-9 above 1 − 1e-8: the one of class 0 wins.
    let rows = [[0.999_999_999, 1e-9, 0], [0.999_999_99, 1e-8, 0]]
    #expect(rank(rows, [0, 1])[0].rocAUC.value == 1 && rank(rows, [1, 0])[0].rocAUC.value == 0)
    let tiny = [[1, 1e-50, 1e-60], [1, 1e-52, 1e-70]]
    #expect(rank(tiny, [1, 0])[1].rocAUC.value == 1)
  }

  @Test func `of two classes one is what is left of the other, also where it is 1 throughout`() {
    // Of the second class 1e-60 is above three of the five others (1e-70, 1e-80, 1e-61), 1e-44 above
    // five, 1e-52 above three, 1e-46 above four: 15 of 20 pairs.
    let powers = [1e-60, 1e-44, 1e-52, 1e-46, 1e-70, 1e-48, 1e-45, 1e-80, 1e-61]
    let truth: [Int32] = [1, 1, 1, 1, 0, 0, 0, 0, 0]
    let found = pair(powers.map { [1, $0] }, truth)
    #expect(found.map(\.rocAUC.value) == [0.75, 0.75])
    // By the first class's numbers alone all are equal.
    #expect(rank(powers.map { [1, $0] }, truth)[0].rocAUC.value == 0.5)
  }

  @Test func `a pair is the mirror image to the last bit, and plain ranking where nothing is lost`()
  {
    var generator = SeededGenerator(seed: 21)
    let rows = (0..<400).map { _ in
      let odds = Elementary.exp((generator.nextUnit() - 0.5) * 120)
      return [odds / (1 + odds), 1 / (1 + odds)]
    }
    let truth = rows.map { Int32(generator.nextUnit() < 0.3 + 0.4 * $0[1] ? 1 : 0) }
    let found = pair(rows, truth)
    #expect(found[0].rocAUC.value == found[1].rocAUC.value)
    let exact = (0..<200).map { row -> [Double] in
      let share = Double(row * 37 % 256) / 256
      return [share, 1 - share]
    }
    let labels = exact.map { Int32(generator.nextUnit() < $0[1] ? 1 : 0) }
    #expect(pair(exact, labels) == rank(exact, labels))
  }

  @Test func `logits rank by the odds of their softmax, in either precision`() {
    var generator = SeededGenerator(seed: 22)
    let logits = (0..<600).map { _ in Float((generator.nextUnit() - 0.5) * 10) }
    let truth = (0..<200).map { _ in Int32(generator.nextUnit() * 3) }
    let wide = logits.map(Double.init)
    var rows: [[Double]] = []
    for row in 0..<200 {
      var found: [Double] = []
      softmax(of: wide.span.extracting(3 * row..<3 * row + 3), into: &found)
      rows.append(found)
    }
    var scratch = RankingScratch(rowCount: 200, classCount: 3)
    let single = rankClasses(
      0..<3, logits: logits.span, odds: LogitOdds(logits: logits.span, classCount: 3),
      truth: truth.span, classCount: 3, scratch: &scratch)
    let double = rankClasses(
      0..<3, logits: wide.span, odds: LogitOdds(logits: wide.span, classCount: 3),
      truth: truth.span, classCount: 3, scratch: &scratch)
    #expect(single == double && double == rank(rows, truth))
  }
}
