import Kernels
import Testing

@Suite struct EstimateTests {
  @Test func `a value alone has neither interval nor reason`() {
    let estimate = Estimate(value: 0.5, n: 12)
    #expect(estimate.value == 0.5 && estimate.n == 12)
    #expect(estimate.interval == nil && estimate.reason == nil)
  }

  @Test func `an undefined number is no number: it keeps its n and says why`() {
    let estimate = Estimate.undefined(n: 7, because: "no image has this label")
    #expect(estimate.value == nil && estimate.interval == nil)
    #expect(estimate.n == 7 && estimate.reason == "no image has this label")
    #expect(estimate == Estimate(value: nil, n: 7, reason: "no image has this label"))
  }

  @Test func `estimates are equal where all four parts are`() {
    let interval = Interval(low: 0.25, high: 0.75)
    let estimate = Estimate(value: 0.5, interval: interval, n: 12)
    #expect(estimate == Estimate(value: 0.5, interval: Interval(low: 0.25, high: 0.75), n: 12))
    for other in [
      Estimate(value: 0.6, interval: interval, n: 12), Estimate(value: 0.5, n: 12),
      Estimate(value: 0.5, interval: Interval(low: 0.25, high: 0.8), n: 12),
      Estimate(value: 0.5, interval: interval, n: 13),
      Estimate(value: 0.5, interval: interval, n: 12, reason: "few"),
    ] {
      #expect(estimate != other)
    }
  }
}
