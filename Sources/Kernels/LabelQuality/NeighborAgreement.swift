/// How many of the nearest labelled images carry a label: a finer number than ``AnnotationQuality``,
/// for ordering.
///
/// More images have a say, and each counts as much as its own neighbours agree with its label: an
/// image that is probably mislabelled itself counts little.
public enum NeighborAgreement {
  /// How many labelled neighbours have a say at most.
  public static let voterCount = 30

  /// The share of the voters that carry the label, each counting the same.
  ///
  /// - Returns: `nil` for an image without a label (−1) and where nobody has a say.
  public static func share(of label: Int32, votes: [Int32]) -> Double? {
    guard label >= 0, !votes.isEmpty else { return nil }
    return Double(votes.count { $0 == label }) / Double(votes.count)
  }

  /// The share of the voters that carry the label, each counting by its trust.
  ///
  /// - Parameters:
  ///   - label: the image's class, −1 where it has none.
  ///   - votes: the voters' classes.
  ///   - trust: of each voter the share of *its* voters that carry its label, 0 to 1.
  /// - Returns: 0 to 1; `nil` for an image without a label and where nobody has a say; where no voter
  ///   has any trust, all count the same.
  public static func share(of label: Int32, votes: [Int32], trust: [Double]) -> Double? {
    precondition(votes.count == trust.count)
    guard label >= 0, !votes.isEmpty else { return nil }
    var (same, all) = (0.0, 0.0)
    for (vote, weight) in zip(votes, trust) {
      all += weight
      if vote == label { same += weight }
    }
    return all > 0 ? same / all : share(of: label, votes: votes)
  }
}
