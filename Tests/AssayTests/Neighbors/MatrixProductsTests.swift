import Kernels
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct MatrixProductsTests {
  private func numbers(_ count: Int, seed: UInt64) -> [Float] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in Float(generator.nextUnit() * 2 - 1) }
  }

  /// Sizes around those of tiles (6 or 14 × 8, 16 or 32), blocks of rows and the depth of 256.
  @Test(
    arguments: [
      (1, 1, 1), (5, 7, 3), (6, 8, 16), (14, 32, 5), (15, 33, 255), (31, 40, 256), (7, 65, 257),
      (97, 17, 20), (225, 9, 2),
    ])
  func `every variant gives the sums of products`(
    rowCount: Int, columnCount: Int, width: Int
  ) {
    let rows = numbers(rowCount * width, seed: 1)
    let columns = numbers(columnCount * width, seed: 2)
    var results: [String: [Float]] = [:]
    for (variant, name) in MatrixProducts.variants.enumerated() {
      var products = [Float](repeating: .nan, count: rowCount * columnCount)
      var multiplier = MatrixProducts(columnCount: columnCount, width: width, variant: variant)
      multiplier.multiply(rows, by: columns, into: &products)
      var greatest = 0.0
      for row in 0..<rowCount {
        for column in 0..<columnCount {
          var sum = 0.0
          for place in 0..<width {
            sum += Double(rows[row * width + place]) * Double(columns[column * width + place])
          }
          greatest = max(greatest, abs(Double(products[row * columnCount + column]) - sum))
        }
      }
      // A sum of n products of numbers below 1 is off by less than n · n · 2⁻²⁴.
      #expect(greatest <= Double(width * width) * 0x1p-24, "\(name)")
      #expect(!products.contains { !$0.isFinite }, "\(name)")
      results[name] = products
    }
    if let three = results["x86-64-v3"], let four = results["x86-64-v4"] { #expect(three == four) }
  }

  @Test func `a product is the same bits in another place of another block`() {
    let width = 300
    let rows = numbers(20 * width, seed: 3)
    let columns = numbers(70 * width, seed: 4)
    for (variant, name) in MatrixProducts.variants.enumerated() {
      var all = [Float](repeating: 0, count: 20 * 70)
      var multiplier = MatrixProducts(columnCount: 70, width: width, variant: variant)
      multiplier.multiply(rows, by: columns, into: &all)
      var one: [Float] = [0]
      var single = MatrixProducts(columnCount: 1, width: width, variant: variant)
      for (row, column) in [(0, 0), (13, 31), (19, 69), (14, 32)] {
        single.multiply(
          Array(rows[row * width..<(row + 1) * width]),
          by: Array(columns[column * width..<(column + 1) * width]), into: &one)
        #expect(one[0] == all[row * 70 + column], "\(name)")
      }
    }
  }
}
