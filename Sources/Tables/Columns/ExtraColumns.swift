import Dataset

/// The columns of a file that are neither key nor label: numbers become metrics, words
/// become categories.
///
/// A column is of numbers if every cell that is not empty is one (`nan` counts as empty);
/// a column without a single value is dropped.
struct ExtraColumns {
  /// More columns than this are a mistaken delimiter or somebody's embeddings.
  static let limit = 1000

  private enum Content {
    case empty, numbers, words
  }
  /// One column; its values lie in fields of their own, so that a row is appended in place.
  private struct Extra {
    let index: Int
    let name: String
    let content: Content
    /// The values of a column of numbers.
    var numbers: [Double] = []
    /// The words of a column of words.
    var words = WordColumn()
  }
  /// Columns that hold nothing but lists and objects.
  private(set) var nestedNames: [String] = []
  private var columns: [Extra] = []

  /// Looks through the table once to see which of the columns hold numbers and which words.
  init(_ indices: [Int], of table: any Table) throws(ImportError) {
    guard indices.count <= Self.limit else {
      throw .columns(
        Complaint(
          file: table.name, place: .line(table.headerLine),
          found: "\(indices.count) columns beside key and label",
          expected: "at most \(Self.limit)", advice: "remove those that are not metadata"))
    }
    guard !indices.isEmpty else { return }
    var hasNumber = [Bool](repeating: false, count: indices.count)
    var hasWord = hasNumber
    var hasNested = hasNumber
    var infinite = [(line: Int, text: String)?](repeating: nil, count: indices.count)
    try table.forEachRow { row throws(ImportError) in
      for (place, index) in indices.enumerated() {
        let cell = row[index]
        if row.cells[index].kind == .nested { hasNested[place] = true }
        if cell.isEmpty || isNaN(cell) { continue }
        guard let number = DecimalNumber(cell) else {
          if isInfinity(cell) {
            infinite[place] = infinite[place] ?? (row.line(of: index), quoted(cell))
          } else {
            hasWord[place] = true
          }
          continue
        }
        hasNumber[place] = true
        if number.value.isInfinite {
          infinite[place] = infinite[place] ?? (row.line(of: index), quoted(cell))
        }
      }
    }
    for (place, index) in indices.enumerated() {
      let name = table.columns[index].name
      if hasWord[place] {
        columns.append(Extra(index: index, name: name, content: .words))
      } else if let (line, text) = infinite[place] {
        throw .value(
          Complaint(
            file: table.name, place: .line(line), found: "\(text) in column \(quoted(name))",
            expected: "a finite number", advice: "empty the cell or remove the column"))
      } else {
        columns.append(
          Extra(index: index, name: name, content: hasNumber[place] ? .numbers : .empty))
        if hasNested[place], !hasNumber[place] { nestedNames.append(name) }
      }
    }
  }

  /// Keeps the cells of one row.
  mutating func append(_ row: TableRow) {
    for place in columns.indices {
      let cell = row[columns[place].index]
      let isMissing = cell.isEmpty || row.cells[columns[place].index].kind == .nested
      switch columns[place].content {
      case .empty: break
      case .numbers:
        columns[place].numbers.append(isMissing ? .nan : DecimalNumber(cell)?.value ?? .nan)
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
        let number = cell.isEmpty ? .nan : DecimalNumber(cell)?.value ?? .nan
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
