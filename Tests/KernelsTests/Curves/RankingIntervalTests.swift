import Testing

@testable import Kernels

@Suite struct RankingIntervalTests {
  private func spread(_ variance: Double, freedom: Double) -> RankingMoments.Spread {
    RankingMoments.Spread(
      positives: variance / 4, negatives: variance * 3 / 4, degreesOfFreedom: freedom)
  }

  @Test func `by hand: limits on the logit scale`() {
    // At ½ the logit is 0 and its slope 4: 2 · 0.1 · 4 = 0.8 to either side.
    let interval = RankingInterval.logit(0.5, error: 0.1, errorsWide: 2)
    #expect(agrees(interval.low, 1 / (1 + Elementary.exp(0.8))))
    #expect(agrees(interval.high, 1 / (1 + Elementary.exp(-0.8))))
  }

  @Test func `a variance with enough behind it gives Student's limits`() {
    // 0.8 · 0.2 / (60² / 4) = 0.00018 is less than the variance.
    let found = RankingInterval.of(0.8, spread: spread(0.0025, freedom: 12.5), boundedBy: 60)
    let expected = RankingInterval.logit(
      0.8, error: 0.05, errorsWide: StudentT.t95(degreesOfFreedom: 12.5))
    #expect(agrees(found.low, expected.low) && agrees(found.high, expected.high))
    // No more degrees of freedom than items less one.
    let few = RankingInterval.of(0.8, spread: spread(0.0025, freedom: 500), boundedBy: 60)
    let fewer = RankingInterval.logit(
      0.8, error: 0.05, errorsWide: StudentT.t95(degreesOfFreedom: 59))
    #expect(agrees(few.low, fewer.low) && agrees(few.high, fewer.high))
  }

  @Test func `perfect order, and a variance that hardly anything bears, have Wilson's limits`() {
    let perfect = RankingInterval.of(1, spread: spread(0, freedom: 0), boundedBy: 12)
    #expect(perfect == .wilson(successes: 12, trials: 12) && perfect.high == 1)
    let reversed = RankingInterval.of(0, spread: spread(0, freedom: 0), boundedBy: 12)
    #expect(reversed == .wilson(successes: 0, trials: 12) && reversed.low == 0)
    let unsure = RankingInterval.of(0.75, spread: spread(0.001, freedom: 2.9), boundedBy: 16)
    #expect(unsure == .wilson(successes: 12, trials: 16))
    #expect(RankingInterval.of(0.75, spread: spread(0.001, freedom: 3), boundedBy: 16) != unsure)
  }

  @Test func `a small variance of few items is not believed`() {
    // 0.9 · 0.1 / (20² / 4) = 0.0009.
    let cautious = Interval.wilson(successes: 90, trials: 100)
    let found = RankingInterval.of(0.9, spread: spread(0.000_01, freedom: 15), boundedBy: 20)
    #expect(found == cautious)
    let near = RankingInterval.of(0.9, spread: spread(0.000_899, freedom: 15), boundedBy: 20)
    #expect(near.low <= cautious.low && near.high >= cautious.high)
    let above = RankingInterval.of(0.9, spread: spread(0.000_901, freedom: 15), boundedBy: 20)
    let alone = RankingInterval.logit(
      0.9, error: 0.000_901.squareRoot(), errorsWide: StudentT.t95(degreesOfFreedom: 15))
    #expect(agrees(above.low, alone.low) && agrees(above.high, alone.high))
  }

  @Test func `limits stay within 0 and 1, and those of the complement are the complement's`() {
    for value in [0, 0.01, 0.3, 0.5, 0.875, 0.999, 1] {
      for variance in [0, 1e-6, 0.001, 0.2] {
        for freedom in [0, 2, 8, 300.0] {
          let one = RankingInterval.of(
            value, spread: spread(variance, freedom: freedom), boundedBy: 40)
          let other = RankingInterval.of(
            1 - value, spread: spread(variance, freedom: freedom), boundedBy: 40)
          #expect(one.low >= 0 && one.low <= value && value <= one.high && one.high <= 1)
          #expect(abs(one.low + other.high - 1) < 1e-12 && abs(one.high + other.low - 1) < 1e-12)
        }
      }
    }
  }
}
