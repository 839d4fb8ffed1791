import Testing

@testable import Kernels

@Suite struct LossSummaryTests {
  private func summary(_ losses: [Double]) -> LossSummary { LossSummary(of: losses.span) }

  @Test func `by hand: four losses`() throws {
    // Around 3: −2, −1, 0, 3. Squares 14, cubes −8 − 1 + 27, fourth powers 16 + 1 + 81.
    let found = summary([1, 2, 3, 6])
    #expect(found.count == 4 && found.mean == 3)
    #expect([found.second, found.third, found.fourth] == [14, 18, 98])
    #expect(agrees(found.standardError, (14.0 / 12).squareRoot()))
    // Degrees of freedom: 2 · 14² / (4 · (98/4 − (14/4)²)) = 8, at most n − 1 = 3.
    let factor = Elementary.exp(
      StudentT.t95(degreesOfFreedom: 3) * (14.0 / 12).squareRoot() / 3)
    let interval = try #require(found.interval)
    #expect(agrees(interval.low, 3 / factor) && agrees(interval.high, 3 * factor))
  }

  @Test func `the fewer losses bear the variance, the fewer degrees of freedom it has`() throws {
    // 99 times 1 and once 101: mean 2, Σ² = 99 + 99², Σ⁴ = 99 + 99⁴.
    let found = summary([Double](repeating: 1, count: 99) + [101])
    let (second, fourth) = (99.0 + 9801, 99.0 + 9801 * 9801)
    let freedom = 2 * second * second / (100 * (fourth / 100 - second * second / 1e4))
    #expect(freedom > 1 && freedom < 3)
    let reach = StudentT.t95(degreesOfFreedom: freedom) * (second / 9900).squareRoot()
    #expect(agrees(found.interval?.high, 2 * Elementary.exp(reach / 2), within: 1e-10))
  }

  @Test func `without two different losses, or at 0, there is no interval`() {
    #expect(LossSummary().interval == nil && LossSummary().count == 0)
    #expect(summary([]) == LossSummary())
    #expect(summary([2]).interval == nil && summary([2, 2, 2]).interval == nil)
    #expect(summary([0, 0]).interval == nil && summary([0, 0]).mean == 0)
    #expect(summary([0, 1]).interval != nil)
  }

  @Test func `parts of any size merge to the moments of the whole`() {
    var generator = SeededGenerator(seed: 3)
    let losses = (0..<200).map { _ in -Elementary.log(1 - generator.nextUnit()) }
    let whole = summary(losses)
    for cuts in [[0, 200], [0, 1, 200], [0, 0, 50, 50, 199, 200], [0, 3, 70, 200]] {
      var merged = LossSummary()
      for (from, to) in zip(cuts, cuts.dropFirst()) { merged += summary(Array(losses[from..<to])) }
      #expect(merged.count == 200)
      #expect(agrees(merged.mean, whole.mean) && agrees(merged.second, whole.second))
      #expect(agrees(merged.third, whole.third) && agrees(merged.fourth, whole.fourth))
    }
    var same = whole
    same += LossSummary()
    #expect(same == whole)
  }
}
