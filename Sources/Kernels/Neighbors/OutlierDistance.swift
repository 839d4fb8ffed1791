/// The mean cosine distance of each image to its 10 nearest others, or to as many as there are;
/// `nil` without any.
///
/// High values are images that resemble few others, even if they have one near copy.
///
/// - Precondition: the lists hold at least 10 neighbours.
public func outlierDistances(of neighbors: NearestNeighbors) -> [Double?] {
  precondition(neighbors.neighborCount >= 10)
  return (0..<neighbors.imageCount).map { image in
    let nearest = neighbors.neighbors(of: image).prefix(10)
    guard !nearest.isEmpty else { return nil }
    return nearest.reduce(0) { $0 + $1.distance } / Double(nearest.count)
  }
}
