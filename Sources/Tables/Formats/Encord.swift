import Dataset

/// Encord's label rows: the answers to one radio classification, by the title of the image.
struct Encord: AnnotationFormat {
  var hasQuestions: Bool { true }

  func isTold(by beginning: JSONBeginning) -> Bool { beginning.hasObject("data_units") }

  func content(
    of document: AnnotationDocument, for query: AnnotationQuery
  ) throws(ImportError) -> AnnotationContent {
    AnnotationContent(rows: try document.encordRows(question: query.question))
  }

  func write(_ labels: inout LabelWriting, into rows: RowsToWrite) throws {
    let answers = rows.document.encordAnswers(
      of: rows.text, question: labels.file.reading.labelColumn)
    let without = labels.replace(rows) { name in
      guard let name else { return "" }
      return answers[name] ?? "{\"name\": \(name.asJSON), \"value\": \(name.asJSON)}"
    }
    for row in without { labels.leaveOut(labels.keys[row]) }
    labels.leaveOutAdded()
  }
}

extension AnnotationDocument {
  fileprivate func encordRows(question: String?) throws(ImportError) -> [AnnotationTable.Row] {
    var rows: [AnnotationTable.Row] = []
    let wanted = try self.question(named: question, among: encordQuestions)
    for record in records {
      let units = try need("data_units", in: record, "an object of images", \.members)
      let answers = record["classification_answers"]
      for (_, unit) in units {
        let title = try need("data_title", in: unit, "the name of an image", \.text)
        var row = AnnotationTable.Row(key: title, line: unit.line)
        for answer in try encordAnswers(to: unit, called: title, among: answers) {
          for part in answer["classifications"]?.elements ?? []
          where part["name"]?.text == wanted {
            guard let chosen = part["answers"]?.elements, chosen.count <= 1 else {
              throw complaint(
                "\(part["answers"]?.elements.map { "\($0.count)" } ?? "no list of") answers for "
                  + quoted(title),
                "one, as of a radio classification", "name another with --label-column", at: part)
            }
            row.places += (part["answers"]?.placeOfOnlyElement).map { [$0] } ?? []
            guard let choice = chosen.first else { continue }
            let name = try need("name", in: choice, "the name of a class", \.text)
            if !row.className.isEmpty, row.className != name {
              throw complaint(
                "the class \(quoted(name)) for \(quoted(title))",
                "\(quoted(row.className)) as on line \(row.line)", "remove one of the two",
                at: choice)
            }
            row.className = name
            row.line = choice.line
          }
        }
        rows.append(row)
      }
    }
    return rows
  }

  /// What is answered about an image: by the marks among its labels, or, in shorter exports, by the
  /// ranges of the answers, which count the images of a group from 0.
  private func encordAnswers(
    to unit: JSONNode, called title: String, among answers: JSONNode?
  ) throws(ImportError) -> [JSONNode] {
    var found: [JSONNode] = []
    var hashes: Set<String> = []
    for mark in unit["labels"]?["classifications"]?.elements ?? [] {
      let hash = try need("classificationHash", in: mark, "a text", \.text)
      guard let answer = answers?[hash] else {
        throw complaint(
          "the unknown classification \(quoted(hash)) of \(quoted(title))",
          "a name in \"classification_answers\"", "export the file again", at: mark)
      }
      hashes.insert(hash)
      found.append(answer)
    }
    let place = unit["data_sequence"]?.scalar.flatMap { Int($0) } ?? 0
    for (hash, answer) in answers?.members ?? [] where !hashes.contains(hash) {
      let ranges = (answer["range"]?.elements ?? []).map { range in
        (range.elements ?? []).compactMap { $0.scalar.flatMap { Int($0) } }
      }
      if ranges.contains(where: { $0.count == 2 && $0[0] <= place && place <= $0[1] }) {
        found.append(answer)
      }
    }
    return found
  }

  private var encordQuestions: [String] {
    records.flatMap { record in
      (record["classification_answers"]?.members ?? []).flatMap { _, answer in
        (answer["classifications"]?.elements ?? []).compactMap { $0["name"]?.text }
      }
    }
  }

  /// For each class an answer of the file that gives it, byte for byte.
  fileprivate func encordAnswers(of text: TextFile, question: String?) -> [String: String] {
    var answers: [String: String] = [:]
    for record in records {
      for (_, answer) in record["classification_answers"]?.members ?? [] {
        for part in answer["classifications"]?.elements ?? [] {
          if let question, part["name"]?.text != question { continue }
          for choice in part["answers"]?.elements ?? [] {
            guard let name = choice["name"]?.text, answers[name] == nil else { continue }
            answers[name] = String(decoding: text.bytes[choice.range], as: UTF8.self)
          }
        }
      }
    }
    return answers
  }
}
