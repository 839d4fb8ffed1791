import Dataset

/// A table as pandas writes it with `to_json(orient="split")`, and as MLflow and Weights & Biases log
/// it: `{"columns": […], "data": [[…], …]}`.
///
/// Where no column is called like a path and the `index` holds texts, the index is the image.
struct SplitFrame: JSONShape {
  func isTold(by beginning: JSONBeginning) -> Bool {
    beginning.hasList("columns") && beginning.hasList("data")
      && beginning.names(in: "data").isEmpty
  }

  func table(
    in text: TextFile, beginning: JSONBeginning, for query: AnnotationQuery
  ) throws(ImportError) -> (any Table)? {
    let document = try AnnotationDocument(text)
    var columns = try document.need("columns", in: document.root, "a list of names", \.elements)
      .map { column throws(ImportError) in
        guard let name = column.scalar else {
          throw document.complaint(
            "\(column.shown) in \"columns\"", "the name of a column",
            "write the table with one row of column names", at: column)
        }
        return name
      }
    var rows = try document.need("data", in: document.root, "a list of rows", \.elements)
      .map { row throws(ImportError) in
        guard let cells = row.elements, cells.count == columns.count else {
          throw document.complaint(
            row.elements.map { "a row of \($0.count) values" } ?? "\(row.shown) in \"data\"",
            "a list of \(columns.count), one for each of \"columns\"", "write the table again",
            at: row)
        }
        return ListedTable.Row(line: row.line, cells: cells.map { document.path(of: $0) ?? $0 })
      }
    var choices: [ImportChoice] = []
    let index = document.root["index"]?.elements ?? []
    let roles = ColumnRole.key.names + ColumnRole.key.weakNames
    if query.options.keyColumn == nil, !columns.contains(where: { roles.contains(plainName($0)) }),
      index.count == rows.count, !index.isEmpty, index.allSatisfy({ $0.text != nil })
    {
      columns.append("path")
      for place in rows.indices { rows[place].cells.append(index[place]) }
      choices.append(
        ImportChoice(
          .column, "the images are the \"index\" of the table, such as \(index[0].shown)",
          count: rows.count))
    }
    return try ListedTable(name: text.name, columns: columns, rows: rows, choices: choices)
  }
}

extension AnnotationDocument {
  /// The path of an object that stands for an image, such as `{"bytes": …, "path": …}` or a picture
  /// in a logged table; `nil` for another value.
  func path(of node: JSONNode) -> JSONNode? {
    guard let path = node["path"], path.text != nil, node["bytes"] != nil || node["_type"] != nil
    else { return nil }
    return path
  }
}
