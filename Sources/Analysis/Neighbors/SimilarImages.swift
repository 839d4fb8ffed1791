package import Dataset
import Kernels

/// How far images are from some images by the current embedding.
///
/// From one image it is the cosine distance; from several the distance to their mean direction.
package struct SimilarImages: Sendable {
  /// How many images `similar to` finds, the image itself among them.
  package static let filterCount = 100

  /// The distance of every image; missing for images without a vector.
  package let distances: Column

  /// The distances of all images of a project.
  ///
  /// Linear in images × numbers of a vector. `nil` if none of the images has a vector, or their
  /// directions cancel out.
  ///
  /// - Parameters:
  ///   - images: at least one; those without a vector do not count.
  ///   - embedding: the vectors.
  package init?(to images: [Int], by embedding: Embedding) {
    let matrix = embedding.matrix
    let width = matrix.columnCount
    let aim: [Float]? =
      images.count == 1
      ? matrix[row: images[0]] : Self.meanDirection(of: images, in: matrix)
    guard let aim, cosineDistance(aim.span, aim.span) != nil else { return nil }
    var distances = Column(missing: matrix.rowCount)
    matrix.withValues { values in
      for row in 0..<matrix.rowCount {
        let vector = values.extracting(row * width..<(row + 1) * width).span
        if let distance = cosineDistance(aim.span, vector) { distances.values[row] = distance }
      }
    }
    self.distances = distances
  }

  /// The nearest images among some, nearest first; of equal distances the earlier image.
  ///
  /// - Parameters:
  ///   - limit: how many at most.
  ///   - set: the images to choose from.
  ///   - left: images that are left out.
  /// - Returns: the images with their distances.
  package func nearest(
    _ limit: Int, among set: ImageSet, without left: Set<Int> = []
  ) -> [(image: Int, distance: Double)] {
    let found = set.ids.compactMap { id -> (image: Int, distance: Double)? in
      guard !left.contains(Int(id)), let distance = distances[image: Int(id)] else { return nil }
      return (Int(id), distance)
    }
    return Array(
      found.sorted { ($0.distance, $0.image) < ($1.distance, $1.image) }.prefix(limit))
  }

  /// The mean of the vectors of images, each scaled to length 1.
  private static func meanDirection(of images: [Int], in matrix: FloatMatrix) -> [Float]? {
    let width = matrix.columnCount
    var sum = [Double](repeating: 0, count: width)
    var count = 0
    matrix.withValues { values in
      for image in images {
        let row = values[image * width..<(image + 1) * width]
        let length = row.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
        guard length > 0, length.isFinite else { continue }
        count += 1
        for (column, value) in row.enumerated() { sum[column] += Double(value) / length }
      }
    }
    return count == 0 ? nil : sum.map { Float($0 / Double(count)) }
  }
}

extension ProjectSnapshot {
  /// The distances that an order by similarity goes by; `nil` for another order.
  ///
  /// - Throws: ``FilterError`` if the project has no embeddings, no such image, or the image has no
  ///   vector.
  package func distances(of order: ImageOrder) throws(FilterError) -> Column? {
    guard let reference = order.reference else { return nil }
    return try similarImages(to: reference.text, column: reference.column).distances
  }

  /// Why `similar to` has no answer: what is missing, and which command brings it.
  static let needsEmbedding =
    "\"similar to\" needs embeddings, and this project has none; "
    + "bring some with `assay import embeddings`"

  /// The distances of all images from the one of a key.
  ///
  /// - Throws: ``FilterError`` at `column` if the project has no embeddings, no such image, or the
  ///   image has no vector.
  func similarImages(to key: String, column: FilterColumn) throws(FilterError) -> SimilarImages {
    guard let embedding else {
      throw FilterError(column: column.number, message: Self.needsEmbedding)
    }
    guard let image = images.firstIndex(where: { $0.key.utf8.elementsEqual(key.utf8) }) else {
      throw FilterError(
        column: column.number, message: "\"similar to\": no image \(quoted(key)) in this project")
    }
    guard let similar = SimilarImages(to: [image], by: embedding) else {
      throw FilterError(
        column: column.number,
        message: "\"similar to\": \(quoted(key)) has no vector in the embeddings "
          + "\(quoted(embedding.name))")
    }
    return similar
  }
}
