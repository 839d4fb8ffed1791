/// The nearest other images of each image, by cosine distance, nearest first.
///
/// The cosine distance is 1 − x·y / (|x| |y|), from 0 (same direction) to 2. An image without a
/// direction (not in the search, a vector of zeros, or one with a value that is not finite) has no
/// neighbours and is nobody's neighbour. Of equal distances the lower index comes first.
public struct NearestNeighbors: Hashable, Sendable {
  /// How many images the lists are about.
  public let imageCount: Int
  /// How many neighbours an image has at most.
  public let neighborCount: Int
  /// The neighbours, `neighborCount` an image; −1 where there are fewer.
  public let indices: [Int32]
  /// Their distances, at the same places; not to be read where the index is −1.
  public let distances: [Double]
  /// For each image, the first image of its group of near copies: images that a chain of distances
  /// below 10⁻⁵ links; itself if it has none.
  public let copyGroups: [Int32]

  /// Lists as they stand in memory.
  public init(
    imageCount: Int, neighborCount: Int, indices: [Int32], distances: [Double], copyGroups: [Int32]
  ) {
    precondition(indices.count == imageCount * neighborCount && copyGroups.count == imageCount)
    precondition(distances.count == indices.count)
    self.imageCount = imageCount
    self.neighborCount = neighborCount
    self.indices = indices
    self.distances = distances
    self.copyGroups = copyGroups
  }

  /// The neighbours of an image with their distances, nearest first.
  public func neighbors(of image: Int) -> [(image: Int, distance: Double)] {
    (image * neighborCount..<(image + 1) * neighborCount).prefix { indices[$0] >= 0 }
      .map { (Int(indices[$0]), distances[$0]) }
  }
}

/// The cosine distance of two rows of a matrix, in double precision; `nil` if one has no direction.
///
/// Two equal rows are at distance 0 exactly, and it is symmetric bit for bit.
public func cosineDistance(_ one: Span<Float>, _ other: Span<Float>) -> Double? {
  precondition(one.count == other.count)
  var (product, ones, others) = (SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero)
  var place = 0
  while place < one.count {
    var (a, b) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
    for lane in 0..<min(4, one.count - place) {
      a[lane] = Double(one[place + lane])
      b[lane] = Double(other[place + lane])
    }
    product += a * b
    ones += a * a
    others += b * b
    place += 4
  }
  let norm = (ones.sum() * others.sum()).squareRoot()
  guard norm > 0, norm.isFinite else { return nil }
  return min(max(1 - product.sum() / norm, 0), 2)
}
