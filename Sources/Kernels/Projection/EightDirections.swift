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

    /// The first two eigenvectors of a symmetric 8 × 8 matrix.
    init(of matrix: [SIMD8<Double>]) {
      let eigen = SymmetricEigen(matrix.flatMap { row in (0..<8).map { row[$0] } }, side: 8)
      for place in 0..<8 {
        (first[place], second[place]) = (eigen.vectors[place], eigen.vectors[8 + place])
      }
      variances = SIMD2(max(0, eigen.values[0]), max(0, eigen.values[1]))
    }
  }
}
