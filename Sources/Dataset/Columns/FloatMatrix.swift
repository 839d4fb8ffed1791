public import Foundation

/// A row-major matrix of Float32, such as the vectors of an embedding.
public typealias FloatMatrix = NumberMatrix<Float>

/// A row-major matrix of Float32 or Float64, in memory or mapped read-only from a file.
///
/// A class because it owns a mapping that is never copied.
public final class NumberMatrix<Number: BitwiseCopyable & Sendable>: @unchecked Sendable {
  /// The number of rows; row *i* belongs to image *i*.
  public let rowCount: Int
  /// The number of columns; column *c* belongs to class (or dimension) *c*.
  public let columnCount: Int
  /// The mapped file; empty where the values lie in memory.
  private let data: Data
  /// The values in memory; `nil` where they are mapped.
  private let values: [Number]?

  /// A matrix of `values`, row by row.
  ///
  /// - Precondition: `values.count == rowCount * columnCount`.
  public init(values: [Number], rowCount: Int, columnCount: Int) {
    precondition(values.count == rowCount * columnCount)
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.values = values
    data = Data()
  }

  /// Maps the little-endian values of a file that holds nothing else.
  ///
  /// - Returns: `nil` if the file cannot be read or is not as long as so many rows and columns.
  public convenience init?(mapping file: URL, rowCount: Int, columnCount: Int) {
    guard let data = try? Data(contentsOf: file, options: .alwaysMapped) else { return nil }
    self.init(data, rowCount: rowCount, columnCount: columnCount)
  }

  /// A matrix over little-endian values.
  ///
  /// - Returns: `nil` if the bytes are not as many as so many rows and columns have.
  package init?(_ data: Data, rowCount: Int, columnCount: Int) {
    let (count, isTooLarge) = rowCount.multipliedReportingOverflow(by: columnCount)
    guard !isTooLarge, rowCount >= 0, columnCount >= 0,
      data.count.isMultiple(of: MemoryLayout<Number>.stride),
      data.count / MemoryLayout<Number>.stride == count
    else { return nil }
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.data = data
    values = nil
  }

  /// Gives all values, row by row, to `body`.
  public func withValues<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<Number>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    if let values { return try values.withUnsafeBufferPointer(body) }
    let outcome: Swift.Result<Result, Failure> = data.withUnsafeBytes { bytes in
      let values = bytes.bindMemory(to: Number.self)
      do throws(Failure) { return .success(try body(values)) } catch { return .failure(error) }
    }
    return try outcome.get()
  }

  /// The values of one row.
  public subscript(row row: Int) -> [Number] {
    withValues { Array($0[row * columnCount..<(row + 1) * columnCount]) }
  }
}
