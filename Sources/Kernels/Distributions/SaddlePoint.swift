/// Loader's saddle-point pieces, from which binomial, Poisson, beta and gamma terms are built.
///
/// They keep about 14 digits where differences of large logarithms of Γ would lose them.
/// Source: C. Loader, *Fast and Accurate Computation of Binomial Probabilities* (2000).
enum SaddlePoint {
  /// ln(*x*!) − ln(√(2π*x*) (*x*/*e*)ˣ): the error of Stirling's formula, for `x` > 0.
  static func stirlingError(_ x: Double) -> Double {
    if x <= 15 {
      return Elementary.logGamma(x + 1) - (x + 0.5) * Elementary.log(x) + x - halfLogTwoPi
    }
    let square = x * x
    var sum = 1.0 / 1188
    sum = 1.0 / 1680 - sum / square
    sum = 1.0 / 1260 - sum / square
    sum = 1.0 / 360 - sum / square
    return (1.0 / 12 - sum / square) / x
  }

  /// *x* ln(*x*/*m*) + *m* − *x*: how far a count `x` > 0 lies from its mean `m` > 0.
  static func deviance(_ x: Double, mean m: Double) -> Double {
    guard abs(x - m) < 0.1 * (x + m) else {
      return x * Elementary.log(x / m) + m - x
    }
    let v = (x - m) / (x + m)
    var sum = (x - m) * v
    var term = 2 * x * v
    var odd = 3.0
    while true {
      term *= v * v
      let next = sum + term / odd
      if next == sum { return next }
      sum = next
      odd += 2
    }
  }

  /// *C*(n, x) pˣ (1−p)ⁿ⁻ˣ, the Γ function in place of factorials: any real 0 ≤ `x` ≤ `n`.
  static func binomialTerm(_ x: Double, of n: Double, rate p: Double) -> Double {
    if p <= 0 { return x == 0 ? 1 : 0 }
    if p >= 1 { return x == n ? 1 : 0 }
    if x == 0 { return Elementary.exp(n * Elementary.log1p(-p)) }
    if x == n { return Elementary.exp(n * Elementary.log(p)) }
    let rest = n - x
    let exponent =
      stirlingError(n) - stirlingError(x) - stirlingError(rest)
      - deviance(x, mean: n * p) - deviance(rest, mean: n * (1 - p))
    return Elementary.exp(exponent) * Elementary.sqrt(n / (2 * .pi * x * rest))
  }

  /// mˣ e⁻ᵐ / Γ(x+1) for real `x` ≥ 0 and `m` > 0.
  static func poissonTerm(_ x: Double, mean m: Double) -> Double {
    if x == 0 { return Elementary.exp(-m) }
    return Elementary.exp(-stirlingError(x) - deviance(x, mean: m))
      / Elementary.sqrt(2 * .pi * x)
  }

  private static let halfLogTwoPi = 0.918938533204672741780329736406
}
