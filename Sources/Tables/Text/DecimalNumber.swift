/// A number as it is written in a table, and how finely it is written.
struct DecimalNumber {
  /// The nearest Double; infinite if the number is too large for one.
  var value: Double
  /// How many decimal places the last digit stands behind the point: 2 for `0.50`, 7 for
  /// `1.25e-5`, −3 for `1e3`.
  var places: Int

  /// Reads `[+-] digits [. digits] [e [+-] digits]`, with digits on at least one side of the
  /// point; ASCII only, no spaces, no separators between thousands.
  ///
  /// Correctly rounded: up to 19 digits whose power of ten is exact are one multiplication or
  /// division (Clinger 1990, doi:10.1145/93542.93557), the rest goes to the standard library.
  ///
  /// - Returns: `nil` if the bytes are anything else, `nan` and `inf` included.
  @inline(__always)
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return nil }
    let count = bytes.count
    var i = 0
    var isNegative = false
    if count > 0, base[0] == 0x2D || base[0] == 0x2B {
      isNegative = base[0] == 0x2D
      i = 1
    }
    var mantissa: UInt64 = 0
    var digits = 0
    let whole = i
    while i < count, base[i] &- 0x30 < 10 {
      mantissa = mantissa &* 10 &+ UInt64(base[i] &- 0x30)
      i += 1
    }
    digits = i - whole
    var places = 0
    if i < count, base[i] == 0x2E {
      i += 1
      let fraction = i
      while i < count, base[i] &- 0x30 < 10 {
        mantissa = mantissa &* 10 &+ UInt64(base[i] &- 0x30)
        i += 1
      }
      places = i - fraction
      digits += places
    }
    guard digits > 0 else { return nil }
    if i < count, base[i] | 0x20 == 0x65 {
      i += 1
      var isBelow = false
      if i < count, base[i] == 0x2D || base[i] == 0x2B {
        isBelow = base[i] == 0x2D
        i += 1
      }
      let first = i
      var exponent = 0
      while i < count, base[i] &- 0x30 < 10 {
        if exponent < 1_000_000 { exponent = exponent * 10 + Int(base[i] &- 0x30) }
        i += 1
      }
      guard i > first else { return nil }
      places += isBelow ? exponent : -exponent
    }
    guard i == count else { return nil }
    self.places = places
    // Nineteen digits fit in 64 bits; leading zeros may make it more, and still fit.
    if digits <= 19, mantissa <= 1 << 53, places <= 22, places >= -22 {
      let exact = Double(mantissa)
      let magnitude =
        places >= 0 ? exact / powersOfTen[places] : exact * powersOfTen[-places]
      value = isNegative ? -magnitude : magnitude
    } else if digits <= 19, mantissa == 0 {
      value = isNegative ? -0.0 : 0
    } else {
      guard let slow = Double(String(decoding: bytes, as: UTF8.self)) else { return nil }
      value = slow
    }
  }
}

/// 10⁰ to 10²², all exact in a Double.
private let powersOfTen: [Double] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18, 1e19, 1e20, 1e21, 1e22,
]

extension DecimalNumber {
  /// Half a unit of the last of so many decimal places: 0.5, 0.05 and so on.
  static let halfDigits: [Double] = (0...15).map { 0.5 / powersOfTen[$0] }
}
