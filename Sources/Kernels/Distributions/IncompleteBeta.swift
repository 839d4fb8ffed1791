/// The regularized incomplete beta function, the distribution function of the beta distribution.
enum IncompleteBeta {
  /// The share of a beta(`a`, `b`) distribution below `x`.
  ///
  /// Continued fraction (Abramowitz and Stegun 26.5.8) after Lentz; about 13 digits, small
  /// results included.
  /// - Precondition: `a` and `b` above 0, 0 ≤ `x` ≤ 1.
  /// - Complexity: O(√max(a, b)).
  static func regularized(_ x: Double, a: Double, b: Double) -> Double {
    precondition(a > 0 && b > 0 && x >= 0 && x <= 1, "a beta distribution")
    if x == 0 || x == 1 { return x }
    let term = SaddlePoint.binomialTerm(a, of: a + b, rate: x)
    if x < (a + 1) / (a + b + 2) {
      return min(1, term * (b / (a + b)) * fraction(x, a: a, b: b))
    }
    return max(0, 1 - term * (a / (a + b)) * fraction(1 - x, a: b, b: a))
  }

  /// The continued fraction that stands beside the leading term.
  private static func fraction(_ x: Double, a: Double, b: Double) -> Double {
    let tiny = 1e-300
    func away(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / away(1 - (a + b) * x / (a + 1))
    var result = d
    var m = 1.0
    while true {
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / away(1 + even * d)
      c = away(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / away(1 + odd * d)
      c = away(1 + odd / c)
      let step = d * c
      result *= step
      if abs(step - 1) < 2e-16 || m > 100_000 { return result }
      m += 1
    }
  }
}
