import Testing

@testable import Kernels

@Suite struct ElementaryTests {
  @Test func `values that are known by heart`() {
    #expect(Elementary.exp(0) == 1 && agrees(Elementary.exp(1), 2.718281828459045, within: 3e-16))
    #expect(Elementary.log(1) == 0 && agrees(Elementary.log(2), 0.6931471805599453, within: 3e-16))
    #expect(Elementary.log2(8) == 3 && Elementary.log2(0.25) == -2)
    #expect(Elementary.sqrt(2.25) == 1.5 && Elementary.pow(2, 10) == 1024)
    #expect(Elementary.pow(9, 0.5) == 3 && Elementary.pow(5, 0) == 1)
    #expect(Elementary.sin(0) == 0 && Elementary.cos(0) == 1)
    #expect(agrees(Elementary.sin(.pi / 6), 0.5) && agrees(Elementary.cos(.pi / 3), 0.5))
    // tanh(½ ln 3) = (3 − 1) / (3 + 1).
    #expect(agrees(Elementary.tanh(Elementary.log(3) / 2), 0.5))
    #expect(agrees(Elementary.atanh(0.5), Elementary.log(3) / 2))
    // Γ(5) = 4!, Γ(½) = √π.
    #expect(agrees(Elementary.logGamma(5), Elementary.log(24)))
    #expect(agrees(Elementary.logGamma(0.5), Elementary.log(.pi) / 2))
    #expect(abs(Elementary.logGamma(1)) < 1e-15 && abs(Elementary.logGamma(2)) < 1e-15)
  }

  @Test func `small numbers keep their digits where 1 would swallow them`() {
    #expect(Elementary.expm1(1e-20) == 1e-20 && Elementary.log1p(1e-20) == 1e-20)
    // x + x²/2 + x³/6.
    let x = 0x1p-20
    #expect(agrees(Elementary.expm1(x), x * (1 + x * (0.5 + x / 6)), within: 1e-15))
    #expect(agrees(Elementary.log1p(x), x * (1 - x * (0.5 - x / 3)), within: 1e-15))
  }

  @Test func `the far tail of the error function does not vanish`() {
    #expect(Elementary.erfc(0) == 1)
    // e⁻ˣ²/(x √π) · (1 − 1/(2x²) + 3/(4x⁴) − 15/(8x⁶) + 105/(16x⁸)) at 10.
    let series = 1 - 0.005 + 0.000_075 - 0.000_001_875 + 105.0 / 16 * 1e-8
    let tail = Elementary.exp(-100) / (10 * Double.pi.squareRoot()) * series
    #expect(agrees(Elementary.erfc(10), tail, within: 1e-8))
    #expect(agrees(Elementary.erfc(-0.7), 2 - Elementary.erfc(0.7)))
  }

  @Test func `outside the domain it is no number, at its border infinite`() {
    #expect(Elementary.log(0) == -.infinity && Elementary.log(-1).isNaN)
    #expect(Elementary.log1p(-1) == -.infinity && Elementary.sqrt(-1).isNaN)
    #expect(Elementary.atanh(1) == .infinity && Elementary.atanh(-1) == -.infinity)
    #expect(Elementary.exp(-800) == 0 && Elementary.exp(800) == .infinity)
  }

  @Test func `what one function does its inverse undoes`() {
    for step in 1...40 {
      let x = Double(step) / 8
      #expect(agrees(Elementary.log(Elementary.exp(x)), x, within: 1e-14))
      #expect(agrees(Elementary.log1p(Elementary.expm1(x)), x, within: 1e-14))
      #expect(agrees(Elementary.pow(x, 3), x * x * x, within: 1e-14))
      let (sine, cosine) = (Elementary.sin(x), Elementary.cos(x))
      #expect(agrees(sine * sine + cosine * cosine, 1))
      #expect(agrees(Elementary.atanh(Elementary.tanh(x / 4)), x / 4, within: 1e-14))
      // Γ(x + 1) = x Γ(x).
      #expect(
        agrees(
          Elementary.logGamma(x + 1), Elementary.logGamma(x) + Elementary.log(x), within: 1e-13,
          floor: 1e-14))
    }
  }
}
