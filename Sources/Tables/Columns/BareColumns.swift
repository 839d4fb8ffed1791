import Dataset

/// Columns of numbers beside columns that are called like known classes: classes of the model that no
/// label has, or something else.
struct BareColumns {
  /// The columns that are classes of the model.
  private(set) var ofModel: [Int] = []
  /// What was chosen about them.
  private(set) var choices: [ImportChoice] = []

  private let table: any Table
  private let candidates: [Int]
  private let classes: [Int]
  /// Of each candidate and of all classes together, what their numbers are.
  private var ranges: [Range]
  private var ofClasses = Range()
  /// How many rows have numbers, and how many of them add up to one without and with the candidates
  /// that hold nothing but numbers from 0 to 1.
  private var (rows, without, with) = (0, 0, 0)

  /// Looks through the rows.
  ///
  /// - Parameters:
  ///   - candidates: the columns in question.
  ///   - classes: the columns of known classes.
  ///   - table: the table, which is walked once or twice.
  ///   - logits: whether the numbers are logits: then every column of such numbers is a class.
  /// - Throws: ``ImportError`` that names a column of which nothing says what it is.
  init(
    _ candidates: [Int], beside classes: [Int], of table: any Table, logits: Bool
  ) throws(ImportError) {
    self.table = table
    self.candidates = candidates
    self.classes = classes
    ranges = candidates.map { _ in Range() }
    try look()
    let numeric = candidates.indices.filter { ranges[$0].isOfNumbers && ranges[$0].count == rows }
    guard rows > 0, ofClasses.isOfNumbers, !numeric.isEmpty else { return }
    if logits {
      for place in numeric { try checkLogits(place) }
      ofModel = numeric.map { candidates[$0] }
    } else {
      let shares = numeric.filter { ranges[$0].least >= 0 && ranges[$0].greatest <= 1 }
      guard !shares.isEmpty else { return }
      try addUp(with: shares.map { candidates[$0] })
      guard with == rows, 2 * without < rows else { return }
      ofModel = shares.map { candidates[$0] }
    }
    choices = [
      ImportChoice(
        .column,
        "\(listed(ofModel.map { table.columns[$0].name })) \(ofModel.count == 1 ? "is a class" : "are classes") "
          + "of the model that no label has: "
          + (logits ? "numbers like the other logits" : "rows add up to 1 only with it"),
        count: ofModel.count)
    ]
  }

  /// Numbers of a column.
  private struct Range {
    var count = 0
    var isOfNumbers = true
    var isWhole = true
    var least = Double.infinity
    var greatest = -Double.infinity

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
      guard let number = DecimalNumber(bytes), number.value.isFinite else {
        isOfNumbers = false
        return
      }
      count += 1
      if number.value.rounded() != number.value { isWhole = false }
      least = min(least, number.value)
      greatest = max(greatest, number.value)
    }
  }

  private mutating func look() throws(ImportError) {
    var (ranges, ofClasses, rows) = (ranges, ofClasses, 0)
    try table.forEachRow { row throws(ImportError) in
      if classes.allSatisfy({ row.cells[$0].kind == .missing }) { return }
      rows += 1
      for column in classes { ofClasses.add(row[column]) }
      for (place, column) in candidates.enumerated() where ranges[place].isOfNumbers {
        ranges[place].add(row[column])
      }
    }
    (self.ranges, self.ofClasses, self.rows) = (ranges, ofClasses, rows)
  }

  private mutating func addUp(with further: [Int]) throws(ImportError) {
    var (without, with) = (0, 0)
    try table.forEachRow { row throws(ImportError) in
      if classes.allSatisfy({ row.cells[$0].kind == .missing }) { return }
      let sum = classes.reduce(0.0) { $0 + (DecimalNumber(row[$1])?.value ?? 0) }
      let all = further.reduce(sum) { $0 + (DecimalNumber(row[$1])?.value ?? 0) }
      if abs(sum - 1) <= 2 * ProbabilitySums.tolerance { without += 1 }
      if abs(all - 1) <= 2 * ProbabilitySums.tolerance { with += 1 }
    }
    (self.without, self.with) = (without, with)
  }

  /// Whether the numbers of a candidate may be logits like those of the classes.
  private func checkLogits(_ place: Int) throws(ImportError) {
    let (own, span) = (ranges[place], max(1, ofClasses.greatest - ofClasses.least))
    let isLike =
      own.isWhole == ofClasses.isWhole || !own.isWhole
      ? own.least >= ofClasses.least - span && own.greatest <= ofClasses.greatest + span : false
    guard !isLike else { return }
    let name = table.columns[candidates[place]].name
    throw .columns(
      Complaint(
        file: table.name, place: .line(table.headerLine),
        found: "the column \(quoted(name)) of \(own.isWhole ? "whole " : "")numbers from "
          + "\(shortNumber(own.least)) to \(shortNumber(own.greatest)) beside logits",
        expected: "to know whether it is a class of the model",
        advice: "list the classes of the model with --classes, or remove the column"))
  }
}
