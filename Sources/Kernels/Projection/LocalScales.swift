/// How far each image sees: the distance to its nearest neighbour and the width of its surroundings.
///
/// UMAP measures distances with a scale of each image's own: what lies at its nearest distance
/// belongs to it wholly, and beyond that membership falls off such that its neighbours together
/// weigh log₂ *k*, with *k* the neighbours and the image itself.
/// Source: McInnes, Healy and Melville 2018, arXiv:1802.03426; the numbers are those of
/// `umap.umap_.smooth_knn_dist` of umap-learn 0.5.12, up to its single precision.
public struct LocalScales: Hashable, Sendable {
  /// The smallest distance above 0 of each image; 0 where there is none.
  public let nearest: [Double]
  /// The width of each image's surroundings.
  public let widths: [Double]

  /// No width is below this share of the mean distance.
  private static let leastShare = 1e-3
  private static let tolerance = 1e-5
  private static let stepLimit = 64

  /// The scales of all images.
  ///
  /// The width is found by bisection, until the memberships add up within 10⁻⁵, in 64 steps at most;
  /// it is at least a thousandth of the mean distance: of the image, or of all images where all its
  /// neighbours are at distance 0. An image without neighbours has the width 1 and no nearest
  /// distance.
  ///
  /// - Parameter neighbors: of each image; the image itself is not among them but counts as one
  ///   more, at distance 0.
  public init(of neighbors: NearestNeighbors) {
    var nearest: [Double] = []
    var widths: [Double] = []
    var total = 0.0
    var counted = 0
    for place in neighbors.indices.indices where neighbors.indices[place] >= 0 {
      total += neighbors.distances[place]
      counted += 1
    }
    let meanOfAll = counted > 0 ? total / Double(counted + neighbors.imageCount) : 0
    for image in 0..<neighbors.imageCount {
      let distances = neighbors.neighbors(of: image).map(\.distance)
      let first = distances.first { $0 > 0 } ?? 0
      nearest.append(first)
      guard !distances.isEmpty else {
        widths.append(1)
        continue
      }
      let mean = first > 0 ? distances.reduce(0, +) / Double(distances.count + 1) : meanOfAll
      widths.append(max(Self.width(of: distances, beyond: first), Self.leastShare * mean))
    }
    (self.nearest, self.widths) = (nearest, widths)
  }

  private static func width(of distances: [Double], beyond first: Double) -> Double {
    let target = Elementary.log2(Double(distances.count + 1))
    var (low, high, width) = (0.0, Double.infinity, 1.0)
    for _ in 0..<stepLimit {
      var sum = 0.0
      for distance in distances {
        let excess = distance - first
        sum += excess > 0 ? Elementary.exp(-excess / width) : 1
      }
      if abs(sum - target) < tolerance { break }
      if sum > target {
        high = width
        width = (low + high) / 2
      } else {
        low = width
        width = high == .infinity ? width * 2 : (low + high) / 2
      }
    }
    return width
  }

  /// How much a neighbour at `distance` belongs to the surroundings of `image`: 1 up to its nearest
  /// distance, then falling towards 0.
  func membership(of distance: Double, in image: Int) -> Float {
    let excess = distance - nearest[image]
    guard excess > 0, widths[image] > 0 else { return 1 }
    return Float(Elementary.exp(-excess / widths[image]))
  }
}
