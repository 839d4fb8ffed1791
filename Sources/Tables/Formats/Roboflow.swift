import Dataset

/// Answers of Roboflow's inference to images, in a list, one a line, or by the names of the images:
/// `predictions` with `class` and `confidence`, or an object of classes, and `top`.
///
/// It is read for predictions alone. Several predicted classes of one image are an error.
struct Roboflow: AnnotationFormat {
  func isTold(by beginning: JSONBeginning) -> Bool { false }

  func isTold(by beginning: JSONBeginning, for query: AnnotationQuery) -> Bool {
    guard query.predictions, query.question == nil, !beginning.isListOfLists else { return false }
    if Self.isAnswer(beginning.names) {
      if beginning.hasObject("predictions") { return true }
      let names = beginning.names(in: "predictions")
      return beginning.hasList("predictions")
        && (names.isEmpty || names.isSuperset(of: ["class", "confidence"])
          || Self.isAnswer(names))
        && names.isDisjoint(with: ["x", "points"])
    }
    if beginning.isList { return false }
    let names = beginning.names
    return names.allSatisfy { Self.isAnswer(beginning.names(in: $0)) } && !names.isEmpty
  }

  private static func isAnswer(_ names: Set<String>) -> Bool {
    names.contains("predictions")
      && !names.isDisjoint(with: ["top", "predicted_classes", "inference_id", "prediction_type"])
  }

  func content(
    of document: AnnotationDocument, for query: AnnotationQuery
  ) throws(ImportError) -> AnnotationContent {
    var records: [JSONNode] = []
    var names: [String]?
    let isKeyed = document.root.members.map { members in
      members.allSatisfy { $0.value["predictions"] != nil }
    }
    if isKeyed == true, let members = document.root.members {
      (records, names) = (members.map(\.value), members.map(\.name))
    } else {
      // The library for Python puts the answers into a list of its own.
      for record in document.records {
        let inner = record["predictions"]?.elements ?? []
        records += inner.first?["predictions"] == nil ? [record] : inner
      }
    }
    let keys: [String]
    if let names { keys = names } else { keys = try document.keys(of: records, for: query) }
    var answers: [ScoredClasses] = []
    for (key, record) in zip(keys, records) {
      var answer = ScoredClasses(key: key, line: record.line, scores: [])
      for score in record["predictions"]?.elements ?? [] {
        answer.scores.append(try document.score(in: score))
      }
      for (name, value) in record["predictions"]?.members ?? [] {
        let score = value.scalar ?? value["confidence"]?.scalar
        answer.scores.append((name, score ?? ""))
      }
      answer.top = try Self.top(of: record, called: key, in: document)
      answers.append(answer)
    }
    return try AnnotationContent(
      scored: answers, what: "answers of Roboflow's inference", in: document)
  }

  /// The class that an answer says it predicts; `nil` if it says none.
  private static func top(
    of record: JSONNode, called key: String, in document: AnnotationDocument
  ) throws(ImportError) -> String? {
    if let top = record["top"]?.scalar { return top.isEmpty ? nil : top }
    guard let several = record["predicted_classes"]?.elements else { return nil }
    guard several.count <= 1 else {
      throw document.complaint(
        "\(several.count) predicted classes of \(quoted(key))", "one class",
        "one class an image is read; keep the best one, or write the scores as a table",
        at: record)
    }
    return several.first?.scalar
  }
}
