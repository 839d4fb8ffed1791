internal import Imaging

/// A vector for each image, such that images that look or mean alike have vectors in similar
/// directions, under a name.
public struct Embedding: Sendable {
  /// Where the vectors come from.
  public enum Source: String, Hashable, Sendable, CaseIterable {
    /// From a file.
    case imported
    /// From the pixels, by the built-in descriptor.
    case descriptor
  }

  /// The name of the built-in descriptor, which no imported embedding can have.
  public static let descriptorName = "descriptor"

  /// The name under which the project knows it.
  public let name: String
  /// Where the vectors come from.
  public let source: Source
  /// A row an image, in image order; an image without a vector has a row of zeros.
  public let matrix: FloatMatrix
  /// How many images have a vector.
  public let imageCount: Int
  /// The digest of the vectors as they were saved: 32 hexadecimal digits.
  public let digest: String

  /// An embedding as it is stored.
  public init(
    name: String, source: Source, matrix: FloatMatrix, imageCount: Int, digest: String
  ) {
    self.name = name
    self.source = source
    self.matrix = matrix
    self.imageCount = imageCount
    self.digest = digest
  }

  /// An embedding of new vectors, which are counted and digested.
  ///
  /// - Parameters:
  ///   - name: not empty.
  ///   - source: where the vectors come from.
  ///   - matrix: a row an image, in image order; a row of zeros for an image without a vector.
  public init(name: String, source: Source, matrix: FloatMatrix) {
    let width = matrix.columnCount
    let (count, content) = matrix.withValues { values in
      (
        (0..<matrix.rowCount).count { row in
          values[row * width..<(row + 1) * width].contains { $0 != 0 }
        },
        ContentDigest(of: UnsafeRawBufferPointer(values))
      )
    }
    let size = [Int64(matrix.rowCount).littleEndian, Int64(width).littleEndian]
    let bytes = content.bytes + size.withUnsafeBytes { Array($0) }
    self.init(
      name: name, source: source, matrix: matrix, imageCount: count,
      digest: bytes.withUnsafeBytes { ContentDigest(of: $0).description })
  }
}
