import Testing

@testable import Kernels

@Suite struct ConfidenceBarsTests {
  private func mean(_ probabilities: [Double]) -> LabelMean {
    var mean = LabelMean()
    for probability in probabilities { mean.add(probability) }
    return mean
  }

  private func bars(_ given: [[Double]]) -> ConfidenceBars {
    ConfidenceBars(of: given.map(mean)[...])
  }

  @Test func `an image belongs to the class whose bar it reaches`() {
    // Bars at 0.5, 0.3 and 0.25.
    var bars = bars([[0.5], [0.3], [0.25]])
    let found = [[0.6, 0.2, 0.2], [0.4, 0.4, 0.2], [0.4, 0.2, 0.4], [0.45, 0.29, 0.2]].map {
      (row: [Double]) in bars.place(row.span)
    }
    #expect(found == [0, 1, 2, -1])
  }

  @Test
  func `where several are reached the most probable of all classes wins, the first of equals`() {
    var bars = bars([[0.9], [0.3], [0.25]])
    let found = [[0.1, 0.4, 0.5], [0.1, 0.45, 0.45], [0.42, 0.3, 0.28]].map {
      (row: [Double]) in bars.place(row.span)
    }
    // Of the last, class 0 does not reach its own bar, and is the most probable.
    #expect(found == [2, 1, 0])
  }

  @Test func `a millionth is not missed, and nobody reaches a bar of a class without labels`() {
    var bars = bars([[0.5], []])
    let rows: [[Double]] = [[0.499_999_5, 0.5], [0.499_998, 0.5], [0, 1]]
    let found = rows.map { bars.place($0.span) }
    #expect(found == [0, -1, -1])
    #expect(mean([]).threshold == nil && mean([]).error == nil)
  }

  @Test
  func `to a class that its own images give nothing only those belong that give it something`() {
    // Its bar lies at 2e-6 − 1e-6.
    var bars = bars([[0.9], [0, 0]])
    let rows: [[Double]] = [[0.5, 0], [0.5, 0.99e-6], [0.5, 1.01e-6], [0.95, 0]]
    let found = rows.map { bars.place($0.span) }
    #expect(found == [-1, -1, 1, 0])
  }

  @Test func `by hand: the mean of a label and its error`() {
    // 0.2 and 0.6: mean 0.4, deviation 0.2.
    #expect(agrees(mean([0.2, 0.6]).threshold, 0.4))
    #expect(agrees(mean([0.2, 0.6]).error, 0.2 / 2.0.squareRoot()))
    #expect(mean([0.5, 0.5]).error == ConfidentJoint.tolerance)
    #expect(mean([0, 0]).threshold == 2e-6 && mean([0, 0]).error == nil)
  }

  @Test func `moves are what an image would do if one bar lay a standard error off`() {
    // Bars with errors of 0.05 to 0.2 around 0.3.
    let given = [[0.25, 0.35], [0.2, 0.4], [0.1, 0.5], [0.2, 0.5]]
    let means = given.map(mean)
    var bars = bars(given)
    var generator = SeededGenerator(seed: 14)
    var seen: Set<Int> = []
    for _ in 0..<300 {
      let row = (0..<4).map { _ in generator.nextUnit() * 0.6 }
      // The definition: which bars are reached, with one of them moved or none.
      func place(_ moved: Int? = nil, by step: Double = 0) -> Int {
        let reached = (0..<4).filter { index in
          let bar = (means[index].threshold ?? 2) - ConfidentJoint.tolerance
          return row[index] >= bar + (index == moved ? step : 0)
        }
        let highest = (0..<4).max { (row[$0], -$0) < (row[$1], -$1) } ?? 0
        return reached.count > 1 ? highest : reached.first ?? -1
      }
      let found = bars.place(row.span)
      #expect(found == place())
      var expected: Set<ConfidenceBars.Move> = []
      for bar in 0..<4 {
        for (isRaised, sign) in [(true, 1.0), (false, -1.0)] {
          let to = place(bar, by: sign * (means[bar].error ?? 0))
          if to != place() {
            expected.insert(ConfidenceBars.Move(bar: bar, isRaised: isRaised, to: to))
          }
        }
      }
      #expect(Set(bars.moves) == expected && bars.moves.count == expected.count)
      seen.insert(expected.count)
    }
    #expect(seen.isSuperset(of: [0, 1, 2]))
  }
}
