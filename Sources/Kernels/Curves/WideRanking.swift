/// Ranks the images by the probabilities of each class of `classes`; as for `Float`, by all digits.
public func rankClasses(
  _ classes: Range<Int>, probabilities: Span<Double>, truth: Span<Int32>, classCount: Int,
  scratch: inout RankingScratch
) -> [ClassRanking] {
  check(classes, probabilities.count, truth.count, classCount)
  return scratch.rankWide(classes, truth: truth) { row, column in
    WideKeys.bits(of: probabilities[row * classCount + column])
  }
}

/// Ranks the images by one of two classes that share the probability of every row between them.
///
/// What is left of 1 is the other class's probability, and of two numbers the smaller one has kept more
/// digits: the class is ranked by its own probability up to that of the other, and above by the other's,
/// the least first. So the order by one is that by the other reversed, to the last bit, also where one of
/// the two is 1 throughout.
///
/// - Parameters:
///   - index: the column of the class.
///   - other: the column of the other class.
///   - probabilities: rows × `classCount`, row by row; scores ≥ 0, other columns zero.
///   - truth: the class of each row; a row below 0 has none and is left out.
///   - classCount: the number of columns.
///   - scratch: memory made for as many rows and classes.
/// - Returns: the ranking of the class.
public func rankClass(
  _ index: Int, against other: Int, probabilities: Span<Float>, truth: Span<Int32>,
  classCount: Int, scratch: inout RankingScratch
) -> ClassRanking {
  rank(
    index, against: other, probabilities, truth: truth, classCount: classCount, scratch: &scratch)
}

/// As for `Float`.
public func rankClass(
  _ index: Int, against other: Int, probabilities: Span<Double>, truth: Span<Int32>,
  classCount: Int, scratch: inout RankingScratch
) -> ClassRanking {
  rank(
    index, against: other, probabilities, truth: truth, classCount: classCount, scratch: &scratch)
}

@inline(__always)
private func rank(
  _ index: Int, against other: Int, _ probabilities: Span<some Score>, truth: Span<Int32>,
  classCount: Int, scratch: inout RankingScratch
) -> ClassRanking {
  check(index..<index + 1, probabilities.count, truth.count, classCount)
  check(other..<other + 1, probabilities.count, truth.count, classCount)
  return scratch.rankWide(index..<index + 1, truth: truth) { row, _ in
    let probability = probabilities[row * classCount + index].double
    let rest = probabilities[row * classCount + other].double
    return probability > rest
      ? WideKeys.bits(ofAllBut: rest) : WideKeys.bits(of: probability)
  }[0]
}

/// Ranks the images by the odds of each class of `classes` in the softmax of logits (``LogitOdds``).
///
/// - Parameters:
///   - classes: the columns to rank by, within 0..<`classCount`.
///   - logits: rows × `classCount`, row by row; finite, or −∞ for a class without one.
///   - odds: made of the same logits.
///   - truth: the class of each row; a row below 0 has none and is left out.
///   - classCount: the number of columns.
///   - scratch: memory made for as many rows and classes.
/// - Returns: one ranking a class, in the order of `classes`.
public func rankClasses(
  _ classes: Range<Int>, logits: Span<Float>, odds: LogitOdds, truth: Span<Int32>,
  classCount: Int, scratch: inout RankingScratch
) -> [ClassRanking] {
  check(classes, logits.count, truth.count, classCount)
  return scratch.rankWide(classes, truth: truth) { row, column in
    odds.key(row: row, column: column, logit: Double(logits[row * classCount + column]))
  }
}

/// As for `Float`.
public func rankClasses(
  _ classes: Range<Int>, logits: Span<Double>, odds: LogitOdds, truth: Span<Int32>,
  classCount: Int, scratch: inout RankingScratch
) -> [ClassRanking] {
  check(classes, logits.count, truth.count, classCount)
  return scratch.rankWide(classes, truth: truth) { row, column in
    odds.key(row: row, column: column, logit: logits[row * classCount + column])
  }
}

private func check(_ classes: Range<Int>, _ count: Int, _ rowCount: Int, _ classCount: Int) {
  precondition(count == rowCount * classCount, "rows × classes")
  precondition(classes.lowerBound >= 0 && classes.upperBound <= classCount, "columns of the matrix")
}
