/// The directions in which the rows of a matrix vary most (principal component analysis).
///
/// Fit and projection are those of scikit-learn's `PCA`: eigenvectors of the covariance matrix, the
/// entry of largest magnitude of each positive. Nothing is drawn at random and every sum has a fixed
/// order, so the same rows give the same bits, on any number of cores.
///
/// `descriptor` embeddings are reduced by it and the map's first view is its first two components.
public struct PrincipalComponents: Sendable {
  /// The number of columns of the rows.
  public let columnCount: Int
  /// The mean of each column, which becomes the origin.
  public let means: [Double]
  /// The components, one a row of `columnCount` entries, each of length 1.
  public let components: [Double]
  /// The variance along each component (over rows − 1), from the largest down; never negative.
  public let variances: [Double]
  /// The sum of the variances of all columns.
  public let totalVariance: Double

  /// The number of components.
  public var count: Int { variances.count }

  /// The components of a covariance; columns³ steps.
  ///
  /// - Parameters:
  ///   - covariance: of any number of rows; fewer than two vary in no direction, and have none.
  ///   - count: how many are wanted; there are at most as many as columns, and as rows − 1, and
  ///     none along which nothing varies (a variance below 10⁻¹² of the largest, or of rounding).
  public init(_ covariance: Covariance, count: Int) {
    precondition(count >= 0)
    let width = covariance.columnCount
    columnCount = width
    means = covariance.means
    let rows = covariance.rowCount
    guard rows > 1 else {
      (components, variances, totalVariance) = ([], [], 0)
      return
    }
    let matrix = covariance.products.map { $0 / Double(rows - 1) }
    let eigen = SymmetricEigen(matrix, side: width)
    let kept = Self.varying(eigen.values, atMost: min(count, rows - 1), around: means)
    variances = Array(eigen.values.prefix(kept))
    components = Array(eigen.vectors.prefix(kept * width))
    totalVariance = (0..<width).reduce(0) { $0 + matrix[$1 * width + $1] }
  }

  /// The components of a matrix in one go.
  ///
  /// With more rows than columns, by ``Covariance`` of blocks of 2,048 rows, in order; else by the
  /// products of the rows, in rows² × columns + rows³ steps.
  public init(of values: Span<Float>, columnCount: Int, count: Int) {
    guard values.count / columnCount > columnCount else {
      self.init(ofFew: values, columnCount: columnCount, count: count)
      return
    }
    let block = 2048 * columnCount
    let parts = stride(from: 0, to: values.count, by: block).map {
      $0..<min($0 + block, values.count)
    }
    var totals = Covariance.Totals(of: values.extracting(0..<0), columnCount: columnCount)
    for part in parts {
      totals += Covariance.Totals(of: values.extracting(part), columnCount: columnCount)
    }
    var whole = Covariance(of: values.extracting(0..<0), around: totals.means)
    for part in parts { whole += Covariance(of: values.extracting(part), around: totals.means) }
    self.init(whole, count: count)
  }

  /// The components of a matrix of few rows: from the eigenvectors *u* of the rows' products X Xᵀ
  /// follow those of XᵀX, Xᵀ*u*.
  private init(ofFew values: Span<Float>, columnCount: Int, count: Int) {
    let width = columnCount
    let totals = Covariance.Totals(of: values, columnCount: width)
    (self.columnCount, means) = (width, totals.means)
    let rows = totals.rowCount
    guard rows > 1 else {
      (components, variances, totalVariance) = ([], [], 0)
      return
    }
    var centered: [Double] = []
    for start in stride(from: 0, to: values.count, by: width)
    where Covariance.counts(values, start, width) {
      for column in 0..<width { centered.append(Double(values[start + column]) - means[column]) }
    }
    var products = [Double](repeating: 0, count: rows * rows)
    for one in 0..<rows {
      let row = centered.span.extracting(one * width..<(one + 1) * width)
      for other in 0...one {
        products[one * rows + other] =
          product(row, centered.span, other * width) / Double(rows - 1)
      }
    }
    totalVariance = (0..<rows).reduce(0) { $0 + products[$1 * rows + $1] }
    let eigen = SymmetricEigen(products, side: rows)
    let kept = Self.varying(eigen.values, atMost: min(count, rows - 1), around: means)
    variances = Array(eigen.values.prefix(kept))
    components = (0..<kept).flatMap { component in
      var vector = [Double](repeating: 0, count: width)
      for row in 0..<rows {
        let share = eigen.vectors[component * rows + row]
        for column in 0..<width { vector[column] += share * centered[row * width + column] }
      }
      let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return SymmetricEigen.signed(vector.map { $0 / length })
    }
  }

  /// How many of the first values count as variances.
  ///
  /// A mean is rounded to about 10⁻¹⁶ of itself, so rows that are all the same differ from it by as
  /// much.
  private static func varying(
    _ values: [Double], atMost count: Int, around means: [Double]
  ) -> Int {
    let floor = max(1e-12 * (values.first ?? 0), 1e-28 * means.reduce(0) { $0 + $1 * $1 })
    return values.prefix(max(count, 0)).prefix { $0 > floor }.count
  }

  /// Where rows lie along the components: (row − means) · component, in double precision.
  ///
  /// - Parameter values: rows of `columnCount` finite values; an image without a vector is the
  ///   caller's to leave out.
  /// - Returns: `count` numbers a row.
  public func projected(_ values: Span<Float>) -> [Float] {
    precondition(values.count.isMultiple(of: columnCount), "whole rows")
    var result: [Float] = []
    result.reserveCapacity(values.count / columnCount * count)
    var row = [Double](repeating: 0, count: columnCount)
    for start in stride(from: 0, to: values.count, by: columnCount) {
      for column in 0..<columnCount {
        row[column] = Double(values[start + column]) - means[column]
      }
      for component in 0..<count {
        result.append(Float(product(row.span, components.span, component * columnCount)))
      }
    }
    return result
  }
}

/// The inner product of a row and a component, in eight sums.
private func product(_ row: Span<Double>, _ components: Span<Double>, _ start: Int) -> Double {
  precondition(start + row.count <= components.count)
  var sums = SIMD8<Double>.zero
  var place = 0
  while place + 8 <= row.count {
    for lane in 0..<8 {
      sums[lane] +=
        unsafe row[unchecked: place + lane] * components[unchecked: start + place + lane]
    }
    place += 8
  }
  var total = sums.sum()
  while place < row.count {
    total += row[place] * components[start + place]
    place += 1
  }
  return total
}
