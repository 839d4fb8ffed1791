import Testing

@testable import Kernels

@Suite struct IncompleteGammaTests {
  @Test func `the chi-square survival function is SciPy's`() throws {
    for row in try DistributionsGolden.shared.get().chiSquareSurvival {
      let value = ChiSquare.survival(row[0], degreesOfFreedom: Int(row[1]))
      #expect(agrees(value, row[2]), "\(row) gave \(value)")
    }
    #expect(ChiSquare.survival(0, degreesOfFreedom: 4) == 1)
    #expect(ChiSquare.survival(.infinity, degreesOfFreedom: 4) == 0)
  }

  @Test func `of whole shapes it is the sum of Poisson's terms, on both sides of the border`() {
    // Q(n, x) = Σ_{k<n} e⁻ˣ xᵏ/k!; the series takes over below x = n + 1.
    for shape in [1, 2, 5, 12, 30] {
      for x in [0.25, 1, Double(shape), Double(shape) + 0.99, Double(shape) + 1.01, 60] {
        var (term, sum) = (Elementary.exp(-x), 0.0)
        for k in 0..<shape {
          sum += term
          term *= x / Double(k + 1)
        }
        let value = IncompleteGamma.upperRegularized(x, shape: Double(shape))
        #expect(agrees(value, sum, within: 1e-12), "\(shape) at \(x)")
      }
    }
  }

  @Test func `of half it is the complementary error function, far out too`() {
    for x in [1e-6, 0.3, 1.4, 1.6, 9, 400] {
      let value = IncompleteGamma.upperRegularized(x, shape: 0.5)
      #expect(agrees(value, Elementary.erfc(x.squareRoot()), within: 1e-12), "\(x)")
    }
  }

  @Test func `of two degrees of freedom chi-square is exponential`() {
    for x in [0.5, 2, 10, 700] {
      let value = ChiSquare.survival(x, degreesOfFreedom: 2)
      #expect(agrees(value, Elementary.exp(-x / 2), within: 1e-12))
    }
  }
}
