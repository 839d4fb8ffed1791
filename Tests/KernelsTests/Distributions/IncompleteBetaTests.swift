import Testing

@testable import Kernels

@Suite struct IncompleteBetaTests {
  @Test func `the incomplete beta function is SciPy's`() throws {
    for row in try DistributionsGolden.shared.get().incompleteBeta {
      let value = IncompleteBeta.regularized(row[0], a: row[1], b: row[2])
      #expect(agrees(value, row[3]), "\(row) gave \(value)")
    }
    #expect(IncompleteBeta.regularized(0, a: 2, b: 3) == 0)
    #expect(IncompleteBeta.regularized(1, a: 2, b: 3) == 1)
  }

  @Test func `with a parameter of 1 it is a power, small ones too`() {
    for x in [1e-3, 0.2, 0.5, 0.9] {
      for shape in [0.5, 1, 7, 80] {
        let power = Elementary.pow(x, shape)
        #expect(agrees(IncompleteBeta.regularized(x, a: shape, b: 1), power, within: 1e-12))
        // 1 − (1 − x)ᵇ.
        let rest = -Elementary.expm1(shape * Elementary.log1p(-x))
        #expect(agrees(IncompleteBeta.regularized(x, a: 1, b: shape), rest, within: 1e-12))
      }
    }
  }

  @Test func `seen from the other end it is the rest`() {
    for (a, b) in [(0.5, 0.5), (2.5, 9), (40, 3), (300, 310)] {
      var before = 0.0
      for step in 1..<16 {
        // Sixteenths, so that 1 − x is exact.
        let x = Double(step) / 16
        let value = IncompleteBeta.regularized(x, a: a, b: b)
        let mirrored = IncompleteBeta.regularized(1 - x, a: b, b: a)
        #expect(agrees(value + mirrored, 1, within: 1e-13), "\(a), \(b) at \(x)")
        #expect(value >= before && value <= 1, "\(a), \(b) at \(x)")
        before = value
      }
    }
  }
}
