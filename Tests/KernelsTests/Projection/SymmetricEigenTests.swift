import Testing

@testable import Kernels

@Suite struct SymmetricEigenTests {
  private struct File: Decodable { var eigen: [Case] }

  private struct Case: Decodable {
    var name: String
    var side: Int
    var matrix, values, vectors: [Double]
  }

  @Test func `eigenvalues and eigenvectors are those of LAPACK`() throws {
    for matrix in try goldenFile("principal_components.json", as: File.self).eigen {
      let found = SymmetricEigen(matrix.matrix, side: matrix.side)
      #expect(agree(found.values, matrix.values, within: 1e-14), "\(matrix.name)")
      // Vectors of values that lie close together are less certain than the values.
      if matrix.name != "of very different sizes" {
        #expect(agree(found.vectors, matrix.vectors, within: 1e-9), "\(matrix.name)")
      }
    }
  }

  @Test func `any symmetric matrix is its eigenvectors and eigenvalues put together again`() {
    var generator = SeededGenerator(seed: 5)
    for side in [1, 2, 3, 17, 60] {
      for round in 0..<3 {
        var matrix = [Double](repeating: 0, count: side * side)
        for row in 0..<side {
          for column in 0...row {
            // The second round has many equal entries, the third little rank.
            let value =
              switch round {
              case 0: generator.nextUnit() - 0.5
              case 1: (generator.nextUnit() * 3).rounded(.down)
              default: Double(row * column)
              }
            matrix[row * side + column] = value
            matrix[column * side + row] = value
          }
        }
        let eigen = SymmetricEigen(matrix, side: side)
        #expect(zip(eigen.values, eigen.values.dropFirst()).allSatisfy(>=))
        var rebuilt = [Double](repeating: 0, count: side * side)
        var products = rebuilt
        for k in 0..<side {
          let vector = Array(eigen.vectors[k * side..<(k + 1) * side])
          for i in 0..<side {
            for j in 0..<side {
              rebuilt[i * side + j] += eigen.values[k] * vector[i] * vector[j]
              products[i * side + j] += vector[i] * vector[j]
            }
          }
        }
        #expect(agree(rebuilt, matrix, within: 1e-12), "side \(side), round \(round)")
        let identity = (0..<side * side).map { $0 / side == $0 % side ? 1.0 : 0.0 }
        #expect(agree(products, identity, within: 1e-12), "side \(side), round \(round)")
      }
    }
  }

  @Test func `by hand: two by two`() {
    // (2, 1; 1, 2) has 3 along (1, 1) and 1 across; of equal sizes the first entry is positive.
    let found = SymmetricEigen([2, 1, 1, 2], side: 2)
    let half = 0.5.squareRoot()
    #expect(agree(found.values, [3, 1], within: 1e-15))
    #expect(agree(found.vectors, [half, half, half, -half], within: 1e-15))
  }

  @Test func `diagonal matrices are sorted, and there may be nothing to do`() {
    let found = SymmetricEigen([1, 0, 0, 0, -5, 0, 0, 0, 2], side: 3)
    #expect(found.values == [2, 1, -5])
    #expect(found.vectors == [0, 0, 1, 1, 0, 0, 0, 1, 0])
    #expect(SymmetricEigen([-4], side: 1).values == [-4])
    #expect(SymmetricEigen([-4], side: 1).vectors == [1])
    #expect(SymmetricEigen([], side: 0).values.isEmpty)
    #expect(SymmetricEigen([0, 0, 0, 0], side: 2).values == [0, 0])
  }

  @Test func `only the lower triangle counts`() {
    let whole = SymmetricEigen([4, 1, -2, 1, 3, 0.5, -2, 0.5, 1], side: 3)
    let lower = SymmetricEigen([4, 77, 88, 1, 3, 99, -2, 0.5, 1], side: 3)
    #expect(lower.values == whole.values && lower.vectors == whole.vectors)
  }

  @Test func `the first entry of largest size is positive, whatever rounding says`() {
    #expect(SymmetricEigen.signed([0.5, -0.8]) == [-0.5, 0.8])
    #expect(SymmetricEigen.signed([0.5, 0.8]) == [0.5, 0.8])
    #expect(SymmetricEigen.signed([-0.7, 0.7 * (1 + 1e-12)]) == [0.7, -0.7 * (1 + 1e-12)])
    #expect(SymmetricEigen.signed([0, 0]) == [0, 0])
  }
}
