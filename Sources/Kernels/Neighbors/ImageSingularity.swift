/// How alone each image is: the cosine distance to the nearest image that is not its duplicate.
///
/// Duplicates are images with the same bytes or pixels, or at a distance below 10⁻⁵; chains of them
/// make a group. The first image of a group keeps its distance to the nearest image outside the
/// group, the others get 0.
public struct ImageSingularity: Sendable {
  private let neighbors: NearestNeighbors
  /// For each image, the first image of its group.
  private let firsts: [Int32]

  /// Groups the images.
  ///
  /// - Parameters:
  ///   - neighbors: the nearest images of each, at least one.
  ///   - twins: for each image an image with the same bytes or pixels, itself if there is none.
  ///   - ranks: the place of each image in the order of keys, which says who is first.
  public init(neighbors: NearestNeighbors, twins: Span<Int32>, ranks: Span<Int32>) {
    precondition(twins.count == neighbors.imageCount && ranks.count == neighbors.imageCount)
    self.neighbors = neighbors
    var sets = DisjointSets(count: twins.count)
    for image in twins.indices {
      sets.unite(image, Int(neighbors.copyGroups[image]))
      sets.unite(image, Int(twins[image]))
    }
    var firsts = sets.firsts()
    var leaders = firsts
    for image in ranks.indices where ranks[image] < ranks[Int(leaders[Int(firsts[image])])] {
      leaders[Int(firsts[image])] = Int32(image)
    }
    for image in firsts.indices { firsts[image] = leaders[Int(firsts[image])] }
    self.firsts = firsts
  }

  /// For each image the first image of its group of duplicates, itself if it has none.
  public var groups: [Int32] { firsts }

  /// First images whose lists of neighbours hold nothing but duplicates of theirs: for them the
  /// nearest image outside the group must be searched for among all.
  public var crowded: [Int] {
    firsts.indices.filter { image in
      Int(firsts[image]) == image && outside(image) == nil
        && neighbors.indices[(image + 1) * neighbors.neighborCount - 1] >= 0
    }
  }

  /// The numbers of all images.
  ///
  /// - Parameter beyond: for the `crowded` images the distance to the nearest image outside their
  ///   group, where there is one.
  /// - Returns: the singularity of each image; `nil` for an image without a direction, and where
  ///   there is no image outside the group.
  public func values(beyond: [Int: Double]) -> [Double?] {
    firsts.indices.map { image in
      if neighbors.indices[image * neighbors.neighborCount] < 0 { return nil }
      if Int(firsts[image]) != image { return 0 }
      return outside(image) ?? beyond[image]
    }
  }

  private func outside(_ image: Int) -> Double? {
    let start = image * neighbors.neighborCount
    for place in start..<start + neighbors.neighborCount {
      let other = neighbors.indices[place]
      if other < 0 { return nil }
      if firsts[Int(other)] != firsts[image] { return neighbors.distances[place] }
    }
    return nil
  }
}
