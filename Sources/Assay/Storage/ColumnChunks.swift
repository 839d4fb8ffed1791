import Foundation
import GRDB

/// How columns are cut into the blobs that the database keeps.
///
/// Numbers are little-endian and lie in image order; the last chunk is as long as it must be.
enum ColumnChunks {
  /// The images of one chunk of an imported column.
  static let imageCount = 4096

  /// Cuts `values` into blobs of ``imageCount`` numbers, the last one shorter.
  static func blobs<Number: BitwiseCopyable>(of values: [Number]) -> [(count: Int, blob: Data)] {
    stride(from: 0, to: values.count, by: imageCount).map { start in
      let part = values[start..<min(start + imageCount, values.count)]
      return (part.count, part.withUnsafeBytes { Data($0) })
    }
  }

  /// Puts the numbers of one chunk of a column into its place in `values`.
  ///
  /// - Parameters:
  ///   - row: what a query gave.
  ///   - chunk: its column with the number of the chunk.
  ///   - blob: its column with the numbers.
  ///   - values: the whole column; numbers beyond its end are dropped.
  ///   - table: where the row stands, for the error.
  /// - Throws: ``DamagedRow`` if no such chunk is there or it is not as long as it must be.
  static func put<Number: BitwiseCopyable>(
    _ row: Row, chunk: Int = 0, blob: Int = 1, into values: inout [Number], table: String
  ) throws {
    let last = max(0, values.count - 1) / imageCount
    let number = try row.integer(chunk, in: 0...last, of: table, "chunk")
    let bytes: Data = try row.value(blob)
    guard bytes.count.isMultiple(of: MemoryLayout<Number>.stride),
      bytes.count <= imageCount * MemoryLayout<Number>.stride
    else { throw DamagedRow(table: table, what: "chunk \(number): \(bytes.count) bytes") }
    put(bytes, into: &values, at: number * imageCount)
  }

  /// Puts the numbers of a blob into `values` from `start` on; what lies beyond its end is dropped.
  static func put<Number: BitwiseCopyable>(
    _ blob: Data, into values: inout [Number], at start: Int
  ) {
    guard start >= 0, start < values.count else { return }
    let count = min(blob.count / MemoryLayout<Number>.stride, values.count - start)
    guard count > 0 else { return }
    values.withUnsafeMutableBytes { target in
      let first = start * MemoryLayout<Number>.stride
      let bytes = count * MemoryLayout<Number>.stride
      _ = blob.copyBytes(to: UnsafeMutableRawBufferPointer(rebasing: target[first..<first + bytes]))
    }
  }
}
