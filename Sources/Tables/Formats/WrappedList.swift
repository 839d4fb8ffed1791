import Dataset

/// A list of objects inside an object, beside what else is said of the whole: `{"version": 1, "data":
/// [{"image": …, "label": …}]}`.
///
/// Of several such lists the one is taken that alone holds what is asked for; lists called like splits
/// are all taken, and name the splits.
struct WrappedList: JSONShape {
  func isTold(by beginning: JSONBeginning) -> Bool {
    let roles: [ColumnRole] = [.key, .label, .predicted]
    return !roles.contains { role in
      JSONBeginning.hasRole(
        role, among: beginning.names.filter { !beginning.hasList($0) && !beginning.hasObject($0) })
    } && !Self.lists(in: beginning).isEmpty
  }

  /// The members that are lists of objects with the path of an image.
  private static func lists(in beginning: JSONBeginning) -> [String] {
    beginning.names.filter { name in
      guard beginning.hasList(name) else { return false }
      let names = beginning.names(in: name)
      let isNamed = names.contains { ColumnRole.key.weakNames.contains(plainName($0)) }
      let roles: [ColumnRole] = [.label, .predicted]
      return JSONBeginning.hasRole(.key, among: names)
        || (isNamed && roles.contains { JSONBeginning.hasRole($0, among: names) })
    }.sorted()
  }

  func table(
    in text: TextFile, beginning: JSONBeginning, for query: AnnotationQuery
  ) throws(ImportError) -> (any Table)? {
    var scanner = JSONScanner(text)
    try scanner.skipNested()
    // Another object behind it: lines, each an image.
    guard scanner.next() == nil else { return nil }
    var lists = Self.lists(in: beginning)
    if lists.count > 1, lists.allSatisfy({ isSplitName($0) }) {
      return try splits(lists, in: text)
    }
    if lists.count > 1 {
      let role: ColumnRole = query.predictions ? .predicted : .label
      let fitting = lists.filter { JSONBeginning.hasRole(role, among: beginning.names(in: $0)) }
      if !fitting.isEmpty { lists = fitting }
    }
    guard lists.count == 1 else {
      throw .columns(
        Complaint(
          file: text.name, place: .line(1),
          found: "\(lists.count) lists of objects with images (\(listed(lists)))", expected: "one",
          advice: "write the one that is meant into a file of its own"))
    }
    scanner = JSONScanner(text)
    try scanner.expect(UInt8(ascii: "{"), "an object")
    repeat {
      let cell = try scanner.string("a name")
      let name = scanner.string(of: cell)
      scanner.forgetStrings()
      try scanner.expect(UInt8(ascii: ":"), "a colon")
      if name == lists[0] {
        _ = scanner.next()
        return try JSONTable(
          text, list: scanner, valueName: query.valueName,
          choice: ImportChoice(
            .format, "the objects in \(quoted(name)) are the rows", count: 1))
      }
      _ = try scanner.value()
    } while scanner.take(0x2C)
    return nil
  }

  /// The rows of lists that are called like splits, with a column that names them.
  private func splits(_ lists: [String], in text: TextFile) throws(ImportError) -> (any Table)? {
    let document = try AnnotationDocument(text)
    var columns: [String] = ["split"]
    var places = ["split": 0]
    var rows: [ListedTable.Row] = []
    for (name, value) in document.root.members ?? [] where lists.contains(name) {
      for record in value.elements ?? [] {
        guard let members = record.members else {
          throw document.complaint(
            "\(record.shown) in \(quoted(name))", "an object an image", "write the list again",
            at: record)
        }
        var cells = [JSONNode?](repeating: nil, count: columns.count)
        cells[0] = JSONNode(.text(name), line: record.line)
        for (column, node) in members {
          guard places[column] != 0 else {
            throw document.complaint(
              "a member \"split\" in the list \(quoted(name))", "the split once",
              "remove it, or write one list", at: node)
          }
          if places[column] == nil {
            places[column] = columns.count
            columns.append(column)
            cells.append(nil)
          }
          cells[places[column] ?? 0] = document.path(of: node) ?? node
        }
        rows.append(ListedTable.Row(line: record.line, cells: cells))
      }
    }
    return try ListedTable(
      name: text.name, columns: columns, rows: rows,
      choices: [
        ImportChoice(
          .format, "the lists \(listed(lists)) are splits, their objects the rows",
          count: rows.count)
      ])
  }
}
