import Dataset

/// A table as pandas writes it with `to_json()`: an object for each column, in which the rows are named
/// by the index, `{"filename": {"0": "a.jpg", …}, "label": {"0": "cat", …}}`.
///
/// Without a column of paths the index is the image, where all of its names are those of images.
struct ColumnFrame: JSONShape {
  func isTold(by beginning: JSONBeginning) -> Bool {
    let names = beginning.names
    guard let first = names.first, names.allSatisfy(beginning.hasObject) else { return false }
    let index = beginning.names(in: first)
    guard !index.isEmpty, names.allSatisfy({ beginning.names(in: $0) == index }) else {
      return false
    }
    if JSONBeginning.hasRole(.key, among: names) {
      return index.allSatisfy { integerClass($0) != nil }
        || !JSONBeginning.hasRole(.label, among: index)
    }
    let roles: [ColumnRole] = [.label, .predicted]
    return index.allSatisfy(hasImageExtension)
      && roles.contains { JSONBeginning.hasRole($0, among: names) }
  }

  func table(
    in text: TextFile, beginning: JSONBeginning, for query: AnnotationQuery
  ) throws(ImportError) -> (any Table)? {
    let document = try AnnotationDocument(text)
    guard let members = document.root.members,
      members.allSatisfy({ $0.value.members != nil }), let first = members.first?.value.members
    else { return nil }
    let isIndexed = !members.contains { ColumnRole.key.names.contains(plainName($0.name)) }
    let index = first.map(\.name)
    if isIndexed, !index.allSatisfy(hasImageExtension) { return nil }
    var rows = first.map { name, value in
      ListedTable.Row(
        line: value.line,
        cells: isIndexed ? [JSONNode(.text(name), line: value.line)] : [])
    }
    for (name, column) in members {
      let cells = column.members ?? []
      guard cells.count == index.count, zip(cells, index).allSatisfy({ $0.name == $1 }) else {
        throw document.complaint(
          "the column \(quoted(name)) with \(cells.count) rows called otherwise than those of "
            + quoted(members[0].name), "the same rows in every column",
          "write the table with to_json(orient=\"records\")", at: column)
      }
      for place in rows.indices {
        let cell = cells[place].value
        rows[place].cells.append(document.path(of: cell) ?? cell)
      }
    }
    let columns = (isIndexed ? ["path"] : []) + members.map(\.name)
    return try ListedTable(
      name: text.name, columns: columns, rows: rows,
      choices: !isIndexed
        ? []
        : [
          ImportChoice(
            .column, "the images are the index of the columns, such as \(quoted(index[0]))",
            count: rows.count)
        ])
  }
}
