import Testing

@testable import Kernels

@Suite struct NormalTests {
  @Test func `the normal distribution is SciPy's, far tails included`() throws {
    let golden = try DistributionsGolden.shared.get()
    for row in golden.normalCumulative {
      let value = Normal.cumulative(row[0])
      // In the far tail the rounding of z itself costs z² units in the last place.
      let tolerance = 1e-14 + row[0] * row[0] * 4e-16
      #expect(agrees(value, row[1], within: tolerance), "\(row) gave \(value)")
    }
    for row in golden.normalQuantile {
      let value = Normal.quantile(row[0])
      #expect(agrees(value, row[1], within: 1e-14), "\(row) gave \(value)")
    }
    #expect(Normal.quantile(0) == -.infinity)
    #expect(Normal.quantile(1) == .infinity)
    #expect(agrees(Normal.quantile(0.975), Normal.z95, within: 1e-15))
  }

  @Test func `half lies on either side of 0, and both sides are alike`() {
    #expect(Normal.cumulative(0) == 0.5)
    #expect(Normal.quantile(0.5) == 0)
    for step in 1...60 {
      let z = Double(step) / 10
      #expect(agrees(Normal.cumulative(z) + Normal.cumulative(-z), 1, within: 1e-15))
      // Dyadic, so that 1 − p is exact.
      let p = Double(step) / 128
      #expect(agrees(Normal.quantile(1 - p), -Normal.quantile(p), within: 1e-14))
    }
  }

  @Test func `the quantile undoes the distribution function in all three of its ranges`() {
    // |p − ½| ≤ 0.425; beyond, √(−ln p) up to 5, which is p = 1.4e-11; and the rest.
    for p in [0.5, 0.3, 0.076, 0.074, 1e-4, 1e-9, 2e-11, 1e-11, 1e-40, 1e-200] {
      let z = Normal.quantile(p)
      #expect(agrees(Normal.cumulative(z), p, within: 1e-14 + z * z * 4e-16), "\(p)")
    }
  }
}
