import Testing

@testable import Kernels

@Suite struct PrincipalComponentsTests {
  private struct Fit: Decodable {
    var name: String
    var columns, count: Int
    var values: [Float?]
    var means, components, variances, projected: [Double]
    var total: Double

    var rows: [Float] { values.map { $0 ?? .nan } }
    /// The rows of images that have a vector.
    var counted: [Float] {
      stride(from: 0, to: values.count, by: columns).flatMap { start in
        let row = rows[start..<start + columns]
        return row.allSatisfy(\.isFinite) && row.contains { $0 != 0 } ? Array(row) : []
      }
    }
  }
  private struct File: Decodable { var fits: [Fit] }
  private let golden: File

  init() throws { golden = try goldenFile("principal_components.json") }

  @Test func `components, variances and projections are those of scikit-learn`() {
    for fit in golden.fits {
      let found = PrincipalComponents(
        of: fit.rows.span, columnCount: fit.columns, count: fit.count)
      #expect(agree(found.means, fit.means, within: 1e-13), "\(fit.name)")
      #expect(agree(found.components, fit.components, within: 1e-9), "\(fit.name)")
      #expect(agree(found.variances, fit.variances, within: 1e-9), "\(fit.name)")
      #expect(agrees(found.totalVariance, fit.total, within: 1e-9), "\(fit.name)")
      let projected = found.projected(fit.counted.span).map(Double.init)
      #expect(agree(projected, fit.projected, within: 1e-6), "\(fit.name)")
    }
  }

  @Test func `parts on any number of cores add up to the same bits`() {
    var generator = SeededGenerator(seed: 8)
    let (rows, columns) = (5000, 6)
    let values = (0..<rows * columns).map { _ in Float(generator.nextUnit()) }
    let whole = PrincipalComponents(of: values.span, columnCount: columns, count: 3)
    let blocks = stride(from: 0, to: values.count, by: 2048 * columns).map {
      Array(values[$0..<min($0 + 2048 * columns, values.count)])
    }
    // Taken from the last to the first, as other cores might; added in order.
    let none: [Float] = []
    var totals: [Covariance.Totals] = []
    for block in blocks.reversed() {
      let part = Covariance.Totals(of: block.span, columnCount: columns)
      totals.append(part)
    }
    var all = Covariance.Totals(of: none.span, columnCount: columns)
    for part in totals.reversed() { all += part }
    let means = all.means
    var parts: [Covariance] = []
    for block in blocks.reversed() {
      let part = Covariance(of: block.span, around: means)
      parts.append(part)
    }
    var sum = Covariance(of: none.span, around: means)
    for part in parts.reversed() { sum += part }
    let found = PrincipalComponents(sum, count: 3)
    #expect(found.components == whole.components && found.variances == whole.variances)
    #expect(sum.rowCount == rows)
  }

  @Test func `few rows and their covariance have the same components`() {
    for fit in golden.fits where fit.rows.count / fit.columns <= fit.columns {
      let rows = fit.rows
      let means = Covariance.Totals(of: rows.span, columnCount: fit.columns).means
      let covariance = Covariance(of: rows.span, around: means)
      let one = PrincipalComponents(covariance, count: fit.count)
      let other = PrincipalComponents(of: rows.span, columnCount: fit.columns, count: fit.count)
      #expect(agree(one.components, other.components, within: 1e-9), "\(fit.name)")
      #expect(agree(one.variances, other.variances, within: 1e-9), "\(fit.name)")
    }
  }

  @Test func `rows that do not vary have no components, and neither has one row`() {
    let same = [Float](repeating: 0.5, count: 12)
    let (first, nothing) = (Array(same[..<3]), [Float]())
    for values in [same, first] {
      let found = PrincipalComponents(of: values.span, columnCount: 3, count: 3)
      #expect(found.count == 0 && found.totalVariance == 0 && found.means == [0.5, 0.5, 0.5])
      #expect(found.projected(same.span).isEmpty)
    }
    // A third of three times 0.1 is not 0.1.
    let tenths = [Float](repeating: 0.1, count: 7 * 3)
    #expect(PrincipalComponents(of: tenths.span, columnCount: 3, count: 3).count == 0)
    let few = [Float](repeating: 0.1, count: 3 * 5)
    #expect(PrincipalComponents(of: few.span, columnCount: 5, count: 3).count == 0)
    let none = PrincipalComponents(of: nothing.span, columnCount: 3, count: 3)
    #expect(none.count == 0 && none.means == [0, 0, 0])
  }

  @Test func `no component is made of rounding`() {
    // Points on a line: one direction, whatever the number of columns.
    let line = (0..<40).flatMap { [Float($0), Float(2 * $0), Float(-$0)] }
    let wide = (0..<2).flatMap { row in (0..<5).map { Float((row + 1) * ($0 + 1)) } }
    #expect(PrincipalComponents(of: line.span, columnCount: 3, count: 3).count == 1)
    #expect(PrincipalComponents(of: wide.span, columnCount: 5, count: 5).count == 1)
  }
}
