import Dataset
internal import Kernels

extension Embedding {
  /// The cosine distance of the vectors of two images, 0 to 2; `nil` if one of them has none.
  func distance(_ one: Int32, _ other: Int32) -> Double? {
    let width = matrix.columnCount
    return matrix.withValues { values in
      let (a, b) = (Int(one) * width, Int(other) * width)
      return cosineDistance(
        values.extracting(a..<a + width).span, values.extracting(b..<b + width).span)
    }
  }
}
