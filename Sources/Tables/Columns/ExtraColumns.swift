import Dataset

/// The columns of a file that are neither key nor label: numbers become metrics, words
/// become categories.
///
/// A column is of numbers if every cell that is not empty is one (`nan` counts as empty);
/// a column without a single value is dropped.
struct ExtraColumns {
  /// More columns than this are a mistaken delimiter or somebody's embeddings.
  static let limit = 1000

  /// One column; its values lie in fields of their own, so that a row is appended in place.
  private struct Extra {
    let index: Int
    let name: String
    let content: ColumnEvidence.Verdict.Content
    let hasCommas: Bool
    /// The values of a column of numbers.
    var numbers: [Double] = []
    /// The words of a column of words.
    var words = WordColumn()

    /// The number in a cell; NaN where it is missing.
    func number(_ cell: UnsafeRawBufferPointer) -> Double {
      if let number = DecimalNumber(cell) { return number.value }
      return hasCommas ? DecimalNumber(withComma: cell)?.value ?? .nan : .nan
    }
  }
  /// How each column was understood.
  private(set) var readings: [ColumnReading] = []
  /// What was chosen about columns that could be read in two ways.
  private(set) var choices: [ImportChoice] = []
  private var columns: [Extra] = []

  /// Columns that hold nothing but lists and objects, or that nobody wants.
  var ignoredNames: [String] {
    readings.filter { $0.role == .ignored && $0.note == nil }.map(\.name)
  }

  /// Looks through the table once to see which of the columns hold numbers and which words;
  /// `types` are those that a person said, by the columns' names.
  init(
    _ indices: [Int], of table: any Table, types: [String: ColumnType] = [:]
  ) throws(ImportError) {
    guard indices.count <= Self.limit else {
      throw .columns(
        Complaint(
          file: table.name, place: .line(table.headerLine),
          found: "\(indices.count) columns beside key and label",
          expected: "at most \(Self.limit)", advice: "remove those that are not metadata"))
    }
    guard !indices.isEmpty else { return }
    var evidence = [ColumnEvidence](repeating: ColumnEvidence(), count: indices.count)
    try table.forEachRow { row throws(ImportError) in
      for (place, index) in indices.enumerated() {
        evidence[place].take(
          row[index], isNested: row.cells[index].kind == .nested, line: row.line(of: index))
      }
    }
    let mayHaveCommas = (table as? DelimitedTable)?.delimiter != 0x2C
    for (place, index) in indices.enumerated() {
      try add(
        index, evidence[place], type: types[table.columns[index].name],
        mayHaveCommas: mayHaveCommas, of: table)
    }
  }

  /// Decides what a column holds.
  private mutating func add(
    _ index: Int, _ evidence: ColumnEvidence, type: ColumnType?, mayHaveCommas: Bool,
    of table: any Table
  ) throws(ImportError) {
    let name = table.columns[index].name
    func complaint(_ line: Int, _ found: String, _ expected: String, _ advice: String)
      -> ImportError
    {
      .value(
        Complaint(
          file: table.name, place: .line(line), found: "\(found) in column \(quoted(name))",
          expected: expected, advice: advice))
    }
    var verdict = evidence.verdict(mayHaveCommas: mayHaveCommas)
    switch type {
    case .ignore:
      readings.append(ColumnReading(name, .ignored))
      return
    case .words: verdict = ColumnEvidence.Verdict(content: .words)
    case .number:
      if let (line, text) = evidence.firstWord, !verdict.hasCommas {
        throw complaint(
          line, quoted(text), "a number", "correct it, or say --column \(name):words")
      }
      verdict.content = .numbers
      verdict.isChosen = false
      verdict.note = nil
    case nil: break
    }
    if verdict.content != .words, let (line, text) = evidence.infinite {
      throw complaint(line, text, "a finite number", "empty the cell or remove the column")
    }
    let isNested = verdict.content == .empty && evidence.nested > 0
    let role: ColumnReading.Role =
      switch verdict.content {
      case .empty: .ignored
      case .numbers: .number
      case .words: .words
      }
    let note = verdict.content == .empty && !isNested ? "empty" : verdict.note
    readings.append(ColumnReading(name, role, note: note))
    if verdict.isChosen, let note = verdict.note {
      let what = verdict.content == .numbers ? "numbers" : "words"
      choices.append(
        ImportChoice(
          .column, "column \(quoted(name)) holds \(what), \(note)", count: verdict.count))
    }
    guard verdict.content != .empty else { return }
    columns.append(
      Extra(index: index, name: name, content: verdict.content, hasCommas: verdict.hasCommas))
  }

  /// Keeps the cells of one row.
  mutating func append(_ row: TableRow) {
    for place in columns.indices {
      let cell = row[columns[place].index]
      let isMissing = cell.isEmpty || row.cells[columns[place].index].kind == .nested
      switch columns[place].content {
      case .empty: break
      case .numbers:
        columns[place].numbers.append(isMissing ? .nan : columns[place].number(cell))
      case .words:
        columns[place].words.append(isMissing ? nil : cell)
      }
    }
  }

  /// Whether the cells of a row are those that were kept for an earlier one.
  func agrees(_ row: TableRow, with earlier: Int) -> Bool {
    columns.allSatisfy { column in
      let cell = row[column.index]
      switch column.content {
      case .empty: return true
      case .numbers:
        let number = cell.isEmpty ? .nan : column.number(cell)
        let kept = column.numbers[earlier]
        return number == kept || (number.isNaN && kept.isNaN)
      case .words:
        return column.words.says(cell.isEmpty ? nil : cell, at: earlier)
      }
    }
  }

  /// The columns as they were kept: those of numbers and those of words, each by its name.
  func columnsByName() -> (numbers: [String: [Double]], words: [String: CategoryColumn]) {
    var numbers: [String: [Double]] = [:]
    var words: [String: CategoryColumn] = [:]
    for column in columns {
      switch column.content {
      case .empty: break
      case .numbers: numbers[column.name] = column.numbers
      case .words: words[column.name] = column.words.inOrder
      }
    }
    return (numbers, words)
  }
}

/// Whether the bytes spell "not a number".
func isNaN(_ bytes: UnsafeRawBufferPointer) -> Bool {
  bytes.count <= 4 && bytes.count >= 3
    && ["nan", "-nan", "+nan"].contains(String(decoding: bytes, as: UTF8.self).lowercased())
}

/// Whether the bytes spell an infinity.
func isInfinity(_ bytes: UnsafeRawBufferPointer) -> Bool {
  guard bytes.count <= 9 && bytes.count >= 3 else { return false }
  var word = Substring(String(decoding: bytes, as: UTF8.self).lowercased())
  if word.first == "-" || word.first == "+" { word.removeFirst() }
  return word == "inf" || word == "infinity"
}
