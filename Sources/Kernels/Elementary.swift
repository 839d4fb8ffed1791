#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The elementary functions of the system's maths library; nothing else here imports it.
///
/// Domain, edge cases and accuracy (below one unit in the last place, mostly) are those of C.
package enum Elementary {
  /// *e* to the power `x`.
  package static func exp(_ x: Double) -> Double { systemExp(x) }

  /// exp(`x`) − 1, exact for small `x`.
  package static func expm1(_ x: Double) -> Double { systemExpm1(x) }

  /// The natural logarithm; −∞ at 0 and not a number below.
  package static func log(_ x: Double) -> Double { systemLog(x) }

  /// The natural logarithm of 1 + `x`, exact for small `x`.
  package static func log1p(_ x: Double) -> Double { systemLog1p(x) }

  /// The logarithm to base 2.
  package static func log2(_ x: Double) -> Double { systemLog2(x) }

  /// The square root; not a number below 0.
  package static func sqrt(_ x: Double) -> Double { x.squareRoot() }

  /// `base` to the power `exponent`.
  package static func pow(_ base: Double, _ exponent: Double) -> Double {
    systemPow(base, exponent)
  }

  /// The sine of an angle in radians.
  package static func sin(_ x: Double) -> Double { systemSin(x) }

  /// The cosine of an angle in radians.
  package static func cos(_ x: Double) -> Double { systemCos(x) }

  /// The hyperbolic tangent.
  package static func tanh(_ x: Double) -> Double { systemTanh(x) }

  /// The inverse hyperbolic tangent; ±∞ at ±1.
  package static func atanh(_ x: Double) -> Double { systemAtanh(x) }

  /// The natural logarithm of Γ(`x`) for `x` > 0.
  package static func logGamma(_ x: Double) -> Double { systemLogGamma(x) }

  /// The complementary error function, 1 − erf(`x`), without cancellation for large `x`.
  package static func erfc(_ x: Double) -> Double { systemErfc(x) }
}

// Outside the enum, because inside it these names would find the enum's own functions.
private func systemExp(_ x: Double) -> Double { exp(x) }
private func systemExpm1(_ x: Double) -> Double { expm1(x) }
private func systemLog(_ x: Double) -> Double { log(x) }
private func systemLog1p(_ x: Double) -> Double { log1p(x) }
private func systemLog2(_ x: Double) -> Double { log2(x) }
private func systemPow(_ x: Double, _ y: Double) -> Double { pow(x, y) }
private func systemSin(_ x: Double) -> Double { sin(x) }
private func systemCos(_ x: Double) -> Double { cos(x) }
private func systemTanh(_ x: Double) -> Double { tanh(x) }
private func systemAtanh(_ x: Double) -> Double { atanh(x) }
private func systemErfc(_ x: Double) -> Double { erfc(x) }
private func systemLogGamma(_ x: Double) -> Double {
  // The overlay's `lgamma` gives the sign too, through the reentrant C function.
  let (value, _): (Double, Int) = lgamma(x)
  return value
}
