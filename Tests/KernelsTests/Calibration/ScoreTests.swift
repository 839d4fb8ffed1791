import Testing

@testable import Kernels

@Suite struct ScoreTests {
  @Test func `a number of either precision is the same as a Double`() {
    func double(_ number: some Score) -> Double { number.double }
    #expect(double(Float(0.1)) == 0.100_000_001_490_116_12)
    #expect(double(0.1) == 0.1 && double(1e-50) == 1e-50)
    #expect(double(-Float.infinity) == -.infinity)
  }
}
