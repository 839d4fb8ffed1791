import Testing

@testable import Kernels

@Suite struct SaddlePointTests {
  @Test func `the error of Stirling's formula is that of the factorials, on both sides of 15`() {
    var factorial = 1.0
    for x in 1...22 {
      factorial *= Double(x)
      // x! = √(2πx) (x/e)ˣ exp(error): 22! is below 2⁷⁰, exact but for its last bits.
      let n = Double(x)
      let formula = (2 * Double.pi * n).squareRoot() * Elementary.pow(n / Elementary.exp(1), n)
      let expected = Elementary.log(factorial / formula)
      #expect(abs(SaddlePoint.stirlingError(n) - expected) < 2e-14, "\(x)")
    }
    // 1 − ½ ln(2π).
    #expect(agrees(SaddlePoint.stirlingError(1), 0.081_061_466_795_327_26, within: 1e-14))
    let (below, above) = (15.0, 15.0.nextUp)
    #expect(
      abs(SaddlePoint.stirlingError(below) - SaddlePoint.stirlingError(above)) < 3e-14)
  }

  @Test func `the deviance is x ln(x/m) + m − x, near the mean too`() {
    #expect(SaddlePoint.deviance(7, mean: 7) == 0)
    #expect(agrees(SaddlePoint.deviance(2, mean: 1), 2 * Elementary.log(2) - 1))
    #expect(agrees(SaddlePoint.deviance(1, mean: 3), 2 - Elementary.log(3)))
    // x = 1 + d: d²/2 − d³/6 + d⁴/12 − d⁵/20, where the plain formula has lost ten digits.
    let d = 0x1p-10
    let series = d * d * (1.0 / 2 - d * (1.0 / 6 - d * (1.0 / 12 - d / 20)))
    #expect(agrees(SaddlePoint.deviance(1 + d, mean: 1), series, within: 1e-13))
    // At the border of the series, (x − m) = 0.1 (x + m), both ways give the same.
    let border = 11.0
    for x in [border.nextDown, border, border.nextUp] {
      #expect(agrees(SaddlePoint.deviance(x, mean: 9), 11 * Elementary.log(11.0 / 9) - 2))
    }
  }

  @Test func `binomial terms of whole numbers are the ways times the powers`() {
    for (n, p) in [(1, 0.5), (4, 0.25), (12, 0.0625), (30, 0.75)] {
      var ways = 1.0
      for x in 0...n {
        let exact = ways * Elementary.pow(p, Double(x)) * Elementary.pow(1 - p, Double(n - x))
        let term = SaddlePoint.binomialTerm(Double(x), of: Double(n), rate: p)
        #expect(agrees(term, exact, within: 1e-13), "\(x) of \(n)")
        ways = ways * Double(n - x) / Double(x + 1)
      }
    }
    // ½ of 1 with Γ(1.5) = √π/2 for each factorial: 4/π · √(p (1 − p)).
    #expect(
      agrees(
        SaddlePoint.binomialTerm(0.5, of: 1, rate: 0.2), 4 / Double.pi * 0.16.squareRoot(),
        within: 1e-13))
  }

  @Test func `certain rates leave one term`() {
    #expect((0...2).map { SaddlePoint.binomialTerm(Double($0), of: 2, rate: 0) } == [1, 0, 0])
    #expect((0...2).map { SaddlePoint.binomialTerm(Double($0), of: 2, rate: 1) } == [0, 0, 1])
  }

  @Test func `Poisson's terms are mˣ e⁻ᵐ / x!`() {
    for mean in [0.3, 2, 11] {
      var exact = Elementary.exp(-mean)
      for x in 0...25 {
        #expect(agrees(SaddlePoint.poissonTerm(Double(x), mean: mean), exact, within: 1e-13))
        exact *= mean / Double(x + 1)
      }
    }
    // √m e⁻ᵐ / Γ(1.5).
    let half = 4.0.squareRoot() * Elementary.exp(-4) * 2 / Double.pi.squareRoot()
    #expect(agrees(SaddlePoint.poissonTerm(0.5, mean: 4), half, within: 1e-13))
  }
}
