import Foundation

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

  /// Puts the numbers of a blob into `values` from `start` on; what lies beyond its end is dropped.
  static func put<Number: BitwiseCopyable>(
    _ blob: Data, into values: inout [Number], at start: Int
  ) {
    let count = min(blob.count / MemoryLayout<Number>.stride, values.count - start)
    guard count > 0 else { return }
    values.withUnsafeMutableBytes { target in
      let first = start * MemoryLayout<Number>.stride
      let bytes = count * MemoryLayout<Number>.stride
      _ = blob.copyBytes(to: UnsafeMutableRawBufferPointer(rebasing: target[first..<first + bytes]))
    }
  }
}
