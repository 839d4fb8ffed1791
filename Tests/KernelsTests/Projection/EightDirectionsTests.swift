import Testing

@testable import Kernels

@Suite struct EightDirectionsTests {
  /// The inner product of two of the directions.
  private func product(_ directions: EightDirections, _ one: Int, _ other: Int) -> Double {
    directions.columns.reduce(0) { $0 + Double($1[one]) * Double($1[other]) }
  }

  @Test
  func `directions at random are at right angles and of length 1, the same with the same seed`() {
    func drawn(_ seed: UInt64, columns: Int) -> EightDirections {
      var generator = SeededGenerator(seed: seed)
      return EightDirections(columnCount: columns, generator: &generator)
    }
    let directions = drawn(3, columns: 20)
    for one in 0..<8 {
      for other in 0..<8 {
        #expect(abs(product(directions, one, other) - (one == other ? 1 : 0)) < 1e-6)
      }
    }
    #expect(directions.columns == drawn(3, columns: 20).columns)
    #expect(directions.columns != drawn(4, columns: 20).columns)
    // In three columns there are three right angles: the other five directions become zero.
    let few = drawn(3, columns: 3)
    let lengths = (0..<8).map { product(few, $0, $0) }
    #expect(lengths[..<3].allSatisfy { abs($0 - 1) < 1e-6 } && lengths[3...].allSatisfy { $0 == 0 })
  }

  @Test func `made orthogonal, directions span what they did, each with those before`() {
    // (1, 1, 0), (1, 0, 0), then their sum, and (0, 0, 2).
    var columns = [SIMD8<Double>](repeating: .zero, count: 3)
    (columns[0][0], columns[1][0]) = (1, 1)
    columns[0][1] = 1
    (columns[0][2], columns[1][2]) = (2, 1)
    columns[2][3] = 2
    let found = EightDirections(orthogonalizing: columns)
    func direction(_ lane: Int) -> [Float] { found.columns.map { $0[lane] } }
    let half = Float(0.5).squareRoot()
    for (lane, expected) in [[half, half, 0], [half, -half, 0], [0, 0, 0], [0, 0, 1]].enumerated() {
      #expect(zip(direction(lane), expected).allSatisfy { abs($0 - $1) < 1e-6 }, "\(lane)")
    }
  }

  @Test func `the axes are the two with most variance`() {
    // Variances 2 and 7 at places 1 and 6, 1 elsewhere.
    let matrix = (0..<8).map { place in
      var row = SIMD8<Double>.zero
      row[place] = place == 1 ? 2 : place == 6 ? 7 : 1
      return row
    }
    let axes = EightDirections.Axes(of: matrix)
    #expect(axes.variances == SIMD2(7, 2))
    #expect(axes.first == SIMD8(0, 0, 0, 0, 0, 0, 1, 0))
    #expect(axes.second == SIMD8(0, 1, 0, 0, 0, 0, 0, 0))
    // A variance is never negative.
    let none = EightDirections.Axes(of: matrix.map { -$0 })
    #expect(none.variances == .zero)
  }

  @Test func `combinations have length 1 and a positive largest coefficient, or are zero`() {
    var columns = [SIMD8<Double>](repeating: .zero, count: 3)
    (columns[0][0], columns[1][0]) = (0.6, -0.8)
    (columns[0][1], columns[1][1]) = (0.8, 0.6)
    let directions = EightDirections(orthogonalizing: columns)
    var axes = EightDirections.Axes()
    (axes.first[0], axes.second[1], axes.variances) = (1, -0.5, SIMD2(3, 1))
    let found = directions.along(axes, floor: 1e-9)
    for (pair, expected) in zip(found, [SIMD2(-0.6, 0.8), SIMD2(0.8, 0.6), .zero]) {
      #expect(abs(pair.x - expected.x) < 1e-6 && abs(pair.y - expected.y) < 1e-6)
    }
    // With no more variance than the floor a direction is zero.
    let flat = directions.along(axes, floor: 1)
    #expect(flat.allSatisfy { $0.y == 0 } && flat[1].x > 0.7)
    #expect(directions.along(axes, floor: 3).allSatisfy { $0 == .zero })
  }
}
