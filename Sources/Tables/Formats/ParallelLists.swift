import Dataset

/// Lists of one length, a value an image in each: `{"filenames": […], "labels": […]}`.
///
/// One list is called like a path, also in the plural. A list of classes beside them (`classes`,
/// `class_names`) says what class numbers mean, where it is not a value for each image itself.
struct ParallelLists: JSONShape {
  /// The names of lists of classes.
  private static let ofClasses: Set<String> = [
    "classes", "class_names", "classnames", "label_names", "target_names", "categories",
  ]

  func isTold(by beginning: JSONBeginning) -> Bool {
    let lists = beginning.names.filter {
      beginning.hasList($0) && beginning.names(in: $0).isEmpty
    }
    return lists.count > 1 && lists.contains { Self.isKey($0) }
  }

  private static func isKey(_ name: String) -> Bool {
    let names = ColumnRole.key.names + ["name", "fname", "image_id", "id"]
    return names.contains(singular(name))
  }

  /// The name of a column for that of a list: `filenames` is one of `filename`.
  private static func singular(_ name: String) -> String {
    let plain = plainName(name)
    if plain == "classes" { return "class" }
    if plain == "categories" { return "category" }
    if ProbabilityNames.ofLists.contains(plain) { return plain }
    for ending in ["ies", "s"] where plain.hasSuffix(ending) && plain != "class" {
      let stem = plain.dropLast(ending.count) + (ending == "ies" ? "y" : "")
      if plain.hasSuffix("ss") { break }
      return String(stem)
    }
    return plain
  }

  func table(
    in text: TextFile, beginning: JSONBeginning, for query: AnnotationQuery
  ) throws(ImportError) -> (any Table)? {
    let document = try AnnotationDocument(text)
    let lists = (document.root.members ?? []).compactMap { name, value in
      value.elements.map { (name: name, node: value, elements: $0) }
    }
    let keys = lists.filter { Self.isKey($0.name) && $0.elements.allSatisfy { $0.text != nil } }
    guard let key = keys.first, !key.elements.isEmpty else { return nil }
    var columns: [(name: String, elements: [JSONNode])] = []
    var classes: [String]?
    for list in lists {
      let isOfClasses = Self.ofClasses.contains(plainName(list.name))
      let names = list.elements.compactMap(\.text)
      if isOfClasses, names.count == list.elements.count, Set(names).count == names.count,
        list.elements.count != key.elements.count
          || lists.contains(where: {
            ["label", "target", "y", "y_true"].contains(Self.singular($0.name))
          })
      {
        classes = names
        continue
      }
      guard list.elements.count == key.elements.count else {
        throw document.complaint(
          "\(list.elements.count) values in \(quoted(list.name)) and \(key.elements.count) in "
            + quoted(key.name), "lists of one length, a value an image",
          "write the lists again", at: list.node)
      }
      // By its own name where that says what it is, or where a person says so.
      let said = [
        query.options.keyColumn, query.options.labelColumn, query.options.predictedColumn,
        query.options.confidenceColumn,
      ]
      let isSaid = said.contains(list.name)
      columns.append((isSaid ? list.name : Self.singular(list.name), list.elements))
    }
    guard columns.count > 1 else { return nil }
    var choices = [
      ImportChoice(
        .format,
        "the lists \(listed(lists.map(\.name))) are columns, a value an image at each place",
        count: key.elements.count)
    ]
    if let classes, query.options.classes == nil {
      let count = Self.name(&columns, by: classes)
      if count > 0 {
        choices.append(
          ImportChoice(
            .places, "class numbers are places in the file's own list (\(listed(classes)))",
            count: count))
      }
    }
    var seen: Set<String> = []
    for column in columns where !seen.insert(column.name).inserted {
      throw document.complaint(
        "two lists for the column \(quoted(column.name))", "one", "rename one of them",
        at: document.root)
    }
    return try ListedTable(
      name: text.name, columns: columns.map(\.name),
      rows: key.elements.indices.map { place in
        ListedTable.Row(
          line: key.elements[place].line, cells: columns.map { $0.elements[place] })
      }, choices: choices)
  }

  /// Puts names for the numbers of columns of classes, where all are places in the list.
  private static func name(
    _ columns: inout [(name: String, elements: [JSONNode])], by classes: [String]
  ) -> Int {
    var count = 0
    let roles: [ColumnRole] = [.label, .predicted]
    for place in columns.indices
    where roles.contains(where: { $0.names.contains(columns[place].name) }) {
      let numbers = columns[place].elements.map { node in
        node.text == nil ? node.scalar.flatMap { integerClass($0) } : nil
      }
      guard numbers.allSatisfy({ $0.map(classes.indices.contains) ?? false }) else { continue }
      columns[place].elements = zip(columns[place].elements, numbers).map { node, number in
        JSONNode(.text(classes[number ?? 0]), line: node.line)
      }
      count += numbers.count
    }
    return count
  }
}
