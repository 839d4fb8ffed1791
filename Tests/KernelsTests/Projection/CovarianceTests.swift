import Testing

@testable import Kernels

@Suite struct CovarianceTests {
  private func values(_ rows: Int, _ columns: Int) -> [Float] {
    var generator = SeededGenerator(seed: UInt64(rows), stream: UInt64(columns))
    return (0..<rows * columns).map { Float(generator.nextUnit() * 4) + Float($0 % columns) }
  }

  @Test func `by hand: three rows of two columns`() {
    let rows: [Float] = [1, 2, 3, 2, 5, 8]
    let totals = Covariance.Totals(of: rows.span, columnCount: 2)
    #expect(totals.rowCount == 3 && totals.sums == [9, 12] && totals.means == [3, 4])
    let found = Covariance(of: rows.span, around: totals.means)
    // Around (3, 4): (−2, −2), (0, −2), (2, 4).
    #expect(found.rowCount == 3 && found.products == [8, 12, 12, 24])
  }

  @Test func `products are the plain sums, for any number of rows and columns`() {
    // A panel holds 64 rows; pairs of columns are taken two by two.
    for (rows, columns) in [(1, 1), (5, 2), (63, 3), (64, 4), (65, 5), (200, 7)] {
      let values = values(rows, columns)
      let means = (0..<columns).map { column in
        (0..<rows).reduce(0.0) { $0 + Double(values[$1 * columns + column]) } / Double(rows)
      }
      let totals = Covariance.Totals(of: values.span, columnCount: columns)
      #expect(agree(totals.means, means, within: 1e-14))
      let found = Covariance(of: values.span, around: means)
      var expected = [Double](repeating: 0, count: columns * columns)
      for row in 0..<rows {
        let rest = (0..<columns).map { Double(values[row * columns + $0]) - means[$0] }
        for one in 0..<columns {
          for other in 0..<columns { expected[one * columns + other] += rest[one] * rest[other] }
        }
      }
      #expect(agree(found.products, expected, within: 1e-13), "\(rows) × \(columns)")
      #expect(found.columnCount == columns && found.means == means)
    }
  }

  @Test func `rows of zeros and rows that are not finite count for nothing`() {
    let kept = values(6, 3)
    var padded: [Float] = [0, 0, -0.0]
    padded += kept[..<9]
    padded += [.nan, 1, 2]
    padded += kept[9...]
    padded += [3, .infinity, 1, 0, 0, 0]
    let (one, other) = (
      Covariance.Totals(of: padded.span, columnCount: 3),
      Covariance.Totals(of: kept.span, columnCount: 3)
    )
    #expect(one.rowCount == 6 && one.sums == other.sums)
    let (found, plain) = (
      Covariance(of: padded.span, around: one.means), Covariance(of: kept.span, around: one.means)
    )
    #expect(found.rowCount == 6 && found.products == plain.products)
    let nothing: [Float] = [0, 0, .nan, 1]
    #expect(Covariance.Totals(of: nothing.span, columnCount: 2).means == [0, 0])
    #expect(Covariance(of: nothing.span, around: [0, 0]).products == [0, 0, 0, 0])
  }

  @Test func `parts add up to the whole`() {
    let all = values(90, 4)
    let whole = Covariance.Totals(of: all.span, columnCount: 4)
    var (totals, products) = (
      Covariance.Totals(of: all.span.extracting(0..<80), columnCount: 4),
      Covariance(of: all.span.extracting(0..<80), around: whole.means)
    )
    totals += Covariance.Totals(of: all.span.extracting(80..<360), columnCount: 4)
    products += Covariance(of: all.span.extracting(80..<360), around: whole.means)
    #expect(totals.rowCount == 90 && agree(totals.sums, whole.sums, within: 1e-14))
    let plain = Covariance(of: all.span, around: whole.means)
    #expect(products.rowCount == 90 && agree(products.products, plain.products, within: 1e-13))
  }
}
