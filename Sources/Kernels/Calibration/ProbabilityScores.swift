/// Scores of a whole probability matrix: log loss, Brier score and top-k accuracy.
///
/// Parts of a matrix are scored apart and merged with `+=`, in any order: every part keeps its
/// blocks of `blockRows` rows, and results add them up in the order of the rows, so the bytes are
/// the same however the rows were split.
public struct ProbabilityScores: Hashable, Sendable {
  /// How many rows a block has; a part begins at a multiple of it.
  public static let blockRows = 4096

  private let classCount: Int
  private var blocks: [ProbabilityBlock] = []

  /// Scores the `rows` of a matrix; those without a label or prediction (below 0) are left out.
  ///
  /// Time O(rows × classes).
  ///
  /// - Parameters:
  ///   - probabilities: the whole matrix, rows × `classCount`, row by row, each in 0...1.
  ///   - truth: the class of every row.
  ///   - predicted: the predicted class of every row; need not be the most probable one.
  ///   - classCount: the number of columns.
  ///   - rows: the part to score, from a multiple of `blockRows` to another or the end;
  ///     all rows if `nil`.
  public init(
    probabilities: Span<Float>, truth: Span<Int32>, predicted: Span<Int32>, classCount: Int,
    rows: Range<Int>? = nil
  ) {
    precondition(probabilities.count == truth.count * classCount, "rows × classes")
    precondition(predicted.count == truth.count, "a prediction for every row")
    self.classCount = classCount
    for (index, rows) in Self.blocks(of: rows, rowCount: truth.count) {
      blocks.append(
        ProbabilityBlock(
          index: index, rows: rows, probabilities: probabilities, truth: truth,
          predicted: predicted, classCount: classCount))
    }
  }

  /// As for `Float`.
  public init(
    probabilities: Span<Double>, truth: Span<Int32>, predicted: Span<Int32>, classCount: Int,
    rows: Range<Int>? = nil
  ) {
    precondition(probabilities.count == truth.count * classCount, "rows × classes")
    precondition(predicted.count == truth.count, "a prediction for every row")
    self.classCount = classCount
    for (index, rows) in Self.blocks(of: rows, rowCount: truth.count) {
      blocks.append(
        ProbabilityBlock(
          index: index, rows: rows, probabilities: probabilities, truth: truth,
          predicted: predicted, classCount: classCount))
    }
  }

  /// Scores logits: losses by their softmax in Double, top k by the logits as they are, which keep
  /// an order where probabilities are all 0 or 1.
  ///
  /// A logit is finite, or −∞ for a class without one.
  public init(
    logits: Span<Float>, truth: Span<Int32>, predicted: Span<Int32>, classCount: Int,
    rows: Range<Int>? = nil
  ) {
    precondition(logits.count == truth.count * classCount, "rows × classes")
    precondition(predicted.count == truth.count, "a prediction for every row")
    self.classCount = classCount
    for (index, rows) in Self.blocks(of: rows, rowCount: truth.count) {
      blocks.append(
        ProbabilityBlock(
          index: index, rows: rows, logits: logits, truth: truth, predicted: predicted,
          classCount: classCount))
    }
  }

  /// As for `Float`.
  public init(
    logits: Span<Double>, truth: Span<Int32>, predicted: Span<Int32>, classCount: Int,
    rows: Range<Int>? = nil
  ) {
    precondition(logits.count == truth.count * classCount, "rows × classes")
    precondition(predicted.count == truth.count, "a prediction for every row")
    self.classCount = classCount
    for (index, rows) in Self.blocks(of: rows, rowCount: truth.count) {
      blocks.append(
        ProbabilityBlock(
          index: index, rows: rows, logits: logits, truth: truth, predicted: predicted,
          classCount: classCount))
    }
  }

  /// The blocks of a part, each with its number.
  private static func blocks(
    of rows: Range<Int>?, rowCount: Int
  ) -> [(index: Int, rows: Range<Int>)] {
    let rows = rows ?? 0..<rowCount
    precondition(rows.lowerBound % blockRows == 0, "parts begin with a block")
    precondition(
      rows.upperBound == rowCount || rows.upperBound % blockRows == 0, "parts end with a block")
    return stride(from: rows.lowerBound, to: rows.upperBound, by: blockRows).map {
      ($0 / blockRows, $0..<min($0 + blockRows, rows.upperBound))
    }
  }

  /// Adds the scores of another part of the same matrix.
  ///
  /// - Precondition: the parts share no row.
  public static func += (whole: inout ProbabilityScores, part: ProbabilityScores) {
    precondition(whole.classCount == part.classCount, "parts of one matrix")
    whole.blocks += part.blocks
    whole.blocks.sort { $0.index < $1.index }
    for (block, next) in zip(whole.blocks, whole.blocks.dropFirst()) {
      precondition(block.index != next.index, "a row is scored once")
    }
  }

  /// How many rows have a label and a prediction.
  public var count: Int { total(\.logLoss.count) }
  /// How many labels' probabilities were below 2⁻⁵² and counted as that in the log loss.
  public var clippedLogLosses: Int { total(\.clipped) }
  /// How many predicted classes are not the most probable one (of equals, the lowest index).
  public var argmaxDisagreements: Int { total(\.disagreements) }

  /// The mean of −ln p of the label, p not below 2⁻⁵², in nats.
  ///
  /// Undefined without rows. The interval comes from the standard error of the mean, on the
  /// logarithmic scale; none without a wrong prediction, when the losses that matter are unseen.
  public var logLoss: Estimate { mean(of: \.logLoss, atMost: 52 * 0.693147180559945309) }

  /// The mean over rows of Σ over classes (probability − truth)²: 0–2, with two classes as well.
  ///
  /// Undefined without rows; the interval as that of `logLoss`.
  public var brier: Estimate { mean(of: \.brier, atMost: 2) }

  /// The share of rows whose label is among the two highest probabilities; of equals, the lowest
  /// index comes first.
  ///
  /// With Wilson's interval. Undefined without rows, and where there are no more classes than
  /// that: every label would be a hit.
  public var topTwoAccuracy: Estimate { topAccuracy(2, hits: \.hits.two) }
  /// As `topTwoAccuracy`, among the three highest.
  public var topThreeAccuracy: Estimate { topAccuracy(3, hits: \.hits.three) }
  /// As `topTwoAccuracy`, among the five highest.
  public var topFiveAccuracy: Estimate { topAccuracy(5, hits: \.hits.five) }

  private func total(_ part: (ProbabilityBlock) -> Int) -> Int {
    blocks.reduce(0) { $0 + part($1) }
  }

  private func mean(of loss: (ProbabilityBlock) -> LossSummary, atMost bound: Double) -> Estimate {
    var all = LossSummary()
    for block in blocks { all += loss(block) }
    guard all.count > 0 else {
      return .undefined(n: 0, because: "no image has a label and a prediction")
    }
    guard total(\.wrong) > 0, var interval = all.interval else {
      return Estimate(
        value: all.mean, n: all.count,
        reason: "no interval: none of the \(all.count) predictions is wrong, "
          + "so the losses that decide the mean are unseen")
    }
    interval.high = min(interval.high, bound)
    return Estimate(value: all.mean, interval: interval, n: all.count)
  }

  private func topAccuracy(_ k: Int, hits: (ProbabilityBlock) -> Int) -> Estimate {
    guard classCount > k else {
      return .undefined(
        n: count, because: "with \(classCount) classes the label is always among the first \(k)")
    }
    return .proportion(
      total(hits), of: count, undefinedBecause: "no image has a label and a prediction")
  }
}
