import Dataset
package import Kernels

extension ImageNeighbors {
  /// The nearest `count` of each image as lists in memory; `nil` where fewer are kept.
  ///
  /// - Parameters:
  ///   - count: how many are wanted.
  ///   - total: how many images the lists are to be about; those beyond ours have no neighbours.
  /// - Returns: the same images and distances.
  package func nearest(_ count: Int, imageCount total: Int) -> NearestNeighbors? {
    guard neighborCount >= count else { return nil }
    var indices = [Int32](repeating: -1, count: total * count)
    var distances = [Double](repeating: 0, count: indices.count)
    for image in 0..<total {
      for (rank, near) in neighbors(of: image).prefix(count).enumerated() {
        indices[image * count + rank] = Int32(near.image)
        distances[image * count + rank] = near.distance
      }
    }
    return NearestNeighbors(
      imageCount: total, neighborCount: count, indices: indices, distances: distances,
      copyGroups: (0..<Int32(total)).map { $0 })
  }
}
