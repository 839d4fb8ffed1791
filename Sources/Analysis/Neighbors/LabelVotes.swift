package import Dataset
import Kernels

/// What the labels of the images most like it say about each label.
package struct LabelVotes {
  /// The share of the 9 nearest labelled images with the same label; missing for images without a
  /// label, without a vector, or whose labelled neighbours are not known.
  let quality: Column
  /// The class that at least 6 of those 9 suggest instead; −1 where they do not.
  let suggestions: [Int32]
  /// The weighted share of up to 30 labelled neighbours with the same label (``NeighborAgreement``).
  ///
  /// Of those among the stored neighbours; where the 9 had to be searched for, of those 9. Missing
  /// where `quality` is.
  let agreement: Column
  /// Whether every image with a label and a vector has its numbers.
  package let isComplete: Bool

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
  package init(
    labels: [Int32], neighbors: ImageNeighbors, voters: ImageNeighbors?, voterLabels: [Int32],
    in matrix: FloatMatrix
  ) {
    var quality = Column(missing: labels.count)
    var suggestions = [Int32](repeating: -1, count: labels.count)
    /// Of each image the plain share, which is the trust in its vote.
    var trust = [Double](repeating: 0, count: labels.count)
    /// The voters of the images that have too few among their stored neighbours.
    var searched: [Int: [Int32]] = [:]
    var votes: [Int32] = []
    func settle(_ image: Int, _ voters: [Int32]) {
      votes.removeAll(keepingCapacity: true)
      for voter in voters { votes.append(labels[Int(voter)]) }
      trust[image] = NeighborAgreement.share(of: labels[image], votes: votes) ?? 0
      let nearest = Array(votes.prefix(AnnotationQuality.voterCount))
      guard let found = AnnotationQuality(label: labels[image], votes: nearest) else { return }
      quality.values[image] = found.share
      suggestions[image] = found.suggestion ?? -1
    }
    var open: [Int] = []
    neighbors.forEachLabelled(by: labels) { image, voters, areEnough in
      if areEnough { settle(image, voters) } else { open.append(image) }
    }
    if let voters, !open.isEmpty {
      let search = VoterSearch(labels: labels, before: voterLabels, voters: voters, in: matrix)
      for image in open {
        let found = search.nearest(to: image)
        searched[image] = found
        settle(image, found)
      }
    }

    var agreement = Column(missing: labels.count)
    var weights: [Double] = []
    neighbors.forEachLabelled(by: labels) { image, voters, areEnough in
      guard !quality.values[image].isNaN else { return }
      (votes, weights) = ([], [])
      for voter in areEnough ? voters : searched[image] ?? [] {
        votes.append(labels[Int(voter)])
        weights.append(trust[Int(voter)])
      }
      agreement.values[image] =
        NeighborAgreement.share(of: labels[image], votes: votes, trust: weights) ?? .nan
    }
    self.agreement = agreement
    self.quality = quality
    self.suggestions = suggestions
    isComplete = voters != nil || open.isEmpty
  }
}

extension ImageNeighbors {
  /// Calls `body` with each labelled image that has neighbours, those of them that are labelled,
  /// nearest first, and whether these are enough: the 9 nearest labelled images, or all there are.
  fileprivate func forEachLabelled(
    by labels: [Int32], _ body: (_ image: Int, _ voters: [Int32], _ areEnough: Bool) -> Void
  ) {
    var voters: [Int32] = []
    forEachImage { image, neighbor in
      guard labels[image] >= 0, neighbor(0) >= 0 else { return }
      voters.removeAll(keepingCapacity: true)
      // A list that ends early names all there are.
      var endsEarly = false
      for rank in 0..<neighborCount {
        let other = neighbor(rank)
        endsEarly = other < 0
        if endsEarly || voters.count == NeighborAgreement.voterCount { break }
        if labels[Int(other)] >= 0 { voters.append(other) }
      }
      body(image, voters, endsEarly || voters.count >= AnnotationQuality.voterCount)
    }
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

  func nearest(to image: Int) -> [Int32] {
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
      .prefix(AnnotationQuality.voterCount).map { Int32($0.image) }
  }
}
