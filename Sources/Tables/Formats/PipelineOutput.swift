import Dataset

/// What an image-classification pipeline of Hugging Face gives: for each image a list of `label` and
/// `score`, best first.
///
/// The images are named by a member of each record (`{"image": …, "predictions": [{"label", "score"}]}`),
/// by the names of an object (`{"a.jpg": [{"label", "score"}]}`), or, where the answers stand alone, by
/// the order that was given. It is read for predictions alone.
struct PipelineOutput: AnnotationFormat {
  func isTold(by beginning: JSONBeginning) -> Bool { false }

  func isTold(by beginning: JSONBeginning, for query: AnnotationQuery) -> Bool {
    guard query.predictions, query.question == nil else { return false }
    let names = beginning.names
    if beginning.isListOfLists || (beginning.isList && query.options.order != nil) {
      if ScoreNames.areOfScore(names), Self.keyNames(in: names).isEmpty { return true }
    }
    guard !beginning.isListOfLists else { return false }
    let lists = names.filter {
      beginning.hasList($0) && ScoreNames.areOfScore(beginning.names(in: $0))
    }
    if lists.count == 1, !Self.keyNames(in: names.subtracting(lists)).isEmpty { return true }
    if beginning.isList { return lists.count == 1 && query.options.order != nil }
    return !lists.isEmpty && lists == names
      && (lists.count > 1 || names.allSatisfy(hasImageExtension))
  }

  private static func keyNames(in names: Set<String>) -> [String] {
    names.filter {
      (ColumnRole.key.names + ColumnRole.key.weakNames).contains(plainName($0)) && $0 != "name"
    }
  }

  func content(
    of document: AnnotationDocument, for query: AnnotationQuery
  ) throws(ImportError) -> AnnotationContent {
    var answers: [(key: String, line: Int, scores: [JSONNode])] = []
    if let members = document.root.members, members.allSatisfy({ $0.value.elements != nil }) {
      answers = members.map { ($0.name, $0.value.line, $0.value.elements ?? []) }
    } else {
      let records = document.records
      let keys = try document.keys(
        of: records.map { $0.elements == nil ? $0 : JSONNode(.null, line: $0.line) }, for: query)
      answers = zip(keys, records).map { ($0, $1.line, Self.scores(in: $1)) }
    }
    return try AnnotationContent(
      scored: answers.map { answer throws(ImportError) in
        ScoredClasses(
          key: answer.key, line: answer.line,
          scores: try answer.scores.map { score throws(ImportError) in
            try document.score(in: score)
          })
      }, what: "lists of label and score", in: document)
  }

  /// The scores of a record: its own elements, those of its list of scores, or itself.
  private static func scores(in record: JSONNode) -> [JSONNode] {
    if let elements = record.elements { return elements }
    let lists = (record.members ?? []).compactMap(\.value.elements)
    return lists.first { $0.first?.members != nil } ?? lists.first ?? [record]
  }
}
