import Dataset

/// LightlyStudio's CSV of a classification: `file_path_abs`, `class_name`, and for predictions
/// `confidence`; `annotation_source` says who says so.
///
/// Of several sources the one called ground truth holds the labels, and the only other one the
/// predictions.
struct LightlyStudio: ColumnLayout {
  private static let key = "file_path_abs"
  private static let className = "class_name"
  private static let source = "annotation_source"

  func table(of base: any Table, for query: AnnotationQuery) throws(ImportError) -> (any Table)? {
    let names = base.columns.map { $0.part == .whole ? plainName($0.name) : "" }
    guard let key = names.firstIndex(of: Self.key),
      let className = names.firstIndex(of: Self.className)
    else { return nil }
    let source = names.firstIndex(of: Self.source)
    var choices: [ImportChoice] = []
    var wanted: String?
    if let source {
      let sources = try Self.sources(in: base, column: source)
      if sources.count > 1 {
        let chosen = try Self.choose(sources, of: base, for: query)
        wanted = chosen
        choices.append(
          ImportChoice(
            .format,
            "of the annotation sources \(listed(sources)) only \(quoted(chosen)) is read",
            count: sources.count))
      }
    }
    // By hand another column can be the class.
    let isNamed = query.question != nil && query.question != base.columns[className].name
    var columns = base.columns
    if query.options.keyColumn != base.columns[key].name { columns[key].name = "path" }
    if query.predictions, !isNamed, query.question == nil { columns[className].name = "predicted" }
    let kept = columns.indices.filter { $0 != source }
    return ReshapedTable(base, columns: kept.map { columns[$0] }, choices: choices) {
      row, cells throws(ImportError) in
      if let source, let wanted, !row[source].elementsEqual(wanted.utf8) { return false }
      for column in kept { cells.append(column, of: row) }
      return true
    }
  }

  private static func sources(in base: any Table, column: Int) throws(ImportError) -> [String] {
    var sources = WordColumn()
    try base.forEachRow { row throws(ImportError) in
      sources.append(row[column].isEmpty ? nil : row[column])
    }
    return sources.words.names
  }

  private static func choose(
    _ sources: [String], of base: any Table, for query: AnnotationQuery
  ) throws(ImportError) -> String {
    let truths = sources.filter {
      ["ground_truth", "gt", "manual", "human"].contains(plainName($0))
    }
    let fitting = query.predictions ? sources.filter { !truths.contains($0) } : truths
    guard fitting.count == 1 else {
      throw .columns(
        Complaint(
          file: base.name, place: .line(base.headerLine),
          found: "the annotation sources \(listed(sources))",
          expected: query.predictions
            ? "\"ground truth\" and one model's" : "one called \"ground truth\"",
          advice: "keep the rows of the source that is meant"))
    }
    return fitting[0]
  }
}
