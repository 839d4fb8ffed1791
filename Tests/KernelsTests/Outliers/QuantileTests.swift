import Kernels
import Testing

@Suite struct QuantileTests {
  private struct Golden: Decodable { var cases: [Case] }

  private struct Case: Decodable {
    var name: String
    var values: [Double]
    var quartiles: [Double]
  }

  @Test func `quartiles are NumPy's`() throws {
    for golden in try goldenFile("outliers.json", as: Golden.self).cases {
      let sorted = golden.values.sorted()
      for (share, expected) in zip([0.25, 0.5, 0.75], golden.quartiles) {
        let found = quantile(share, ofSorted: sorted)
        #expect(abs(found - expected) <= 1e-14 * max(1, abs(expected)), "\(golden.name)")
      }
    }
  }

  @Test func `by hand: between the nearest ranks`() {
    // Places 0, 0.75, 1.5, 2.25 and 3 of four values.
    let found = [0, 0.25, 0.5, 0.75, 1].map { quantile($0, ofSorted: [1, 2, 4, 8]) }
    #expect(found == [1, 1.75, 3, 5, 8])
    // Place 0.9 · 1 of two.
    #expect(abs(quantile(0.9, ofSorted: [10, 20]) - 19) < 1e-14)
  }

  @Test func `one value is every quantile, and at a rank the value itself comes out`() {
    for share in [0, 0.3, 1] { #expect(quantile(share, ofSorted: [5.5]) == 5.5) }
    let values = (0...8).map { Double($0 * $0) / 3 }
    #expect((0...8).map { quantile(Double($0) / 8, ofSorted: values) } == values)
    // An infinite neighbour does not reach a rank.
    #expect(quantile(0.5, ofSorted: [1, 2, .infinity]) == 2)
  }

  @Test func `quantiles rise with the share, from the least to the greatest value`() {
    let values = [-3, -3, 0, 0.1, 7, 7, 7, 1000]
    let found = (0...100).map { quantile(Double($0) / 100, ofSorted: values) }
    #expect(zip(found, found.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(found.first == -3 && found.last == 1000)
  }
}
