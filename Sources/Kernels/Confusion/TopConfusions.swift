/// One pair of classes that a model takes for each other, seen from the stronger direction.
public struct Confusion: Hashable, Sendable {
  /// How the two directions compare.
  public enum Kind: String, Hashable, Sendable {
    /// This direction is significant, the reverse is not.
    case oneWay = "one_way"
    /// Both directions are significant.
    case twoWay = "two_way"
    /// This direction is not significant; nor is the reverse, unless a choice of classes left it
    /// out.
    case undecided
  }

  /// The class on the label.
  public let truth: Int
  /// The class it is taken for.
  public let predicted: Int
  /// Images of `truth` predicted as `predicted`, at least one.
  public let count: Int
  /// Images of `truth`.
  public let support: Int
  /// Images of `predicted` predicted as `truth`.
  public let reverseCount: Int
  /// Images of `predicted`.
  public let reverseSupport: Int
  /// `count` of `support`, with Wilson's interval.
  public let rate: Estimate
  /// `reverseCount` of `reverseSupport`, with Wilson's interval; undefined without images.
  public let reverseRate: Estimate
  /// One-sided exact binomial p-value of `count` against the pooled cell rate.
  public let pValue: Double
  /// `pValue` after Benjamini and Hochberg over all off-diagonal cells.
  public let adjustedPValue: Double
  /// Whether `adjustedPValue` is at most 0.05.
  public let significant: Bool
  /// One-way, two-way or undecided.
  public let kind: Kind
  /// Fisher's exact two-sided p-value for the difference of the two rates.
  public let fisherP: Double
}

/// The confusions of a matrix, the marked ones first, then by count.
///
/// Every off-diagonal cell is tested: could this many of the row's images land here at the pooled
/// cell rate, errors / (n · (k − 1))? One-sided exact binomial, false discovery rate 5 % over all
/// k(k − 1) cells, empty ones included. Each pair of classes stands once, in the direction that is
/// significant, or else has the smaller p-value, the larger count, the earlier label.
///
/// A choice of classes does not change the tests: it keeps the pairs, and the directions, whose
/// label is chosen.
/// - Parameters:
///   - matrix: the counts of all images.
///   - chosen: one flag a class; nil chooses all.
///   - limit: how many to return at most; nil returns every pair with an image.
/// - Returns: significant pairs first; among equals the larger count, the larger rate, the earlier
///   label and prediction.
/// - Complexity: O(*k*² + *c*√*n* + *c* log *c*) for *c* occupied cells.
public func topConfusions(
  of matrix: ConfusionMatrix, chosen: [Bool]? = nil, limit: Int? = nil
) -> [Confusion] {
  precondition(chosen.map { $0.count == matrix.classCount } ?? true, "one flag a class")
  let directions = Direction.tested(in: matrix)
  let byCell = Dictionary(uniqueKeysWithValues: directions.map { ($0.key, $0) })
  let pairs = directions.filter { direction in
    guard chosen?[direction.truth] ?? true else { return false }
    guard let reverse = byCell[direction.reverseKey], chosen?[reverse.truth] ?? true else {
      return true
    }
    return direction.leads(reverse)
  }
  return pairs.sorted { $0.stands(before: $1) }.prefix(limit ?? pairs.count).map { direction in
    direction.confusion(reverse: byCell[direction.reverseKey], in: matrix)
  }
}

/// An occupied off-diagonal cell with its test.
private struct Direction {
  struct Key: Hashable {
    var truth: Int
    var predicted: Int
  }

  var truth: Int
  var predicted: Int
  var count: Int
  var support: Int
  var pValue: Double
  var adjusted = 1.0

  var key: Key { Key(truth: truth, predicted: predicted) }
  var reverseKey: Key { Key(truth: predicted, predicted: truth) }
  var isSignificant: Bool { adjusted <= 0.05 }

  static func tested(in matrix: ConfusionMatrix) -> [Direction] {
    let otherClasses = matrix.classCount - 1
    guard otherClasses > 0, matrix.total > 0 else { return [] }
    let errors = matrix.total - matrix.correct
    let pooledRate = Double(errors) / (Double(matrix.total) * Double(otherClasses))
    var directions: [Direction] = []
    for cell in matrix.occupiedCells where cell.truth != cell.predicted {
      let support = matrix.truthCount(of: cell.truth)
      directions.append(
        Direction(
          truth: cell.truth, predicted: cell.predicted, count: cell.count, support: support,
          pValue: Binomial.upperTail(atLeast: cell.count, trials: support, rate: pooledRate)))
    }
    let adjusted = BenjaminiHochberg.adjusted(
      directions.map(\.pValue), testCount: matrix.classCount * otherClasses)
    for index in directions.indices { directions[index].adjusted = adjusted[index] }
    return directions
  }

  /// Whether a pair is seen from this direction rather than from its reverse.
  func leads(_ reverse: Direction) -> Bool {
    if isSignificant != reverse.isSignificant { return isSignificant }
    if pValue != reverse.pValue { return pValue < reverse.pValue }
    if count != reverse.count { return count > reverse.count }
    return truth < reverse.truth
  }

  func stands(before other: Direction) -> Bool {
    if isSignificant != other.isSignificant { return isSignificant }
    if count != other.count { return count > other.count }
    if support != other.support { return support < other.support }
    return (truth, predicted) < (other.truth, other.predicted)
  }

  func confusion(reverse: Direction?, in matrix: ConfusionMatrix) -> Confusion {
    let back = reverse?.count ?? 0
    let backSupport = matrix.truthCount(of: predicted)
    let bothMarked = isSignificant && reverse?.isSignificant ?? false
    return Confusion(
      truth: truth, predicted: predicted, count: count, support: support,
      reverseCount: back, reverseSupport: backSupport,
      rate: .proportion(count, of: support, undefinedBecause: "no image has this label"),
      reverseRate: .proportion(
        back, of: backSupport, undefinedBecause: "no image is labelled with the other class"),
      pValue: pValue, adjustedPValue: adjusted, significant: isSignificant,
      kind: bothMarked ? .twoWay : isSignificant ? .oneWay : .undecided,
      fisherP: FisherExact.twoSided(count, support - count, back, backSupport - back))
  }
}
