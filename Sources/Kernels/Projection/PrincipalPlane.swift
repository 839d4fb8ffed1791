/// The plane in which the rows of a matrix vary most: their first two principal components.
///
/// Found by power iteration of eight directions together, row by row, without ever making the
/// covariance: much faster than all components where only two are wanted. The signs are those of
/// scikit-learn: of each component the coefficient largest in size is positive.
/// Source: Halko, Martinsson and Tropp 2011, doi:10.1137/090771806.
public struct PrincipalPlane: Sendable {
  /// The mean of the rows.
  public let mean: [Float]
  /// The two directions, a pair of coefficients a column; each of length 1 and at a right angle to
  /// the other, or zero where the rows do not vary that much.
  public let directions: [SIMD2<Double>]
  /// The share of the whole variance along each direction; 0 where there is none.
  public let shares: SIMD2<Double>

  /// How often the rows are gone through at most.
  private static let roundLimit = 60
  /// The rounds end when the variance along neither direction grows by more than this share.
  private static let tolerance = 1e-9

  /// The plane of some rows of a matrix.
  ///
  /// - Parameters:
  ///   - values: the matrix, row by row; the rows in question are finite.
  ///   - columnCount: at least 1.
  ///   - rows: which rows.
  ///   - seed: of the directions to start from; what comes out hardly depends on it.
  /// - Complexity: O(rows × columns) a round, 60 rounds at most, mostly ten to twenty.
  public init(_ values: Span<Float>, columnCount: Int, rows: [Int32], seed: UInt64 = 1) {
    precondition(columnCount >= 1)
    precondition(rows.allSatisfy { $0 >= 0 && Int($0) < values.count / columnCount })
    var sums = [Double](repeating: 0, count: columnCount)
    for row in rows {
      let start = Int(row) * columnCount
      for column in 0..<columnCount { sums[column] += Double(values[start + column]) }
    }
    mean = sums.map { Float($0 / Double(max(1, rows.count))) }
    let data = CenteredRows(mean: mean, rows: rows)
    let total = data.variance(values)
    var generator = SeededGenerator(seed: seed, stream: 2)
    var block = EightDirections(columnCount: columnCount, generator: &generator)
    var axes = EightDirections.Axes()
    for _ in 0..<Self.roundLimit where total > 0 {
      let (next, products) = data.multiplied(values, block)
      let before = axes.variances
      axes = EightDirections.Axes(of: products)
      let growth = axes.variances - before
      if growth.x <= Self.tolerance * axes.variances.x
        && growth.y <= Self.tolerance * axes.variances.x
      {
        break
      }
      block = next
    }
    shares = total > 0 ? axes.variances / total : .zero
    directions = block.along(axes, floor: 1e-12 * total)
  }

  /// Where a row lies in the plane.
  ///
  /// - Precondition: it has as many values as the mean.
  public func coordinates(of row: Span<Float>) -> SIMD2<Double> {
    precondition(row.count == mean.count)
    var sum = SIMD2<Double>.zero
    for column in mean.indices {
      sum += Double(row[column] - mean[column]) * directions[column]
    }
    return sum
  }
}

/// Rows of a matrix, their mean taken off.
private struct CenteredRows {
  let mean: [Float]
  let rows: [Int32]

  /// So many rows are summed in single precision before the sum goes on in double precision.
  private static let stretch = 64

  /// The sum of the squares of all values.
  func variance(_ values: Span<Float>) -> Double {
    var total = 0.0
    for row in rows {
      let start = Int(row) * mean.count
      for column in mean.indices {
        let rest = Double(values[start + column] - mean[column])
        total += rest * rest
      }
    }
    return total
  }

  /// The covariance (times the number of rows) times eight directions, orthogonalised, and the 8 × 8
  /// products of the rows' coordinates along the given ones.
  func multiplied(
    _ values: Span<Float>, _ block: EightDirections
  ) -> (next: EightDirections, products: [SIMD8<Double>]) {
    let width = mean.count
    var sums = [SIMD8<Double>](repeating: .zero, count: width)
    var products = [SIMD8<Double>](repeating: .zero, count: 8)
    var part = [SIMD8<Float>](repeating: .zero, count: width)
    let (means, columns) = (mean.span, block.columns.span)
    for from in stride(from: 0, to: rows.count, by: Self.stretch) {
      for place in from..<min(from + Self.stretch, rows.count) {
        let start = Int(rows[place]) * width
        var along = SIMD8<Float>.zero
        // The places are those of the rows, which were checked.
        for column in 0..<width {
          along +=
            unsafe (values[unchecked: start + column] - means[unchecked: column])
            * columns[unchecked: column]
        }
        var sum = part.mutableSpan
        for column in 0..<width {
          unsafe sum[unchecked: column] +=
            (values[unchecked: start + column] - means[unchecked: column]) * along
        }
        let wide = SIMD8<Double>(along)
        for lane in 0..<8 { products[lane] += wide[lane] * wide }
      }
      for column in 0..<width {
        sums[column] += SIMD8<Double>(part[column])
        part[column] = .zero
      }
    }
    return (EightDirections(orthogonalizing: sums), products)
  }
}
