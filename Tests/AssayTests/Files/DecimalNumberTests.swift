import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct DecimalNumberTests {
  private func number(_ text: String) -> DecimalNumber? {
    Array(text.utf8).withUnsafeBytes { DecimalNumber($0) }
  }

  @Test(
    arguments: [
      ("0", 0.0, 0), ("1", 1, 0), ("-1", -1, 0), ("+1", 1, 0), ("0.50", 0.5, 2), (".5", 0.5, 1),
      ("5.", 5, 0), ("1.25e-5", 1.25e-5, 7), ("1E3", 1000, -3), ("1e+3", 1000, -3),
      ("0007", 7, 0), ("00000000000000000000000.5", 0.5, 1), ("1e400", .infinity, -400),
      ("1e-400", 0, 400), ("-0", 0, 0), ("0e99999999999999999999", 0, -9_999_999),
      ("123456789012345678901234567890", 123456789012345678901234567890.0, 0),
      ("0.1000000000000000055511151231257827", 0.1, 34), ("9007199254740993", 9007199254740992, 0),
      ("2.2250738585072011e-308", Double.leastNormalMagnitude.nextDown, 324),
      ("5e-324", Double.leastNonzeroMagnitude, 324),
    ] as [(String, Double, Int)])
  func `a number is read with its places`(text: String, value: Double, places: Int) {
    #expect(number(text)?.value == value)
    #expect(number(text)?.places == places)
  }

  @Test(arguments: [
    "", " ", "1 ", " 1", ".", "-", "+", "e5", "1e", "1e+", "--1", "1-", "0x10", "1_000", "1,000",
    "0,5", "١", "½", "nan", "NaN", "inf", "-inf", "infinity", "1.2.3", "1e5.5", "1f", "true",
    "1e5e5", "\u{2212}1", "1\0",
  ])
  func `what is no plain number is none`(text: String) {
    #expect(number(text) == nil)
  }

  @Test func `numbers are rounded as the standard library rounds them`() {
    var state: UInt64 = 1
    func random() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 11
    }
    for _ in 0..<20_000 {
      let digits = String(random()).prefix(Int(random() % 20) + 1)
      let point = digits.index(digits.startIndex, offsetBy: Int(random() % UInt64(digits.count)))
      let exponent = Int(random() % 700) - 350
      let text =
        digits[..<point] + "." + digits[point...] + (random() % 2 == 0 ? "" : "e\(exponent)")
      #expect(number(String(text))?.value.bitPattern == Double(String(text))?.bitPattern, "\(text)")
    }
  }
}
