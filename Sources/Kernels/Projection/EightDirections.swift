/// Eight directions at right angles, held column by column: what ``PrincipalPlane`` iterates.
struct EightDirections {
  /// The eight coefficients of each column of the matrix.
  let columns: [SIMD8<Float>]

  /// Directions at random.
  init(columnCount: Int, generator: inout SeededGenerator) {
    var drawn: [SIMD8<Double>] = []
    for _ in 0..<columnCount {
      var lanes = SIMD8<Double>.zero
      for lane in 0..<8 { lanes[lane] = generator.nextUnit() - 0.5 }
      drawn.append(lanes)
    }
    self.init(orthogonalizing: drawn)
  }

  /// Directions that span what the given ones do, by Gram and Schmidt, twice for their rounding;
  /// those that add nothing become zero.
  init(orthogonalizing drawn: [SIMD8<Double>]) {
    var drawn = drawn
    for lane in 0..<8 {
      let length = Self.product(drawn, lane, lane).squareRoot()
      for _ in 0..<2 {
        for earlier in 0..<lane {
          let product = Self.product(drawn, lane, earlier)
          for column in drawn.indices { drawn[column][lane] -= product * drawn[column][earlier] }
        }
      }
      let rest = Self.product(drawn, lane, lane).squareRoot()
      let scale = rest > 1e-10 * length ? 1 / rest : 0
      for column in drawn.indices { drawn[column][lane] *= scale }
    }
    columns = drawn.map { SIMD8<Float>($0) }
  }

  private static func product(_ columns: [SIMD8<Double>], _ one: Int, _ other: Int) -> Double {
    columns.reduce(0) { $0 + $1[one] * $1[other] }
  }

  /// The two combinations of the eight directions along which there is most variance.
  ///
  /// - Parameters:
  ///   - axes: the combinations.
  ///   - floor: with less variance than this a direction is zero.
  /// - Returns: a pair of coefficients a column.
  func along(_ axes: Axes, floor: Double) -> [SIMD2<Double>] {
    var pairs = columns.map { column in
      let wide = SIMD8<Double>(column)
      return SIMD2((wide * axes.first).sum(), (wide * axes.second).sum())
    }
    for axis in 0..<2 {
      let length = pairs.reduce(0) { $0 + $1[axis] * $1[axis] }.squareRoot()
      let largest = pairs.max { abs($0[axis]) < abs($1[axis]) }?[axis] ?? 0
      let isNone = axes.variances[axis] <= floor || length == 0
      let scale = isNone ? 0 : (largest < 0 ? -1 : 1) / length
      for column in pairs.indices { pairs[column][axis] *= scale }
    }
    return pairs
  }

  /// The two directions of most variance among eight, and how much it is.
  struct Axes {
    var first = SIMD8<Double>.zero
    var second = SIMD8<Double>.zero
    var variances = SIMD2<Double>.zero

    /// Nothing yet.
    init() {}

    /// The first two eigenvectors of a symmetric 8 × 8 matrix, by Jacobi's rotations.
    init(of matrix: [SIMD8<Double>]) {
      var matrix = matrix
      var vectors = (0..<8).map { row in
        var unit = SIMD8<Double>.zero
        unit[row] = 1
        return unit
      }
      for _ in 0..<30 {
        var rest = 0.0
        for row in 0..<8 {
          for column in row + 1..<8 {
            let value = matrix[row][column]
            rest += value * value
            guard value != 0 else { continue }
            let ratio = (matrix[column][column] - matrix[row][row]) / (2 * value)
            let tangent = (ratio < 0 ? -1 : 1) / (abs(ratio) + (ratio * ratio + 1).squareRoot())
            let cosine = 1 / (tangent * tangent + 1).squareRoot()
            let sine = tangent * cosine
            (matrix[row], matrix[column]) = (
              cosine * matrix[row] - sine * matrix[column],
              sine * matrix[row] + cosine * matrix[column]
            )
            for place in 0..<8 {
              let (one, other) = (matrix[place][row], matrix[place][column])
              matrix[place][row] = cosine * one - sine * other
              matrix[place][column] = sine * one + cosine * other
            }
            (vectors[row], vectors[column]) = (
              cosine * vectors[row] - sine * vectors[column],
              sine * vectors[row] + cosine * vectors[column]
            )
          }
        }
        let size = (0..<8).reduce(0) { $0 + matrix[$1][$1] * matrix[$1][$1] }
        if rest <= 1e-30 * size { break }
      }
      let order = (0..<8).sorted { (matrix[$0][$0], $1) > (matrix[$1][$1], $0) }
      (first, second) = (vectors[order[0]], vectors[order[1]])
      variances = SIMD2(max(0, matrix[order[0]][order[0]]), max(0, matrix[order[1]][order[1]]))
    }
  }
}
