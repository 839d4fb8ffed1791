/// How the columns of a matrix vary together: their means and the products of what remains.
///
/// Parts of a matrix (some rows each) are taken apart on any number of cores and added up in a fixed
/// order: first all totals, then all products around the means of the whole. All sums are in double
/// precision. Rows of zeros and rows with a value that is not finite belong to images without a
/// vector; they count for nothing.
public struct Covariance: Sendable {
  /// The number of columns.
  public let columnCount: Int
  /// The rows that count.
  public private(set) var rowCount: Int
  /// The means around which products are taken.
  public let means: [Double]
  /// Columns × columns, row by row: Σ (x − mean)(y − mean).
  public private(set) var products: [Double]

  /// The rows and totals of columns from which means follow.
  public struct Totals: Sendable {
    /// The rows that count.
    public private(set) var rowCount = 0
    /// The total of each column.
    public private(set) var sums: [Double]

    /// Adds up the rows of a part; O(values).
    public init(of values: Span<Float>, columnCount: Int) {
      precondition(columnCount >= 1 && values.count.isMultiple(of: columnCount), "whole rows")
      sums = [Double](repeating: 0, count: columnCount)
      for start in stride(from: 0, to: values.count, by: columnCount)
      where Covariance.counts(values, start, columnCount) {
        rowCount += 1
        for column in 0..<columnCount { sums[column] += Double(values[start + column]) }
      }
    }

    /// Adds the totals of another part, with as many columns.
    public static func += (one: inout Totals, other: Totals) {
      precondition(one.sums.count == other.sums.count)
      one.rowCount += other.rowCount
      for column in one.sums.indices { one.sums[column] += other.sums[column] }
    }

    /// The mean of each column; zeros without a row.
    public var means: [Double] { sums.map { rowCount == 0 ? 0 : $0 / Double(rowCount) } }
  }

  /// Takes the products of a part; rows × columns² / 2 steps.
  ///
  /// - Parameters:
  ///   - values: the part's rows.
  ///   - means: one a column, those of the whole matrix.
  public init(of values: Span<Float>, around means: [Double]) {
    let width = means.count
    precondition(width >= 1 && values.count.isMultiple(of: width), "whole rows")
    columnCount = width
    self.means = means
    rowCount = 0
    products = [Double](repeating: 0, count: width * width)
    var panel = Panel(columnCount: width)
    for start in stride(from: 0, to: values.count, by: width)
    where Covariance.counts(values, start, width) {
      rowCount += 1
      panel.take(values, start, means)
      if panel.isFull { panel.empty(into: &products) }
    }
    panel.empty(into: &products)
    for row in 0..<width {
      for column in 0..<row { products[row * width + column] = products[column * width + row] }
    }
  }

  /// Adds the products of another part, taken around the same means.
  public static func += (one: inout Covariance, other: Covariance) {
    precondition(one.means == other.means, "products around the same means")
    one.rowCount += other.rowCount
    for place in one.products.indices { one.products[place] += other.products[place] }
  }

  /// Whether a row is that of an image with a vector: finite, and not all zero.
  static func counts(_ values: Span<Float>, _ start: Int, _ width: Int) -> Bool {
    var some = false
    for place in start..<start + width {
      guard values[place].isFinite else { return false }
      some = some || values[place] != 0
    }
    return some
  }
}

/// Some rows less the means, column by column, so that two columns' products are one run.
private struct Panel {
  /// Runs of four rows in a panel.
  private static let runs = 16
  private let columnCount: Int
  private var values: [SIMD4<Double>]
  private var rowCount = 0

  init(columnCount: Int) {
    self.columnCount = columnCount
    values = [SIMD4<Double>](repeating: .zero, count: columnCount * Self.runs)
  }

  var isFull: Bool { rowCount == 4 * Self.runs }

  mutating func take(_ rows: Span<Float>, _ start: Int, _ means: [Double]) {
    let (run, lane) = (rowCount / 4, rowCount % 4)
    for column in 0..<columnCount {
      values[column * Self.runs + run][lane] = Double(rows[start + column]) - means[column]
    }
    rowCount += 1
  }

  /// Adds the products of all pairs of columns to the upper triangle, and begins anew.
  mutating func empty(into products: inout [Double]) {
    guard rowCount > 0 else { return }
    var row = 0
    while row < columnCount {
      let two = row + 1 < columnCount ? row + 1 : row
      var column = row
      while column < columnCount {
        let next = column + 1 < columnCount ? column + 1 : column
        let sums = square(row, two, column, next)
        products[row * columnCount + column] += sums[0]
        if next > column { products[row * columnCount + next] += sums[1] }
        if two > row {
          if column >= two { products[two * columnCount + column] += sums[2] }
          if next > column { products[two * columnCount + next] += sums[3] }
        }
        column += 2
      }
      row += 2
    }
    for place in values.indices { values[place] = .zero }
    rowCount = 0
  }

  /// The four products of two columns with two.
  private func square(_ a: Int, _ b: Int, _ x: Int, _ y: Int) -> SIMD4<Double> {
    let span = values.span
    let runs = Self.runs
    let (a, b, x, y) = (a * runs, b * runs, x * runs, y * runs)
    precondition(max(a, b, x, y) + runs <= span.count)
    var (ax, ay) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
    var (bx, by) = (ax, ay)
    for run in 0..<runs {
      let (va, vb) = unsafe (span[unchecked: a + run], span[unchecked: b + run])
      let (vx, vy) = unsafe (span[unchecked: x + run], span[unchecked: y + run])
      ax += va * vx
      ay += va * vy
      bx += vb * vx
      by += vb * vy
    }
    return SIMD4(ax.sum(), ay.sum(), bx.sum(), by.sum())
  }
}
