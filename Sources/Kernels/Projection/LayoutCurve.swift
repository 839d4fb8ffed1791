/// How near two points of a layout stand for belonging together: 1 / (1 + *a* *d*²ᵇ).
///
/// *a* and *b* are fitted by least squares, at 300 distances from 0 to 3 × spread, to the curve that
/// is 1 below the least distance and falls off exponentially beyond.
/// Source: as for ``LocalScales``; reproduces `umap.umap_.find_ab_params`.
public struct LayoutCurve: Hashable, Sendable {
  /// The factor.
  public let a: Double
  /// Half the power.
  public let b: Double

  /// The curve for points at `leastDistance` at least, which fall apart over `spread`.
  ///
  /// - Precondition: both are positive, and `leastDistance < 3 * spread`.
  public init(leastDistance: Double, spread: Double = 1) {
    precondition(leastDistance > 0 && spread > 0 && leastDistance < 3 * spread)
    let samples = (0..<300).map { step in
      let x = 3 * spread * Double(step) / 299
      return (x: x, y: x < leastDistance ? 1 : Elementary.exp(-(x - leastDistance) / spread))
    }
    (a, b) = Self.fitted(to: samples)
  }

  /// Levenberg and Marquardt's least squares from (1, 1), as far as double precision goes.
  private static func fitted(to samples: [(x: Double, y: Double)]) -> (Double, Double) {
    var (a, b) = (1.0, 1.0)
    var damping = 1e-3
    var error = squaredError(a, b, samples)
    for _ in 0..<200 {
      // The normal equations of the linearised problem, two by two.
      var (aa, ab, bb, ra, rb) = (0.0, 0.0, 0.0, 0.0, 0.0)
      for (x, y) in samples where x > 0 {
        let power = Elementary.pow(x, 2 * b)
        let value = 1 / (1 + a * power)
        let byA = -power * value * value
        let byB = 2 * Elementary.log(x) * a * byA
        aa += byA * byA
        ab += byA * byB
        bb += byB * byB
        ra += byA * (y - value)
        rb += byB * (y - value)
      }
      let (da, db) = (aa * (1 + damping), bb * (1 + damping))
      let determinant = da * db - ab * ab
      let (stepA, stepB) = ((db * ra - ab * rb) / determinant, (da * rb - ab * ra) / determinant)
      let next = squaredError(a + stepA, b + stepB, samples)
      guard next < error else {
        damping *= 10
        if damping > 1e12 { break }
        continue
      }
      (a, b, error) = (a + stepA, b + stepB, next)
      damping = max(damping / 10, 1e-12)
    }
    return (a, b)
  }

  private static func squaredError(
    _ a: Double, _ b: Double, _ samples: [(x: Double, y: Double)]
  ) -> Double {
    guard a > 0, b > 0 else { return .infinity }
    return samples.reduce(0) { sum, sample in
      let power = sample.x > 0 ? Elementary.pow(sample.x, 2 * b) : 0
      let rest = sample.y - 1 / (1 + a * power)
      return sum + rest * rest
    }
  }
}
