/// The eigenvalues and eigenvectors of a real symmetric matrix.
///
/// Householder reduction to tridiagonal form, then QL with implicit shifts (Golub and Van Loan,
/// *Matrix Computations*, 8.3; Dubrulle, Martin and Wilkinson 1968, doi:10.1007/BF02165404). Plain
/// arithmetic in a fixed order and square roots only, so the same matrix gives the same bits.
/// Errors are a small multiple of 10⁻¹⁶ of the largest eigenvalue.
public struct SymmetricEigen: Sendable {
  /// The eigenvalues, from the largest down.
  public let values: [Double]
  /// The eigenvectors, each of length 1, one a row in the order of the values.
  ///
  /// The first entry whose magnitude is the largest, up to a billionth of it, is positive.
  public let vectors: [Double]

  /// Decomposes a matrix of `side` × `side` finite values, row by row; O(`side`³).
  ///
  /// Only symmetric matrices have a meaning here: the lower triangle counts.
  public init(_ matrix: [Double], side: Int) {
    precondition(side >= 0 && matrix.count == side * side, "a square matrix")
    precondition(matrix.allSatisfy(\.isFinite), "finite values")
    var form = TridiagonalForm(matrix, side: side)
    form.diagonalize()
    let order = (0..<side).sorted { (-form.diagonal[$0], $0) < (-form.diagonal[$1], $1) }
    values = order.map { form.diagonal[$0] }
    vectors = order.flatMap { Self.signed(Array(form.basis[$0 * side..<($0 + 1) * side])) }
  }

  /// A vector or its opposite, so that the first entry of largest magnitude is positive.
  ///
  /// Rounding must not choose between entries that are equal but for their sign, so magnitudes
  /// within a billionth of the largest count as it.
  static func signed(_ vector: [Double]) -> [Double] {
    let largest = vector.reduce(0) { max($0, $1.magnitude) }
    let first = vector.first { $0.magnitude >= (1 - 1e-9) * largest } ?? 0
    return first < 0 ? vector.map { -$0 } : vector
  }
}

/// A symmetric matrix on its way to diagonal form: A = Bᵀ T B, T tridiagonal, B orthogonal.
private struct TridiagonalForm {
  let side: Int
  /// The diagonal of T, and beside it, at *i*, the entry that links *i* and *i* + 1.
  var diagonal, beside: [Double]
  /// B, row by row: at the end, the eigenvectors.
  var basis: [Double]

  /// Reduces a matrix to tridiagonal form by reflections.
  init(_ matrix: [Double], side: Int) {
    self.side = side
    var a = matrix
    for row in 0..<side {
      for column in 0..<row { a[column * side + row] = a[row * side + column] }
    }
    diagonal = [Double](repeating: 0, count: side)
    beside = diagonal
    var reflections: [(from: Int, vector: [Double])] = []
    for k in 0..<max(side - 1, 0) {
      let from = k + 1
      let row = k * side
      var vector = Array(a[row + from..<row + side])
      // Scaled first, so that no square under- or overflows.
      let scale = vector.reduce(0) { max($0, $1.magnitude) }
      diagonal[k] = a[row + k]
      guard scale > 0, vector.dropFirst().contains(where: { $0 != 0 }) else {
        beside[k] = vector[0]
        continue
      }
      for i in vector.indices { vector[i] /= scale }
      let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      beside[k] = vector[0] < 0 ? length * scale : -length * scale
      vector[0] += vector[0] < 0 ? -length : length
      // Of length √2, so that the reflection is 1 − v vᵀ.
      let norm = (vector.reduce(0) { $0 + $1 * $1 } / 2).squareRoot()
      for i in vector.indices { vector[i] /= norm }
      Self.reflect(&a, side, from, vector)
      reflections.append((from, vector))
    }
    if side > 0 { diagonal[side - 1] = a[side * side - 1] }
    basis = [Double](repeating: 0, count: side * side)
    for i in 0..<side { basis[i * side + i] = 1 }
    // B = … H₁ H₀, built up from the last, so that most of it is still the identity.
    for (from, vector) in reflections.reversed() {
      for i in from..<side {
        var product = 0.0
        for j in vector.indices { product += basis[i * side + from + j] * vector[j] }
        for j in vector.indices { basis[i * side + from + j] -= product * vector[j] }
      }
    }
  }

  /// The part of a matrix from row and column `from` on: (1 − v vᵀ) A (1 − v vᵀ).
  private static func reflect(_ a: inout [Double], _ side: Int, _ from: Int, _ v: [Double]) {
    var product = [Double](repeating: 0, count: v.count)
    for i in v.indices {
      let start = (from + i) * side + from
      // Four sums at once: of every fourth product.
      var sums = SIMD4<Double>.zero
      for j in stride(from: 0, to: v.count - 3, by: 4) {
        for lane in 0..<4 { sums[lane] += a[start + j + lane] * v[j + lane] }
      }
      var total = sums.sum()
      for j in v.count / 4 * 4..<v.count { total += a[start + j] * v[j] }
      product[i] = total
    }
    var half = 0.0
    for i in v.indices { half += product[i] * v[i] }
    half /= 2
    for i in v.indices { product[i] -= half * v[i] }
    let count = v.count
    precondition(from + count == side && a.count == side * side)
    unsafe a.withUnsafeMutableBufferPointer { a in
      for i in 0..<count {
        let start = (from + i) * side + from
        let (vi, pi) = (v[i], product[i])
        for j in 0..<count { unsafe a[start + j] -= vi * product[j] + pi * v[j] }
      }
    }
  }

  /// Brings T to diagonal form by rotations, which the rows of B take part in.
  mutating func diagonalize() {
    for l in 0..<side {
      // Converges in one or two rounds; the limit only keeps an endless loop out.
      for _ in 0..<100 {
        var m = l
        while m + 1 < side {
          let weight = diagonal[m].magnitude + diagonal[m + 1].magnitude
          if beside[m].magnitude <= 0x1p-53 * weight || beside[m].magnitude < 0x1p-1000 { break }
          m += 1
        }
        guard m > l else { break }
        sweep(l, m)
      }
    }
  }

  /// One implicit QL step on the block from `l` to `m`.
  private mutating func sweep(_ l: Int, _ m: Int) {
    var g = (diagonal[l + 1] - diagonal[l]) / (2 * beside[l])
    var r = length(g, 1)
    g = diagonal[m] - diagonal[l] + beside[l] / (g < 0 ? g - r : g + r)
    var (sine, cosine, shift) = (1.0, 1.0, 0.0)
    for i in (l..<m).reversed() {
      let (f, b) = (sine * beside[i], cosine * beside[i])
      r = length(f, g)
      beside[i + 1 == side ? i : i + 1] = r
      if r == 0 {
        diagonal[i + 1] -= shift
        beside[m] = 0
        return
      }
      (sine, cosine) = (f / r, g / r)
      g = diagonal[i + 1] - shift
      r = (diagonal[i] - g) * sine + 2 * cosine * b
      shift = sine * r
      diagonal[i + 1] = g + shift
      g = cosine * r - b
      rotate(i, sine, cosine)
    }
    diagonal[l] -= shift
    beside[l] = g
    beside[m] = 0
  }

  /// Turns rows `i` and `i` + 1 of B.
  private mutating func rotate(_ i: Int, _ sine: Double, _ cosine: Double) {
    // Most of the time goes here: pointers, of which the places are known to be good.
    let (one, two) = (i * side, (i + 1) * side)
    precondition(two + side <= basis.count)
    unsafe basis.withUnsafeMutableBufferPointer { basis in
      for k in 0..<side {
        let (x, y) = unsafe (basis[one + k], basis[two + k])
        unsafe basis[two + k] = sine * x + cosine * y
        unsafe basis[one + k] = cosine * x - sine * y
      }
    }
  }
}

/// √(x² + y²) without under- or overflow on the way.
private func length(_ x: Double, _ y: Double) -> Double {
  let (a, b) = (max(x.magnitude, y.magnitude), min(x.magnitude, y.magnitude))
  guard a > 0 else { return 0 }
  let ratio = b / a
  return a * (1 + ratio * ratio).squareRoot()
}
