import Kernels

/// What a model gave for every image and class, in the precision in which it came.
///
/// Logits stay logits: their probabilities are made row by row where they are needed, so that the order
/// of two images is never lost where probabilities would be 0 or 1.
public struct ProbabilityMatrix: Sendable {
  /// What the numbers are.
  public enum Meaning: String, Sendable, CaseIterable {
    /// Probabilities of one distribution; they add up to one in every row that has any.
    case probabilities
    /// Finite numbers whose softmax are probabilities; −∞ for a class or an image without one.
    case logits
    /// A number from 0 to 1 a class, each independent of the others: they rank, and that is all.
    case scores
  }

  /// The numbers, row by row.
  public enum Values: Sendable {
    /// As Float32.
    case single(NumberMatrix<Float>)
    /// As Float64.
    case double(NumberMatrix<Double>)
  }

  /// The numbers as they were given.
  public let values: Values
  /// What they are.
  public let meaning: Meaning

  /// A matrix of these numbers.
  public init(_ values: Values, meaning: Meaning = .probabilities) {
    self.values = values
    self.meaning = meaning
  }

  /// A matrix in memory, as Float64.
  ///
  /// - Precondition: `values.count == rowCount * columnCount`.
  public init(
    values: [Double], rowCount: Int, columnCount: Int, meaning: Meaning = .probabilities
  ) {
    let matrix = NumberMatrix(values: values, rowCount: rowCount, columnCount: columnCount)
    self.init(.double(matrix), meaning: meaning)
  }

  /// A matrix in memory, as Float32.
  ///
  /// - Precondition: `values.count == rowCount * columnCount`.
  public init(
    values: [Float], rowCount: Int, columnCount: Int, meaning: Meaning = .probabilities
  ) {
    let matrix = NumberMatrix(values: values, rowCount: rowCount, columnCount: columnCount)
    self.init(.single(matrix), meaning: meaning)
  }

  /// The number of rows; row *i* belongs to image *i*.
  public var rowCount: Int {
    switch values {
    case .single(let matrix): matrix.rowCount
    case .double(let matrix): matrix.rowCount
    }
  }

  /// The number of columns; column *c* belongs to class *c*.
  public var columnCount: Int {
    switch values {
    case .single(let matrix): matrix.columnCount
    case .double(let matrix): matrix.columnCount
    }
  }

  /// The number of all numbers.
  public var count: Int { rowCount * columnCount }

  /// What stands for a class or an image without a number.
  public var missing: Double { meaning == .logits ? -.infinity : 0 }

  /// The numbers of one row as they were given.
  public subscript(row row: Int) -> [Double] {
    switch values {
    case .single(let matrix): matrix[row: row].map(Double.init)
    case .double(let matrix): matrix[row: row]
    }
  }

  /// The probabilities of one row, or its scores; all zero for an image without any.
  public func probabilities(row: Int) -> [Double] {
    var result: [Double] = []
    readProbabilities(row: row, into: &result)
    return result
  }

  /// Puts the probabilities of one row, or its scores, into `row`; all zero for an image without any.
  public func readProbabilities(row index: Int, into row: inout [Double]) {
    let places = index * columnCount..<(index + 1) * columnCount
    switch values {
    case .single(let matrix):
      matrix.withValues { all in
        let given = all.span.extracting(places)
        if meaning == .logits { return softmax(of: given, into: &row) }
        Self.copy(given, into: &row)
      }
    case .double(let matrix):
      matrix.withValues { all in
        let given = all.span.extracting(places)
        if meaning == .logits { return softmax(of: given, into: &row) }
        Self.copy(given, into: &row)
      }
    }
  }

  private static func copy(_ given: Span<some Score>, into row: inout [Double]) {
    if row.count != given.count { row = [Double](repeating: 0, count: given.count) }
    for i in given.indices { row[i] = given[i].double }
  }

  /// Whether all numbers of two rows are equal.
  public func equal(rows first: Int, _ second: Int) -> Bool {
    func same<Number: Equatable>(_ all: UnsafeBufferPointer<Number>) -> Bool {
      (0..<columnCount).allSatisfy {
        all[first * columnCount + $0] == all[second * columnCount + $0]
      }
    }
    return switch values {
    case .single(let matrix): matrix.withValues(same)
    case .double(let matrix): matrix.withValues(same)
    }
  }

  /// The rows in another order: row *i* of the result is row `rows[i]`, or has no numbers if that is −1.
  public func arranged(by rows: [Int32]) -> ProbabilityMatrix {
    func arrange<Number: BitwiseCopyable & Sendable>(
      _ matrix: NumberMatrix<Number>, missing: Number
    ) -> NumberMatrix<Number> {
      var result = [Number](repeating: missing, count: rows.count * columnCount)
      matrix.withValues { all in
        for (row, source) in rows.enumerated() where source >= 0 {
          for column in 0..<columnCount {
            result[row * columnCount + column] = all[Int(source) * columnCount + column]
          }
        }
      }
      return NumberMatrix(values: result, rowCount: rows.count, columnCount: columnCount)
    }
    return switch values {
    case .single(let matrix):
      ProbabilityMatrix(.single(arrange(matrix, missing: Float(missing))), meaning: meaning)
    case .double(let matrix):
      ProbabilityMatrix(.double(arrange(matrix, missing: missing)), meaning: meaning)
    }
  }

  /// The same numbers, with none for classes and images that came after them.
  public func widened(to columns: Int, rows: Int) -> ProbabilityMatrix {
    guard columnCount != columns || rowCount != rows else { return self }
    func widen<Number: BitwiseCopyable & Sendable>(
      _ matrix: NumberMatrix<Number>, missing: Number
    ) -> NumberMatrix<Number> {
      var result = [Number](repeating: missing, count: rows * columns)
      matrix.withValues { all in
        for row in 0..<min(rows, rowCount) {
          for column in 0..<min(columns, columnCount) {
            result[row * columns + column] = all[row * columnCount + column]
          }
        }
      }
      return NumberMatrix(values: result, rowCount: rows, columnCount: columns)
    }
    return switch values {
    case .single(let matrix):
      ProbabilityMatrix(.single(widen(matrix, missing: Float(missing))), meaning: meaning)
    case .double(let matrix):
      ProbabilityMatrix(.double(widen(matrix, missing: missing)), meaning: meaning)
    }
  }

  /// Gives the bytes of all numbers, row by row, to `body`.
  public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    switch values {
    case .single(let matrix): matrix.withValues { body(UnsafeRawBufferPointer($0)) }
    case .double(let matrix): matrix.withValues { body(UnsafeRawBufferPointer($0)) }
    }
  }

  /// The two columns that hold all that is not zero, where there are exactly two; `nil` otherwise.
  ///
  /// Stops at the third such column.
  public var onlyTwoColumns: (Int, Int)? {
    func find<Number: BinaryFloatingPoint>(_ all: UnsafeBufferPointer<Number>) -> (Int, Int)? {
      var found: [Int] = []
      for (place, value) in all.enumerated() where value != 0 {
        let column = place % columnCount
        if found.contains(column) { continue }
        found.append(column)
        if found.count > 2 { return nil }
      }
      return found.count == 2 ? (found.min() ?? 0, found.max() ?? 0) : nil
    }
    return switch values {
    case .single(let matrix): matrix.withValues(find)
    case .double(let matrix): matrix.withValues(find)
    }
  }
}
