import Dataset

/// Lists that a program printed into one cell, in a table of predictions.
///
/// Numbers in a column called like probabilities, scores or a prediction are the probabilities of all
/// classes, in the order of the class list, or by their names. Beside a list of classes of the same
/// length (`label`, `prob`, as timm writes them) they are ranks, best first.
struct ListsInCells: ColumnLayout {
  func table(of base: any Table, for query: AnnotationQuery) throws(ImportError) -> (any Table)? {
    guard query.predictions else { return nil }
    let confidence = ColumnRole.confidence.names + ["logit", "logits"]
    let columns = base.columns.indices.filter { column in
      let name = plainName(base.columns[column].name)
      return base.columns[column].part == .whole
        && (ProbabilityNames.ofLists.contains(name) || confidence.contains(name)
          || ColumnRole.predicted.names.contains(name)
          || query.options.confidenceColumn == base.columns[column].name)
    }
    var found: (column: Int, length: Int, names: [String]?)?
    for column in columns {
      guard let (length, names) = try Self.numbers(in: column, of: base) else { continue }
      guard found == nil else { return nil }
      found = (column, length, names)
    }
    guard let (column, length, names) = found else { return nil }
    if names == nil, let classes = try Self.classes(beside: column, length, of: base) {
      return try ranked(classes, column, of: base)
    }
    return spread(column, length: length, names: names, of: base)
  }

  /// Whether every cell of a column that is not empty is a list of so many numbers.
  private static func numbers(
    in column: Int, of base: any Table
  ) throws(ImportError) -> (length: Int, names: [String]?)? {
    let isOfLists = ProbabilityNames.ofLists.contains(plainName(base.columns[column].name))
    var found: (length: Int, names: [String]?)?
    var areLists = true
    var shortened: Int?
    try base.forEachRow { row throws(ImportError) in
      guard areLists, !row[column].isEmpty else { return }
      guard let list = PrintedList(row[column]), list.hasBrackets || isOfLists else {
        areLists = false
        return
      }
      if list.isShortened {
        shortened = shortened ?? row.line(of: column)
        return
      }
      guard list.isOfNumbers, list.values.count > 1,
        found.map({ $0.length == list.values.count && $0.names == list.names }) ?? true
      else {
        areLists = false
        return
      }
      found = (list.values.count, list.names)
    }
    guard areLists else { return nil }
    if let shortened {
      throw .value(
        Complaint(
          file: base.name, place: .line(shortened),
          found:
            "a list in \(base.columns[column].shown) that was printed with \"...\" for its middle",
          expected: "all of its numbers",
          advice: "write a column a class, or save the array with numpy.save"))
    }
    return found
  }

  /// The column of classes whose lists are as long as those of a column of numbers.
  private static func classes(
    beside scores: Int, _ length: Int, of base: any Table
  ) throws(ImportError) -> Int? {
    let names = ColumnRole.label.names + ColumnRole.predicted.names + ["index"]
    let candidates = base.columns.indices.filter {
      $0 != scores && base.columns[$0].part == .whole
        && names.contains(plainName(base.columns[$0].name))
    }
    var fitting: [Int] = []
    for column in candidates {
      var areLists = true
      try base.forEachRow { row throws(ImportError) in
        guard areLists, !row[column].isEmpty else { return }
        let list = PrintedList(row[column])
        areLists = list?.hasBrackets == true && list?.values.count == length && list?.names == nil
      }
      if areLists { fitting.append(column) }
    }
    let named = fitting.filter { plainName(base.columns[$0].name) != "index" }
    return named.count == 1 ? named.first : fitting.count == 1 ? fitting.first : nil
  }

  /// The ranks of two columns of lists.
  private func ranked(_ classes: Int, _ scores: Int, of base: any Table) throws(ImportError) -> (
    any Table
  )? {
    let index = base.columns.indices.filter { plainName(base.columns[$0].name) == "index" }
    return try RankedTable(
      of: base, taken: Set([classes, scores] + index),
      shown: "the lists in \(base.columns[classes].shown) and \(base.columns[scores].shown)",
      areLogits: plainName(base.columns[scores].name).hasPrefix("logit")
    ) { row throws(ImportError) in
      let names = PrintedList(row[classes])?.values ?? []
      let numbers = PrintedList(row[scores])?.values ?? []
      return try RankedTable.checked(
        zip(names, numbers).map { ($0, $1) }, in: base, line: row.line,
        advice: "write a column a class instead of lists")
    }.table
  }

  /// A column for each number.
  private func spread(
    _ column: Int, length: Int, names: [String]?, of base: any Table
  ) -> any Table {
    let kept = base.columns.indices.filter { $0 != column }
    let isLogit = plainName(base.columns[column].name).hasPrefix("logit")
    let name = isLogit ? "logits" : "probs"
    let parts: [TableColumn.Part] =
      names.map { $0.map { .member($0) } } ?? (0..<length).map { .element($0) }
    let choice = ImportChoice(
      .column,
      "a list in \(base.columns[column].shown) holds \(length) probabilities, "
        + (names == nil ? "in the order of the class list" : "each with its class"), count: length)
    return ReshapedTable(
      base,
      columns: kept.map { base.columns[$0] } + parts.map { TableColumn(name: name, part: $0) },
      choices: [choice]
    ) { row, cells throws(ImportError) in
      for column in kept { cells.append(column, of: row) }
      let list = PrintedList(row[column])?.values ?? []
      for place in 0..<length {
        cells.append(place < list.count ? list[place] : "", isQuoted: false)
      }
      return true
    }
  }
}
