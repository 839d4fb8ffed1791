/// The cells of one row of a table that is made from another, in memory of their own.
struct RowCells {
  private var cells: [TableCell] = []
  private var bytes: [UInt8] = []

  /// Forgets the row.
  mutating func clear() {
    cells.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Takes a cell of another row as it is.
  mutating func append(_ column: Int, of row: TableRow) {
    append(row[column], as: row.cells[column])
  }

  /// Takes some bytes in place of those of a cell.
  mutating func append(_ text: some Collection<UInt8>, as cell: TableCell) {
    var copy = cell
    copy.start = bytes.count
    copy.count = text.count
    if cell.kind == .unescaped { copy.kind = .plain }
    cells.append(copy)
    bytes.append(contentsOf: text)
  }

  /// Takes a text; an empty one is a missing value.
  mutating func append(_ text: String, isQuoted: Bool = true, lineOffset: Int = 0) {
    append(
      Array(text.utf8),
      as: TableCell(
        kind: text.isEmpty ? .missing : .plain, isQuoted: isQuoted, isPresent: true,
        lineOffset: Int32(truncatingIfNeeded: lineOffset)))
  }

  /// Takes a value of a document; `nil` for a member that is not there.
  mutating func append(_ node: JSONNode?, rowLine: Int) {
    let offset = (node?.line ?? rowLine) - rowLine
    switch node?.content {
    case nil: cells.append(TableCell())
    case .null: append("", lineOffset: offset)
    case .text(let text): append(text, lineOffset: offset)
    case .word(let text): append(text, isQuoted: false, lineOffset: offset)
    case .list, .object:
      cells.append(
        TableCell(
          kind: .nested, isPresent: true, lineOffset: Int32(truncatingIfNeeded: offset)))
    }
  }

  /// Gives the row to `body`.
  func withRow(
    line: Int, position: Int, _ body: (TableRow) throws(ImportError) -> Void
  ) throws(ImportError) {
    try cells.withUnsafeBufferPointer { cells throws(ImportError) in
      try bytes.withUnsafeBufferPointer { bytes throws(ImportError) in
        try body(
          TableRow(
            line: line, position: position, cells: cells, text: UnsafeRawBufferPointer(bytes),
            unescaped: UnsafeRawBufferPointer(start: nil, count: 0)))
      }
    }
  }
}
