/// Which images belong together and how much, the same in both directions: UMAP's fuzzy simplicial
/// set.
///
/// The membership *w* of two images is *a* + *b* − *ab*, with *a* and *b* how much each belongs to the
/// other's surroundings (``LocalScales``); 0 if neither is among the other's neighbours.
/// Source: as for ``LocalScales``; reproduces `umap.umap_.fuzzy_simplicial_set`.
public struct FuzzyGraph: Hashable, Sendable {
  /// Where the edges of each image start; one more entry than there are images.
  public let starts: [Int]
  /// The other end of each edge; ascending within an image.
  public let others: [Int32]
  /// The membership of each edge, in (0, 1].
  public let weights: [Float]

  /// How many images the graph is about.
  public var imageCount: Int { starts.count - 1 }

  /// A graph as it stands in memory.
  init(starts: [Int], others: [Int32], weights: [Float]) {
    (self.starts, self.others, self.weights) = (starts, others, weights)
  }

  /// The graph of all images; every edge stands in it twice, once at each end.
  ///
  /// - Complexity: O(images × neighbours).
  public init(of neighbors: NearestNeighbors) {
    let scales = LocalScales(of: neighbors)
    let count = neighbors.imageCount
    let width = neighbors.neighborCount
    // Who has an image among their neighbours: places in the lists, by image.
    var ends = [Int](repeating: 0, count: count + 1)
    for other in neighbors.indices where other >= 0 { ends[Int(other) + 1] += 1 }
    for image in 0..<count { ends[image + 1] += ends[image] }
    var filled = ends
    var incoming = [Int](repeating: 0, count: ends[count])
    var memberships = [Float](repeating: 0, count: neighbors.indices.count)
    for place in neighbors.indices.indices where neighbors.indices[place] >= 0 {
      let other = Int(neighbors.indices[place])
      memberships[place] = scales.membership(of: neighbors.distances[place], in: place / width)
      incoming[filled[other]] = place
      filled[other] += 1
    }
    var starts = [0]
    var others: [Int32] = []
    var weights: [Float] = []
    var row: [(other: Int32, weight: Float)] = []
    for image in 0..<count {
      row.removeAll(keepingCapacity: true)
      for place in image * width..<(image + 1) * width where neighbors.indices[place] >= 0 {
        row.append((neighbors.indices[place], memberships[place]))
      }
      for place in incoming[ends[image]..<ends[image + 1]] {
        row.append((Int32(place / width), memberships[place]))
      }
      row.sort { ($0.other, $0.weight) < ($1.other, $1.weight) }
      let start = others.count
      for (other, weight) in row where weight > 0 {
        if others.count > start, others[others.count - 1] == other {
          let before = weights[weights.count - 1]
          weights[weights.count - 1] = before + weight - before * weight
        } else {
          others.append(other)
          weights.append(weight)
        }
      }
      starts.append(others.count)
    }
    self.init(starts: starts, others: others, weights: weights)
  }
}
