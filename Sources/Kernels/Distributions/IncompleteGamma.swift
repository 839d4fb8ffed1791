/// The regularized incomplete gamma function and what it is needed for.
enum IncompleteGamma {
  /// The share of a gamma distribution of shape `a` and scale 1 above `x`.
  ///
  /// Series below `a` + 1, Legendre's continued fraction above; about 13 digits, small results
  /// included.
  /// - Precondition: `a` > 0, `x` ≥ 0.
  /// - Complexity: O(√a).
  static func upperRegularized(_ x: Double, shape a: Double) -> Double {
    precondition(a > 0 && x >= 0, "a gamma distribution")
    if x == 0 { return 1 }
    if x == .infinity { return 0 }
    let term = SaddlePoint.poissonTerm(a, mean: x)
    return x < a + 1 ? 1 - term * series(x, a) : term * a * fraction(x, a)
  }

  /// The sum 1 + x/(a+1) + x²/((a+1)(a+2)) and so on.
  private static func series(_ x: Double, _ a: Double) -> Double {
    var sum = 1.0
    var term = 1.0
    var denominator = a
    while true {
      denominator += 1
      term *= x / denominator
      let next = sum + term
      if next == sum { return sum }
      sum = next
    }
  }

  private static func fraction(_ x: Double, _ a: Double) -> Double {
    let tiny = 1e-300
    func away(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / away(b)
    var result = d
    var i = 1.0
    while true {
      let numerator = -i * (i - a)
      b += 2
      d = 1 / away(numerator * d + b)
      c = away(b + numerator / c)
      let step = d * c
      result *= step
      if abs(step - 1) < 2e-16 || i > 1_000_000 { return result }
      i += 1
    }
  }
}

/// The chi-square distribution.
enum ChiSquare {
  /// The probability of a value above `x`.
  ///
  /// - Precondition: `x` ≥ 0 and `degreesOfFreedom` ≥ 1.
  static func survival(_ x: Double, degreesOfFreedom: Int) -> Double {
    IncompleteGamma.upperRegularized(x / 2, shape: Double(degreesOfFreedom) / 2)
  }
}
