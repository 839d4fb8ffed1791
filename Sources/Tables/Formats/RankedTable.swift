import Dataset

/// A table whose rows give a model's best classes, best first, read as one of predictions.
///
/// Where every row has all classes that occur, and the rows add up to one, they are all probabilities;
/// else the first class and its confidence are read.
struct RankedTable {
  /// The table as it is read; `nil` if it has no rows.
  let table: (any Table)?

  /// Walks the table twice.
  ///
  /// - Parameters:
  ///   - base: the table as it is written.
  ///   - taken: its columns that give the ranks; all others stay.
  ///   - shown: these columns in words.
  ///   - areLogits: whether the scores are no probabilities.
  ///   - scores: the classes of a row with their scores, best first.
  /// - Throws: ``ImportError`` of the table or of `scores`.
  init(
    of base: any Table, taken: Set<Int>, shown: String, areLogits: Bool,
    scores: @escaping (TableRow) throws(ImportError) -> [(className: String, score: String)]
  ) throws(ImportError) {
    var coverage = ScoreCoverage()
    var count = 0
    try base.forEachRow { row throws(ImportError) in
      coverage.take(try scores(row))
      count += 1
    }
    guard coverage.classes.count > 0 else {
      table = nil
      return
    }
    let isComplete = coverage.isComplete && !areLogits
    let hasConfidence = !isComplete && !areLogits
    var choices = [
      ImportChoice(.column, "\(shown) are ranks, best first, not classes", count: count)
    ]
    if !isComplete { choices.append(coverage.choice(shown, count: count)) }
    let classes = coverage.classes.names
    let kept = base.columns.indices.filter { !taken.contains($0) }
    table = ReshapedTable(
      base,
      columns: kept.map { base.columns[$0] } + [TableColumn(name: "predicted")]
        + (hasConfidence ? [TableColumn(name: "confidence")] : [])
        + (isComplete ? classes.map { TableColumn(name: "probs", part: .member($0)) } : []),
      choices: choices
    ) { row, cells throws(ImportError) in
      for column in kept { cells.append(column, of: row) }
      let ranked = try scores(row)
      cells.append(ranked.first?.className ?? "")
      if hasConfidence { cells.append(ranked.first?.score ?? "", isQuoted: false) }
      if isComplete {
        let byName = Dictionary(
          ranked.map { ($0.className, $0.score) }, uniquingKeysWith: { first, _ in first })
        for name in classes { cells.append(byName[name] ?? "", isQuoted: false) }
      }
      return true
    }
  }

  /// Ranks as they were read.
  ///
  /// - Throws: ``ImportError/value(_:)`` if a class is there twice or a number behind a smaller one.
  static func checked(
    _ ranks: [(className: String, score: String)], in table: any Table, line: Int, advice: String
  ) throws(ImportError) -> [(className: String, score: String)] {
    var last = Double.infinity
    var seen: Set<String> = []
    func complaint(_ found: String) -> ImportError {
      .value(
        Complaint(
          file: table.name, place: .line(line), found: found,
          expected: "ranks, best first, each of another class", advice: advice))
    }
    for (name, score) in ranks {
      guard seen.insert(name).inserted else {
        throw complaint("the class \(quoted(name)) in two ranks")
      }
      let number = score.withUTF8Bytes { DecimalNumber($0)?.value } ?? last
      guard number <= last else {
        throw complaint("\(quoted(score)) behind a smaller number")
      }
      last = number
    }
    return ranks
  }
}
