import Dataset

/// Labelbox's export, an object a line: the radio answer to a classification, by the `external_id`
/// of the data row, else its `global_key`, else its address.
///
/// A question answered by a checklist counts where one answer is marked. Labels that agree say it
/// once.
struct Labelbox: AnnotationFormat {
  var hasQuestions: Bool { true }

  func isTold(by beginning: JSONBeginning) -> Bool {
    beginning.hasObject("data_row") && beginning.hasObject("projects")
  }

  func content(
    of document: AnnotationDocument, for query: AnnotationQuery
  ) throws(ImportError) -> AnnotationContent {
    let answers = document.records.map { Self.answers(in: $0) }
    let wanted = try document.question(
      named: query.question, among: answers.flatMap { $0.compactMap { $0["name"]?.text } },
      flag: query.flag)
    var rows: [AnnotationTable.Row] = []
    var further: [AnnotationTable.Row] = []
    for (record, answers) in zip(document.records, answers) {
      let dataRow = try document.need("data_row", in: record, "an object") {
        $0.members == nil ? nil : $0
      }
      guard
        let key = ["external_id", "global_key", "row_data"].lazy.compactMap({ dataRow[$0]?.text })
          .first(where: { !$0.isEmpty })
      else {
        throw document.complaint(
          "a data row without \"external_id\"", "the name of an image",
          "export the file again with the data row's details", at: dataRow)
      }
      var row = AnnotationTable.Row(key: key, line: record.line)
      var isAnswered = false
      for answer in answers where answer["name"]?.text == wanted {
        let bytes = (LabelboxAnswer(answer)?.place).map { [$0] } ?? []
        guard let name = try Self.className(answer, of: key, in: document) else {
          row.places += bytes
          continue
        }
        if isAnswered, name == row.className {
          row.places += bytes
          continue
        }
        if isAnswered {
          further.append(row)
          row.places = []
        }
        (row.className, row.line, isAnswered) = (name, answer.line, true)
        row.places += bytes
      }
      rows.append(row)
    }
    return AnnotationContent(rows: rows + further)
  }

  func write(_ labels: inout LabelWriting, into rows: RowsToWrite) throws {
    labels.writeLabelbox(rows)
  }

  /// The classifications of an image by all who labelled it.
  static func answers(in record: JSONNode) -> [JSONNode] {
    lists(in: record).flatMap { $0.elements ?? [] }
  }

  /// The list of classifications of each who labelled an image.
  static func lists(in record: JSONNode) -> [JSONNode] {
    (record["projects"]?.members ?? []).flatMap { $0.value["labels"]?.elements ?? [] }
      .compactMap { $0["annotations"]?["classifications"] }.filter { $0.elements != nil }
  }

  /// The class that an answer names; `nil` if it names none.
  private static func className(
    _ answer: JSONNode, of key: String, in document: AnnotationDocument
  ) throws(ImportError) -> String? {
    if let radio = answer["radio_answer"] {
      return try document.need("name", in: radio, "the name of a class", \.text)
    }
    guard let marked = answer["checklist_answers"]?.elements, let first = marked.first else {
      return answer["text_answer"]?["content"]?.text
    }
    guard marked.count == 1 else {
      throw document.complaint(
        "\(marked.count) answers of a checklist for \(quoted(key))", "one class",
        "one class an image is read; name another question with --label-column", at: answer)
    }
    return try document.need("name", in: first, "the name of a class", \.text)
  }
}
