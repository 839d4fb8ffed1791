/// A table held in memory: rows of values out of a document that is no table by itself.
struct ListedTable: Table {
  /// One row.
  struct Row {
    var line: Int
    /// A value a column; `nil` for one that is not there.
    var cells: [JSONNode?]
  }
  let name: String
  let columns: [TableColumn]
  let choices: [ImportChoice]
  var keysLackExtensions = false
  var rowWord = "object"
  let rows: [Row]

  var headerLine: Int { 1 }

  /// A table of these rows.
  ///
  /// Objects and lists of probabilities are taken apart into a column for each member or place.
  ///
  /// - Throws: ``ImportError/syntax(_:)`` if there are no rows.
  init(
    name: String, columns: [String], rows: [Row], choices: [ImportChoice] = []
  ) throws(ImportError) {
    var parts: [TableColumn] = []
    var places: [(column: Int, part: TableColumn.Part)] = []
    for (number, column) in columns.enumerated() {
      guard ProbabilityNames.ofLists.contains(plainName(column)) else {
        parts.append(TableColumn(name: column))
        places.append((number, .whole))
        continue
      }
      var seen: Set<TableColumn.Part> = []
      for row in rows where row.cells.indices.contains(number) {
        for part in Self.parts(of: row.cells[number]) where seen.insert(part).inserted {
          parts.append(TableColumn(name: column, part: part))
          places.append((number, part))
        }
      }
    }
    self.columns = parts
    self.name = name
    self.choices = choices
    self.rows = rows.map { row in
      var members: [Int: [String: JSONNode]] = [:]
      let cells: [JSONNode?] = places.map { place in
        guard row.cells.indices.contains(place.column), let node = row.cells[place.column]
        else { return nil }
        switch place.part {
        case .whole: return node
        case .element(let number):
          return node.elements.flatMap { $0.indices.contains(number) ? $0[number] : nil }
        case .member(let name):
          if members[place.column] == nil {
            members[place.column] = Dictionary(
              (node.members ?? []).map { ($0.name, $0.value) },
              uniquingKeysWith: { first, _ in first })
          }
          return members[place.column]?[name]
        }
      }
      return Row(line: row.line, cells: cells)
    }
    if rows.isEmpty { throw withoutRows }
  }

  private static func parts(of node: JSONNode?) -> [TableColumn.Part] {
    if let elements = node?.elements { return elements.indices.map { .element($0) } }
    if let members = node?.members { return members.map { .member($0.name) } }
    return [.whole]
  }

  func forEachRow(_ body: (TableRow) throws(ImportError) -> Void) throws(ImportError) {
    var cells = RowCells()
    for (number, row) in rows.enumerated() {
      cells.clear()
      for node in row.cells { cells.append(node, rowLine: row.line) }
      try cells.withRow(line: row.line, position: number, body)
    }
  }
}
