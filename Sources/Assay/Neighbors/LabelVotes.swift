import Kernels

/// What the labels of the images most like it say about each label.
struct LabelVotes {
  /// The share of the 9 nearest labelled images with the same label; missing for images without a
  /// label, without a vector, or whose labelled neighbours are not known.
  let quality: Column
  /// The class that at least 6 of those 9 suggest instead; −1 where they do not.
  let suggestions: [Int32]
  /// Whether every image with a label and a vector has its numbers.
  let isComplete: Bool

  /// Asks the neighbours.
  ///
  /// Where 9 labelled images are among the stored neighbours, those are asked; else those of
  /// `voters`, corrected by the labels that were given or taken away since. The outcome is the same
  /// as if all were searched anew.
  ///
  /// - Parameters:
  ///   - labels: the class of each image, −1 where it has none.
  ///   - neighbors: the nearest images of each among all.
  ///   - voters: the nearest labelled images of each labelled image, as `voterLabels` say;
  ///     `nil` if they are not known.
  ///   - voterLabels: the labels at the time of that search; only whether there is one counts.
  ///   - matrix: the vectors.
  init(
    labels: [Int32], neighbors: ImageNeighbors, voters: ImageNeighbors?, voterLabels: [Int32],
    in matrix: FloatMatrix
  ) {
    var quality = Column(missing: labels.count)
    var suggestions = [Int32](repeating: -1, count: labels.count)
    func settle(_ image: Int, _ votes: [Int32]) {
      guard let found = AnnotationQuality(label: labels[image], votes: votes) else { return }
      quality.values[image] = found.share
      suggestions[image] = found.suggestion ?? -1
    }
    var open: [Int] = []
    neighbors.forEachImage { image, neighbor in
      guard labels[image] >= 0, neighbor(0) >= 0 else { return }
      var votes: [Int32] = []
      for rank in 0..<neighbors.neighborCount {
        let other = neighbor(rank)
        // A list that ends early names all there are.
        if other < 0 { return settle(image, votes) }
        if labels[Int(other)] >= 0 { votes.append(labels[Int(other)]) }
        if votes.count == AnnotationQuality.voterCount { return settle(image, votes) }
      }
      open.append(image)
    }
    if let voters, !open.isEmpty {
      let search = VoterSearch(labels: labels, before: voterLabels, voters: voters, in: matrix)
      for image in open { settle(image, search.votes(for: image)) }
    }
    self.quality = quality
    self.suggestions = suggestions
    isComplete = voters != nil || open.isEmpty
  }
}

/// The nearest labelled images of single images, from those of a search among other labels.
private struct VoterSearch {
  private let labels: [Int32]
  private let voters: ImageNeighbors
  private let search: NeighborSearch
  /// The images that had no label at the time of the search and have one now.
  private let newcomers: [Int]
  private let before: [Int32]

  init(labels: [Int32], before: [Int32], voters: ImageNeighbors, in matrix: FloatMatrix) {
    (self.labels, self.before, self.voters) = (labels, before, voters)
    newcomers = labels.indices.filter { labels[$0] >= 0 && before[$0] < 0 }
    search = NeighborSearch(in: matrix, among: [])
  }

  func votes(for image: Int) -> [Int32] {
    let known = voters.neighbors(of: image)
    let left = known.filter { labels[$0.image] >= 0 }
    // A list that lost someone may lack the one who comes next, and an image that had no label then
    // has no list: all are asked.
    let holds = before[image] >= 0 && left.count == known.count
    let others = holds ? newcomers : labels.indices.filter { labels[$0] >= 0 }
    var found = holds ? left : []
    for other in others where other != image {
      if let distance = search.distance(image, other) { found.append((other, distance)) }
    }
    return found.sorted { ($0.distance, $0.image) < ($1.distance, $1.image) }
      .prefix(AnnotationQuality.voterCount).map { labels[$0.image] }
  }
}
