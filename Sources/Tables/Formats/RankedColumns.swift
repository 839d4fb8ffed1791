import Dataset

/// Columns of a model's best classes, best first, as timm writes them.
///
/// `label_0,prob_0,label_1,prob_1…`, or `index_0,prob_0…`: the numbers are ranks, not classes.
///
/// Where every row has all classes that occur, and the rows add up to one, they are all probabilities;
/// else the first class and its confidence are read. A row that is not best first, or has a class twice,
/// is an error: then the numbers mean something else, such as models.
struct RankedColumns: ColumnLayout {
  private static let ofClass = [
    "label", "class", "index", "pred", "predicted", "prediction", "top", "class_name", "name",
    "category",
  ]
  private static let ofScore = ["prob", "score", "confidence", "conf", "probability", "p", "logit"]

  /// The columns of a rank.
  private struct Rank {
    let className: Int
    let score: Int
  }

  func table(of base: any Table, for query: AnnotationQuery) throws(ImportError) -> (any Table)? {
    guard query.predictions, let (ranks, areLogits) = Self.ranks(among: base.columns) else {
      return nil
    }
    let taken = Set(base.columns.indices.filter { Self.rank(of: base.columns[$0]) != nil })
    let named = [query.question, query.options.confidenceColumn]
    if named.contains(where: { $0 != nil }) {
      // What a person names is no rank, and then neither are the others.
      let kept = base.columns.indices.filter {
        !taken.contains($0) || named.contains(base.columns[$0].name)
      }
      return ReshapedTable(base, columns: kept.map { base.columns[$0] }, choices: []) {
        row, cells in
        for column in kept { cells.append(column, of: row) }
        return true
      }
    }
    // A class of its own name says what is predicted; what stands beside it is for a person to say.
    guard !ColumnRole.predicted.columns(of: base).contains(where: { !taken.contains($0) }) else {
      return nil
    }
    let shown = "\(base.columns[ranks[0].className].shown), \(base.columns[ranks[0].score].shown)…"
    return try RankedTable(of: base, taken: taken, shown: shown, areLogits: areLogits) {
      row throws(ImportError) in try Self.scores(in: row, ranks, of: base)
    }.table
  }

  /// What a column is of its rank; `nil` if it has none.
  private static func rank(of column: TableColumn) -> (word: String, number: Int)? {
    guard column.part == .whole else { return nil }
    let name = plainName(column.name)
    let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(String(digits.reversed())) else {
      // `top1_label`
      guard name.hasPrefix("top"), let end = name.firstIndex(of: "_"),
        let number = Int(name[name.index(name.startIndex, offsetBy: 3)..<end])
      else { return nil }
      return known(String(name[name.index(after: end)...]), number)
    }
    var word = name.dropLast(digits.count)
    if word.last == "_" { word.removeLast() }
    return known(String(word), number)
  }

  private static func known(_ word: String, _ number: Int) -> (word: String, number: Int)? {
    ofClass.contains(word) || ofScore.contains(word) ? (word, number) : nil
  }

  /// The ranks that columns are of, in their order: two at least, from 0 or 1 on without a gap, each with a
  /// class and a score.
  private static func ranks(
    among columns: [TableColumn]
  ) -> (ranks: [Rank], areLogits: Bool)? {
    var byWord: [String: [Int: Int]] = [:]
    for (place, column) in columns.enumerated() {
      guard let (word, number) = rank(of: column) else { continue }
      byWord[word, default: [:]][number] = place
    }
    let words = ofClass.filter { byWord[$0] != nil }
    let scores = ofScore.filter { byWord[$0] != nil }
    // timm writes the place in the list beside the name.
    let named = words.count == 2 ? words.filter { $0 != "index" } : words
    guard named.count == 1, scores.count == 1, let classes = byWord[named[0]],
      let numbers = byWord[scores[0]], classes.count > 1,
      Set(classes.keys) == Set(numbers.keys), let first = classes.keys.min(), first <= 1,
      classes.keys.max() == first + classes.count - 1
    else { return nil }
    let ranks = classes.keys.sorted().compactMap { number in
      classes[number].flatMap { place in
        numbers[number].map { Rank(className: place, score: $0) }
      }
    }
    return (ranks, scores[0] == "logit")
  }

  /// The classes of a row with their scores; a rank without a class ends them.
  private static func scores(
    in row: TableRow, _ ranks: [Rank], of table: any Table
  ) throws(ImportError) -> [(className: String, score: String)] {
    let (name, score) = (table.columns[ranks[0].className].name, table.columns[ranks[0].score].name)
    return try RankedTable.checked(
      ranks.compactMap { rank in
        row[rank.className].isEmpty
          ? nil
          : (
            String(decoding: row[rank.className], as: UTF8.self),
            String(decoding: row[rank.score], as: UTF8.self)
          )
      }, in: table, line: row.line,
      advice: "if the numbers are no ranks, name the class and its confidence with "
        + "--predicted-column \(name) --confidence-column \(score)")
  }
}
