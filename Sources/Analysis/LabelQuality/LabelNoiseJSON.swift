import Dataset
internal import Kernels

extension LabelNoise {
  private static let likely = FilterExpression.has(.likelyLabel, .present)
  private static let disagreeing = FilterExpression.compares(
    FilterField(MetricName.neighborAgreement.rawValue), .less, leastAgreement)

  /// The shares and the pairs; every count has the filter that opens its images.
  func json(in snapshot: ProjectSnapshot) -> JSON {
    let both = countWithNeighbors.map {
      counted($0, filter: Self.likely.and(Self.disagreeing))
    }
    return .object([
      ("estimate", estimate.json), ("with_neighbors", withNeighbors?.json ?? .null),
      ("images", counted(count, filter: Self.likely)), ("images_with_neighbors", both ?? .null),
      ("pair_count", .int(pairs.count)),
      ("pairs", .array(pairs.prefix(LabelQuality.listLimit).map { json(of: $0, in: snapshot) })),
    ])
  }

  private func json(of pair: Pair, in snapshot: ProjectSnapshot) -> JSON {
    let (label, likely) = (
      snapshot.classes[Int(pair.label)], snapshot.classes[Int(pair.likely)]
    )
    let filter = FilterExpression.equals(.label, label).and(.equals(.likelyLabel, likely))
    let both = pair.withNeighbors.map { counted($0, filter: filter.and(Self.disagreeing)) }
    return .object([
      ("label", .string(label)), ("likely", .string(likely)), ("count", .int(pair.count)),
      ("filter", .filter(filter)), ("share", pair.share.json),
      ("with_neighbors", both ?? .null),
    ])
  }

  private func counted(_ count: Int, filter: FilterExpression) -> JSON {
    .object([("count", .int(count)), ("filter", .filter(count == 0 ? nil : filter))])
  }
}
