/// How far the neighbours in a layout are neighbours in truth, from 0 to 1.
///
/// 1 − 2 / (*n* *k* (2*n* − 3*k* − 1)) Σ max(0, *r* − *k*) over the *k* nearest in the layout of each of
/// *n* images, with *r* the place of such a neighbour in the true order of distances.
/// Source: Venna and Kaski 2001; reproduces `sklearn.manifold.trustworthiness` with its 5 neighbours.
/// Summed image by image, so that a sample of the images can stand for all.
public struct Trustworthiness: Hashable, Sendable {
  /// How many images there are in the layout.
  public let imageCount: Int
  /// How many neighbours in the layout are looked at.
  public let neighborCount: Int
  /// How many images have been added.
  public private(set) var added = 0
  private var excess = 0

  /// Nothing added yet.
  ///
  /// - Precondition: `neighborCount < imageCount / 2`.
  public init(imageCount: Int, neighborCount: Int = 5) {
    precondition(neighborCount >= 1 && 2 * neighborCount < imageCount)
    (self.imageCount, self.neighborCount) = (imageCount, neighborCount)
  }

  /// The mean over the images added; `nil` if none was.
  public var value: Double? {
    guard added > 0 else { return nil }
    let (n, k) = (Double(imageCount), Double(neighborCount))
    return 1 - 2 / (Double(added) * k * (2 * n - 3 * k - 1)) * Double(excess)
  }

  /// Adds an image.
  ///
  /// Of equal distances the lower index comes first.
  ///
  /// - Parameters:
  ///   - image: its place.
  ///   - distances: its true distances to all images; its own is not read.
  ///   - layout: where all images stand.
  /// - Complexity: O(images × neighbours).
  public mutating func add(
    _ image: Int, distances: Span<Double>, in layout: Span<SIMD2<Float>>
  ) {
    precondition(distances.count == imageCount && layout.count == imageCount)
    var nearest: [(square: Float, other: Int)] = []
    for other in 0..<imageCount where other != image {
      let difference = layout[other] - layout[image]
      let square = (difference * difference).sum()
      if nearest.count == neighborCount, square >= nearest[neighborCount - 1].square { continue }
      let place = nearest.firstIndex { square < $0.square } ?? nearest.count
      nearest.insert((square, other), at: place)
      if nearest.count > neighborCount { nearest.removeLast() }
    }
    for (_, near) in nearest {
      var rank = 1
      let own = distances[near]
      for other in 0..<imageCount where other != image {
        let distance = distances[other]
        if distance < own || (distance == own && other < near) { rank += 1 }
      }
      excess += max(0, rank - neighborCount)
    }
    added += 1
  }
}
