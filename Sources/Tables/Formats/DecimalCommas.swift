import Dataset

/// Numbers with a decimal comma, as spreadsheets of many countries write them where a semicolon, a tab
/// or a bar separates: `0,93` is 0.93.
///
/// A column is one of such numbers if every value of it is a number, one has a comma, and none has a
/// point. A column of commas with three digits behind each (`1,500`) could have separators of thousands:
/// it is one of decimal commas only where another column shows that the file has them.
struct DecimalCommas: ColumnLayout {
  /// What the cells of a column look like.
  private struct Look {
    var isOther = false
    /// The first line with a comma that can only be a decimal one, with any comma, and with a point.
    var certain: (line: Int, text: String)?
    var comma: (line: Int, text: String)?
    var point: (line: Int, text: String)?
  }

  func table(of base: any Table, for query: AnnotationQuery) throws(ImportError) -> (any Table)? {
    guard let text = base as? DelimitedTable, text.delimiter != 0x2C,
      text.text.bytes.contains(0x2C)
    else { return nil }
    let words = Self.columnsOfWords(of: base, for: query)
    var looks = [Look](repeating: Look(), count: base.columns.count)
    var count = 0
    try base.forEachRow { row throws(ImportError) in
      for column in looks.indices where !words.contains(column) && !looks[column].isOther {
        Self.look(row[column], on: row.line, at: &looks[column])
      }
    }
    let isCertain = looks.contains { !$0.isOther && $0.certain != nil }
    guard isCertain else { return nil }
    let columns = looks.indices.filter { !looks[$0].isOther && looks[$0].comma != nil }
    for column in columns {
      guard let comma = looks[column].comma, let point = looks[column].point else { continue }
      throw .value(
        Complaint(
          file: base.name, place: .line(max(comma.line, point.line)),
          found: "\(quoted(comma.text)) and \(quoted(point.text)) in column "
            + base.columns[column].shown,
          expected: "decimal commas or decimal points, not both",
          advice: "write all numbers with a point"))
    }
    let isDecimal = looks.indices.map { columns.contains($0) }
    try base.forEachRow { row throws(ImportError) in
      for column in columns where row[column].contains(0x2C) { count += 1 }
    }
    return ReshapedTable(
      base, columns: base.columns,
      choices: [
        ImportChoice(
          .numbers,
          "commas in numbers are decimal commas: "
            + columns.prefix(1).map { "\(quoted(looks[$0].comma?.text ?? "")) in " }.joined()
            + listed(columns.map { base.columns[$0].name }), count: count)
      ]
    ) { row, cells throws(ImportError) in
      for column in isDecimal.indices {
        guard isDecimal[column], row[column].contains(0x2C) else {
          cells.append(column, of: row)
          continue
        }
        cells.append(row[column].map { $0 == 0x2C ? 0x2E : $0 }, as: row.cells[column])
      }
      return true
    }
  }

  /// The columns of paths, classes and splits, whose commas are letters.
  private static func columnsOfWords(of table: any Table, for query: AnnotationQuery) -> Set<Int> {
    let roles: [ColumnRole] = [.key, .label, .predicted, .split]
    var columns = Set(roles.flatMap { $0.columns(of: table) })
    let options = query.options
    let named = [options.keyColumn, options.labelColumn, options.predictedColumn, query.question]
    for (place, column) in table.columns.enumerated() where named.contains(column.name) {
      columns.insert(place)
    }
    return columns
  }

  private static func look(_ cell: UnsafeRawBufferPointer, on line: Int, at look: inout Look) {
    if cell.isEmpty || isNaN(cell) { return }
    let commas = cell.count { $0 == 0x2C }
    guard commas <= 1 else {
      look.isOther = true
      return
    }
    if commas == 0 {
      guard DecimalNumber(cell) != nil else {
        look.isOther = true
        return
      }
      if look.point == nil, cell.contains(0x2E) {
        look.point = (line, String(decoding: cell, as: UTF8.self))
      }
      return
    }
    let text = String(decoding: cell, as: UTF8.self)
    let isNumber =
      !cell.contains(0x2E)
      && cell.map { $0 == 0x2C ? 0x2E : $0 }.withUnsafeBytes { DecimalNumber($0) != nil }
    guard isNumber else {
      look.isOther = true
      return
    }
    look.comma = look.comma ?? (line, text)
    let parts = text.drop { $0 == "-" || $0 == "+" }.split(
      separator: ",", omittingEmptySubsequences: false)
    let couldBeThousands =
      parts[1].count == 3 && parts[1].allSatisfy(\.isNumber) && (1...3).contains(parts[0].count)
      && parts[0].first != "0"
    if !couldBeThousands { look.certain = look.certain ?? (line, text) }
  }
}
