/// How well the probabilities of one class rank its images before all others.
public struct ClassRanking: Hashable, Sendable {
  /// The number of images of the class.
  public let positives: Int
  /// The number of images of other classes.
  public let negatives: Int
  /// The area under the precision-recall steps: Σ over thresholds of the rise in recall × the
  /// precision there, equal scores together (the definition of scikit-learn's
  /// `average_precision_score`).
  ///
  /// Undefined without positives. The interval comes from the influence function; none with fewer
  /// than 10 positives or negatives.
  public let averagePrecision: Estimate
  /// The chance that an image of the class scores above one of another class, ties half.
  ///
  /// Undefined without positives or negatives. The interval comes from DeLong's variance; none
  /// with fewer than 10 positives or negatives.
  public let rocAUC: Estimate
  /// What the means over classes need.
  let moments: RankingMoments

  /// The ranking of a class of which `levels` says where its negatives lie.
  init(of levels: PositiveLevels) {
    moments = RankingMoments(of: levels)
    positives = moments.positives
    negatives = moments.negatives
    let n = positives + negatives
    averagePrecision = ClassRanking.estimate(
      moments.averagePrecision, spread: moments.averagePrecisionSpread, boundedBy: positives,
      of: moments, undefinedBecause: "no image of this class")
    rocAUC = ClassRanking.estimate(
      moments.rocAUC, spread: moments.rocAUCSpread, boundedBy: min(positives, negatives),
      of: moments,
      undefinedBecause: n == 0
        ? "no image has a label"
        : positives == 0 ? "no image of this class" : "no image of another class")
  }

  private static func estimate(
    _ value: Double?, spread: RankingMoments.Spread?, boundedBy bound: Int,
    of moments: RankingMoments, undefinedBecause reason: String
  ) -> Estimate {
    let n = moments.positives + moments.negatives
    guard let value else { return .undefined(n: n, because: reason) }
    let smallest = RankingInterval.smallestGroup
    guard let spread, min(moments.positives, moments.negatives) >= smallest else {
      return Estimate(
        value: value, n: n,
        reason: "no interval: it needs \(smallest) images of this class and \(smallest) of others, "
          + "here \(moments.positives) and \(moments.negatives)")
    }
    let interval = RankingInterval.of(value, spread: spread, boundedBy: bound)
    return Estimate(value: value, interval: interval, n: n)
  }
}

/// Ranks the images by the probabilities of each class of `classes`.
///
/// One sort a class: time O(`classes.count` × rows). The result of a class does not depend on the
/// other classes of the range, so a caller may split the classes over tasks.
///
/// - Parameters:
///   - classes: the columns to rank by, within 0..<`classCount`.
///   - probabilities: rows × `classCount`, row by row; scores ≥ 0.
///   - truth: the class of each row; a row below 0 has none and is left out.
///   - classCount: the number of columns.
///   - scratch: memory made for as many rows and classes.
/// - Returns: one ranking a class, in the order of `classes`.
public func rankClasses(
  _ classes: Range<Int>, probabilities: Span<Float>, truth: Span<Int32>, classCount: Int,
  scratch: inout RankingScratch
) -> [ClassRanking] {
  precondition(probabilities.count == truth.count * classCount, "rows × classes")
  precondition(classes.lowerBound >= 0 && classes.upperBound <= classCount, "columns of the matrix")
  var rankings: [ClassRanking] = []
  rankings.reserveCapacity(classes.count)
  var first = classes.lowerBound
  while first < classes.upperBound {
    let block = first..<min(first + scratch.width, classes.upperBound)
    let count = scratch.gather(
      block, of: probabilities, truth: truth, classCount: classCount)
    for column in 0..<block.count {
      rankings.append(scratch.ranking(ofColumn: column, count: count))
    }
    first = block.upperBound
  }
  return rankings
}
