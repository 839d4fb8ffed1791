/// Student's t distribution.
enum StudentT {
  /// Half the width of a 95 % interval in standard errors: the quantile of 0.975.
  ///
  /// Newton's method on the distribution function, from its expansion in 1/ν (Abramowitz and
  /// Stegun 1964, 26.7.5), which is enough itself from a million on; about 12 digits.
  /// - Precondition: `degreesOfFreedom` ≥ 1; need not be whole.
  static func t95(degreesOfFreedom: Double) -> Double {
    precondition(degreesOfFreedom >= 1)
    let (z, ν) = (Normal.z95, degreesOfFreedom)
    let z2 = z * z
    let first = z * (z2 + 1) / 4
    let second = z * ((5 * z2 + 16) * z2 + 3) / 96
    let third = z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384
    var t = z + (first + (second + third / ν) / ν) / ν
    guard ν < 1e6 else { return t }
    let logScale =
      Elementary.logGamma((ν + 1) / 2) - Elementary.logGamma(ν / 2)
      - 0.5 * Elementary.log(ν * Double.pi)
    for _ in 0..<50 {
      let tail = IncompleteBeta.regularized(ν / (ν + t * t), a: ν / 2, b: 0.5) / 2
      let density = Elementary.exp(logScale - (ν + 1) / 2 * Elementary.log1p(t * t / ν))
      let step = (tail - 0.025) / density
      t += step
      if abs(step) < 1e-13 * t { break }
    }
    return t
  }
}
