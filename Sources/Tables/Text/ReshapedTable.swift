/// A table read as another, row by row: the same rows with other columns, or some of them.
struct ReshapedTable: Table {
  private let base: any Table
  let columns: [TableColumn]
  let choices: [ImportChoice]
  /// Puts the cells of a row together; `false` leaves the row out.
  private let reshape: (TableRow, inout RowCells) throws(ImportError) -> Bool

  /// A table of these columns, whose rows `reshape` makes of those of `base`, a cell a column.
  ///
  /// - Parameters:
  ///   - base: the table as it is written.
  ///   - columns: what the cells stand for.
  ///   - choices: what was chosen, beside what was chosen for `base`.
  ///   - reshape: puts the cells of a row together; `false` leaves the row out.
  init(
    _ base: any Table, columns: [TableColumn], choices: [ImportChoice],
    reshape: @escaping (TableRow, inout RowCells) throws(ImportError) -> Bool
  ) {
    self.base = base
    self.columns = columns
    self.choices = base.choices + choices
    self.reshape = reshape
  }

  var name: String { base.name }
  var headerLine: Int { base.headerLine }
  var rowWord: String { base.rowWord }
  var keysLackExtensions: Bool { base.keysLackExtensions }

  func forEachRow(_ body: (TableRow) throws(ImportError) -> Void) throws(ImportError) {
    var cells = RowCells()
    try base.forEachRow { row throws(ImportError) in
      cells.clear()
      guard try reshape(row, &cells) else { return }
      try cells.withRow(line: row.line, position: row.position, body)
    }
  }
}
