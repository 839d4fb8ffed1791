import Testing

@testable import Kernels

@Suite struct QuantileBinsTests {
  @Test func `distinct values fill the bins evenly`() {
    let bins = bin((0..<100).map(Double.init), count: 10)
    let starts = Array(stride(from: 0, to: 100, by: 10))
    #expect(bins.positions.map(\.lowerBound) == starts)
    #expect(bins.positions.map(\.count) == starts.map { _ in 10 })
    #expect(bins.upperEdges == [9, 19, 29, 39, 49, 59, 69, 79, 89, 99])
  }

  @Test func `equal values stay together and a rare value apart from a frequent one`() {
    // Three of 100 below, 94 equal, three above: middles at 1.5, 50 and 98.5 of 100.
    let values =
      [Double](repeating: 1, count: 3) + [Double](repeating: 2, count: 94)
      + [Double](repeating: 3, count: 3)
    let bins = bin(values, count: 10)
    #expect(bins.positions == [0..<3, 3..<97, 97..<100])
    #expect(bins.upperEdges == [1, 2, 3])
  }

  @Test func `a value finds its bin`() {
    let bins = bin([1, 2, 3, 4], count: 2)
    #expect(bins.upperEdges == [2, 4])
    #expect([0.5, 2, 2.5, 4].map { bins.bin(of: $0) } == [0, 0, 1, 1])
    #expect(bins.bin(of: 4.1) == nil)
    #expect(bins.bin(of: .nan) == nil)
  }

  @Test func `no values, no bins; more bins than values, one each`() {
    #expect(bin([], count: 3).positions.isEmpty)
    #expect(bin([1, 2], count: 9).positions == [0..<1, 1..<2])
  }

  private func bin(_ ascending: [Double], count: Int) -> QuantileBins {
    QuantileBins(ascending: ascending.span, count: count)
  }
}
