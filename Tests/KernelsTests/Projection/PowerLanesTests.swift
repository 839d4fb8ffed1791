import Testing

@testable import Kernels

@Suite struct PowerLanesTests {
  @Test func `powers are those of the mathematics library`() {
    var worst = 0.0
    for step in 0..<4_000 {
      let base = Float(Elementary.pow(10, Double(step) / 500 - 5))
      let found = PowerLanes.pow(SIMD8(repeating: base), 0.895)[step % 8]
      let expected = Elementary.pow(Double(base), 0.895)
      worst = max(worst, abs(Double(found) / expected - 1))
    }
    #expect(worst < 2e-5)
  }

  @Test func `each lane is its own number`() {
    let base = SIMD8<Float>(1e-6, 0.01, 0.5, 1, 2, 10, 1e3, 1e6)
    for exponent in [-2, -0.5, 0, 0.79, 1, 3] as [Float] {
      let found = PowerLanes.pow(base, exponent)
      for lane in 0..<8 {
        let expected = Elementary.pow(Double(base[lane]), Double(exponent))
        #expect(abs(Double(found[lane]) / expected - 1) < 2e-5, "\(base[lane]) to \(exponent)")
      }
    }
  }

  @Test func `powers of two are exact`() {
    for power in stride(from: -120, through: 112, by: 8) {
      let powers = SIMD8<Float>(0, 1, 2, 3, 4, 5, 6, 7) + Float(power)
      var values = SIMD8<Float>.zero
      for lane in 0..<8 {
        values[lane] = Float(sign: .plus, exponent: power + lane, significand: 1)
      }
      #expect(PowerLanes.log2(values) == powers)
      #expect(PowerLanes.exp2(powers) == values)
    }
  }
}
