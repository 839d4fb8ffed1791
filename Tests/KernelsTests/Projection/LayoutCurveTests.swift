import Testing

@testable import Kernels

@Suite struct LayoutCurveTests {
  @Test func `the curve is that of SciPy's least squares`() throws {
    let curves = try UMAPCase.file().curves
    #expect(curves.count == 4)
    for golden in curves {
      let curve = LayoutCurve(leastDistance: golden.least, spread: golden.spread)
      #expect(agrees(curve.a, golden.a, within: 1e-5))
      #expect(agrees(curve.b, golden.b, within: 1e-5))
    }
  }

  /// The summed squares of what the curve misses at the 300 distances.
  private func missed(_ a: Double, _ b: Double, least: Double, spread: Double) -> Double {
    (0..<300).reduce(0) { sum, step in
      let x = 3 * spread * Double(step) / 299
      let aim = x < least ? 1 : Elementary.exp(-(x - least) / spread)
      let rest = aim - 1 / (1 + a * Elementary.pow(x, 2 * b))
      return sum + rest * rest
    }
  }

  @Test func `no curve nearby misses less`() {
    for (least, spread) in [(0.1, 1.0), (0.5, 1.0), (0.001, 2.5), (1.2, 0.5)] {
      let curve = LayoutCurve(leastDistance: least, spread: spread)
      #expect(curve.a > 0 && curve.b > 0)
      let own = missed(curve.a, curve.b, least: least, spread: spread)
      for (da, db) in [(1.001, 1), (0.999, 1), (1, 1.001), (1, 0.999), (1.001, 0.999)] {
        #expect(missed(curve.a * da, curve.b * db, least: least, spread: spread) > own)
      }
    }
  }

  @Test func `stretched by a factor it is the same curve of stretched distances`() {
    let curve = LayoutCurve(leastDistance: 0.1)
    let wide = LayoutCurve(leastDistance: 0.4, spread: 4)
    // a (d/4)²ᵇ.
    #expect(agrees(wide.b, curve.b, within: 1e-6))
    #expect(agrees(wide.a, curve.a * Elementary.pow(4, -2 * curve.b), within: 1e-6))
  }
}
