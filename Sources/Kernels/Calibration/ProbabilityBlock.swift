/// What the probabilities of one block of rows amount to: the unit of merging.
struct ProbabilityBlock: Hashable, Sendable {
  /// Which block of the matrix.
  let index: Int
  /// −ln of the label's probability.
  private(set) var logLoss = LossSummary()
  /// Σ over classes of (probability − truth)².
  private(set) var brier = LossSummary()
  /// How many labels' probabilities were raised to 2⁻⁵² before taking the logarithm.
  private(set) var clipped = 0
  /// How many predicted classes are not the one with the highest probability.
  private(set) var disagreements = 0
  /// How many predictions are wrong.
  private(set) var wrong = 0
  /// How many labels are among the two, three and five highest probabilities.
  private(set) var hits = TopHits()

  /// Counts of labels among the highest probabilities.
  struct TopHits: Hashable, Sendable {
    var two = 0
    var three = 0
    var five = 0
  }

  /// Measures the `rows` that have a label and a prediction.
  @inline(__always)
  init(
    index: Int, rows: Range<Int>, probabilities: Span<some Score>, truth: Span<Int32>,
    predicted: Span<Int32>, classCount: Int
  ) {
    self.index = index
    var losses = Losses(capacity: rows.count)
    for row in rows where truth[row] >= 0 && predicted[row] >= 0 {
      let (label, guess) = (Int(truth[row]), Int(predicted[row]))
      precondition(label < classCount && guess < classCount, "classes of the matrix")
      let scores = probabilities.extracting(row * classCount..<(row + 1) * classCount)
      losses.add(scores, label: label)
      count(guess: guess, label: label, in: scores)
    }
    take(losses)
  }

  /// Measures the `rows` that have a label and a prediction: losses by the softmax of their logits,
  /// places by the logits themselves.
  @inline(__always)
  init(
    index: Int, rows: Range<Int>, logits: Span<some Score>, truth: Span<Int32>,
    predicted: Span<Int32>, classCount: Int
  ) {
    self.index = index
    var losses = Losses(capacity: rows.count)
    var probabilities = [Double](repeating: 0, count: classCount)
    for row in rows where truth[row] >= 0 && predicted[row] >= 0 {
      let (label, guess) = (Int(truth[row]), Int(predicted[row]))
      precondition(label < classCount && guess < classCount, "classes of the matrix")
      let scores = logits.extracting(row * classCount..<(row + 1) * classCount)
      writeSoftmax(of: scores, into: &probabilities)
      losses.add(probabilities.span, label: label)
      count(guess: guess, label: label, in: scores)
    }
    take(losses)
  }

  /// The losses of the rows so far.
  private struct Losses {
    var log: [Double] = []
    var brier: [Double] = []
    var clipped = 0

    init(capacity: Int) {
      log.reserveCapacity(capacity)
      brier.reserveCapacity(capacity)
    }

    @inline(__always)
    mutating func add(_ row: Span<some Score>, label: Int) {
      let probability = row[label].double
      precondition(probability >= 0, "a probability")
      if probability < 0x1p-52 { clipped += 1 }
      // A softmax in Float32 may exceed 1 by its last bit; a loss is never negative.
      log.append(-Elementary.log(min(1, max(probability, 0x1p-52))))
      let others =
        sumOfSquares(row.extracting(0..<label))
        + sumOfSquares(row.extracting((label + 1)..<row.count))
      brier.append((1 - probability) * (1 - probability) + others)
    }
  }

  private mutating func take(_ losses: Losses) {
    clipped = losses.clipped
    logLoss = LossSummary(of: losses.log.span)
    brier = LossSummary(of: losses.brier.span)
  }

  @inline(__always)
  private mutating func count(guess: Int, label: Int, in scores: Span<some Score>) {
    let labelRank = rank(of: label, in: scores)
    let guessRank = guess == label ? labelRank : rank(of: guess, in: scores)
    if labelRank < 2 { hits.two += 1 }
    if labelRank < 3 { hits.three += 1 }
    if labelRank < 5 { hits.five += 1 }
    if guessRank > 0 { disagreements += 1 }
    if guess != label { wrong += 1 }
  }
}

/// How many classes come before `column` when the highest score comes first and the lowest index
/// first among equals.
@inline(__always)
private func rank(of column: Int, in scores: Span<some Score>) -> Int {
  let score = scores[column]
  var before: Int32 = 0
  for i in 0..<column { before &+= (unsafe scores[unchecked: i]) >= score ? 1 : 0 }
  for i in (column + 1)..<scores.count { before &+= (unsafe scores[unchecked: i]) > score ? 1 : 0 }
  return Int(before)
}

/// The sum of squares in Double, in four interleaved sums that are added at the end.
@inline(__always)
private func sumOfSquares(_ values: Span<some Score>) -> Double {
  var sums = SIMD4<Double>()
  var i = 0
  while i + 4 <= values.count {
    let four = unsafe SIMD4<Double>(
      values[unchecked: i].double, values[unchecked: i + 1].double,
      values[unchecked: i + 2].double, values[unchecked: i + 3].double)
    sums += four * four
    i += 4
  }
  var rest = 0.0
  while i < values.count {
    let value = values[i].double
    rest += value * value
    i += 1
  }
  return (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
}
