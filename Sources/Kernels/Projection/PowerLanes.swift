/// Powers of eight numbers at once, with arithmetic alone: the same bits on every machine.
///
/// Relative errors stay below 2 · 10⁻⁵, which is far below the noise of sampling.
enum PowerLanes {
  /// `base` to the power `exponent`.
  ///
  /// - Precondition: every base is a positive normal number, every result too.
  @inline(__always)
  static func pow(_ base: SIMD8<Float>, _ exponent: Float) -> SIMD8<Float> {
    exp2(exponent * log2(base))
  }

  /// The logarithm to base 2: the exponent, and of the mantissa *m* in [1, 2) (*m* − 1) times a
  /// polynomial.
  @inline(__always)
  static func log2(_ x: SIMD8<Float>) -> SIMD8<Float> {
    let bits = unsafe unsafeBitCast(x, to: SIMD8<UInt32>.self)
    // 2²³ + e as a number has e in its last bits.
    let powers = unsafe unsafeBitCast(bits &>> 23 | 0x4B00_0000, to: SIMD8<Float>.self)
    let mantissa = unsafe unsafeBitCast(
      bits & 0x007F_FFFF | 0x3F80_0000, to: SIMD8<Float>.self)
    var sum = SIMD8<Float>(repeating: -0.033_822_05)
    sum = sum * mantissa + 0.313_581_33
    sum = sum * mantissa - 1.217_742_85
    sum = sum * mantissa + 2.578_619_94
    sum = sum * mantissa - 3.309_585_17
    sum = sum * mantissa + 3.111_630_27
    return (powers - 8_388_735) + sum * (mantissa - 1)
  }

  /// 2 to the power `x`, with |x| < 126: the nearest whole power of 2 times a polynomial.
  @inline(__always)
  static func exp2(_ x: SIMD8<Float>) -> SIMD8<Float> {
    // Adding 1.5 · 2²³ rounds to whole numbers and leaves them in the last bits.
    let shifted = x + 12_582_912
    let rest = x - (shifted - 12_582_912)
    let bits = unsafe unsafeBitCast(shifted, to: SIMD8<UInt32>.self)
    let scale = unsafe unsafeBitCast(bits &<< 23 &+ 0x3F80_0000, to: SIMD8<Float>.self)
    var sum = SIMD8<Float>(repeating: 0.009_666_37)
    sum = sum * rest + 0.055_921_98
    sum = sum * rest + 0.240_223_49
    sum = sum * rest + 0.693_121_05
    sum = sum * rest + 1
    return sum * scale
  }
}
