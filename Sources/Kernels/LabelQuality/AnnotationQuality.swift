/// How well the label of an image agrees with those of the images most like it.
public struct AnnotationQuality: Hashable, Sendable {
  /// How many labelled neighbours have a say at most.
  public static let voterCount = 9
  /// How many of them must agree on another class to suggest it.
  public static let suggestingVotes = 6

  /// The share of the neighbours that carry the image's own label, 0 to 1.
  public var share: Double
  /// How many neighbours had a say: 9, or as many as there are.
  public var voters: Int
  /// The class on which at least 6 neighbours agree, if it is another than the label.
  public var suggestion: Int32?

  /// Asks the neighbours of every image.
  ///
  /// - Parameters:
  ///   - labels: the class of each image, −1 where there is none.
  ///   - neighbors: the nearest images, at least 9 of them, searched *among labelled images only*.
  /// - Returns: the quality of each image's label; `nil` for images without a label or without
  ///   neighbours.
  public static func all(
    of labels: Span<Int32>, neighbors: NearestNeighbors
  ) -> [AnnotationQuality?] {
    precondition(labels.count == neighbors.imageCount)
    precondition(neighbors.neighborCount >= voterCount)
    var found: [AnnotationQuality?] = []
    found.reserveCapacity(labels.count)
    for image in labels.indices {
      let start = image * neighbors.neighborCount
      var votes: [Int32] = []
      for place in start..<start + voterCount where neighbors.indices[place] >= 0 {
        let vote = labels[Int(neighbors.indices[place])]
        precondition(vote >= 0, "a neighbour without a label")
        votes.append(vote)
      }
      found.append(AnnotationQuality(label: labels[image], votes: votes))
    }
    return found
  }
}

extension AnnotationQuality {
  /// Asks the labels of an image's nearest labelled images, nearest first.
  ///
  /// - Returns: `nil` for an image without a label (−1) and where nobody has a say.
  public init?(label: Int32, votes: [Int32]) {
    guard label >= 0, !votes.isEmpty else { return nil }
    share = Double(votes.count { $0 == label }) / Double(votes.count)
    voters = votes.count
    suggestion = votes.first { vote in
      vote != label && votes.count { $0 == vote } >= Self.suggestingVotes
    }
  }
}
