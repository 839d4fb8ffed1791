import Dataset
import Imaging

/// FiftyOne's export of a whole dataset: `{"samples": [{"filepath", "tags", field: {"_cls":
/// "Classification", "label", "confidence"}, …}]}`.
///
/// A field of `Classifications` with one in it is that one. For labels a tag that names a split is
/// the split, the other tags are a column `tags`, and texts and numbers beside them columns of
/// their own; lists, objects and what FiftyOne keeps for itself (`_id`) are left aside.
struct FiftyOneSamples: AnnotationFormat {
  var hasQuestions: Bool { true }

  func isTold(by beginning: JSONBeginning) -> Bool {
    let names = beginning.names(in: "samples")
    return !beginning.isList && beginning.hasList("samples")
      && (names.isEmpty || names.contains("filepath"))
  }

  func content(
    of document: AnnotationDocument, for query: AnnotationQuery
  ) throws(ImportError) -> AnnotationContent {
    try document.fiftyOneSamples(query)
  }

  func write(_ labels: inout LabelWriting, into rows: RowsToWrite) throws {
    try labels.writeFiftyOneSamples(rows)
  }
}

extension AnnotationDocument {
  fileprivate func fiftyOneSamples(
    _ query: AnnotationQuery
  ) throws(ImportError) -> AnnotationContent {
    let samples = try need("samples", in: root, "a list of samples", \.elements)
    let field = try fiftyOneField(query)
    var rows: [AnnotationTable.Row] = []
    for sample in samples {
      var row = AnnotationTable.Row(
        key: try need("filepath", in: sample, "a text", \.text), line: sample.line)
      if let value = sample[field] { try classification(value, into: &row) }
      rows.append(row)
    }
    if query.predictions { return AnnotationContent(rows: rows) }
    let columns = sampleColumns(of: samples, beside: field)
    for (place, sample) in samples.enumerated() {
      rows[place].further = columns.map { $0.text(sample) }
    }
    return AnnotationContent(rows: rows, further: columns.map(\.name))
  }

  /// The field of the samples that holds the class: the one named; else for labels `ground_truth`,
  /// for predictions another; else the only one.
  fileprivate func fiftyOneField(_ query: AnnotationQuery) throws(ImportError) -> String {
    var names: [String] = []
    for sample in root["samples"]?.elements ?? [] {
      for (name, value) in sample.members ?? [] where !names.contains(name) {
        if ["Classification", "Classifications"].contains(value["_cls"]?.text) {
          names.append(name)
        }
      }
    }
    let usual = "ground_truth"
    var candidates = names
    if query.question == nil, names.contains(usual) {
      candidates = query.predictions ? names.filter { $0 != usual } : [usual]
    }
    guard
      let field = try self.question(
        named: query.question, among: candidates, flag: query.flag),
      names.contains(field)
    else {
      throw .columns(
        Complaint(
          file: file, place: .line(root.line),
          found: "samples without a field of \(query.predictions ? "predictions" : "labels")",
          expected: "a field of the type Classification",
          advice: "export one or name it with \(query.flag)"))
    }
    return field
  }

  /// Reads a field of one classification.
  private func classification(
    _ value: JSONNode, into row: inout AnnotationTable.Row
  ) throws(ImportError) {
    var value = value
    if let list = value["classifications"]?.elements {
      guard list.count <= 1 else {
        throw complaint(
          "\(list.count) classifications of \(quoted(row.key))", "one class",
          "one class an image is read; remove the others", at: value)
      }
      guard let only = list.first else { return }
      value = only
    }
    guard let label = value.member("label") else { return }
    row.line = label.line
    row.places = [label.range]
    row.confidence = value["confidence"]?.scalar ?? ""
    switch label.content {
    case .null: break
    case .text(let name), .word(let name): row.className = name
    case .list, .object:
      throw complaint(
        "\(label.shown) as the label of \(quoted(row.key))", "one class",
        "one class an image is read; write its name", at: label)
    }
  }

  /// A column of what samples say beside their class.
  private struct SampleColumn {
    let name: String
    /// The cell of a sample; empty if it says nothing.
    let text: (JSONNode) -> String
  }

  private func sampleColumns(of samples: [JSONNode], beside field: String) -> [SampleColumn] {
    func tags(of sample: JSONNode) -> [String] {
      (sample["tags"]?.elements ?? []).compactMap(\.text)
    }
    func split(of sample: JSONNode) -> String {
      let names = Set(tags(of: sample).filter { isSplitName($0) }.map(canonicalSplit))
      return names.count == 1 ? names.first ?? "" : ""
    }
    func others(of sample: JSONNode) -> String {
      let isSplit = !split(of: sample).isEmpty
      return tags(of: sample).filter { !isSplit || !isSplitName($0) }.joined(separator: ", ")
    }
    var columns = [
      SampleColumn(name: "split", text: split), SampleColumn(name: "tags", text: others),
    ]
    columns.removeAll { column in samples.allSatisfy { column.text($0).isEmpty } }
    // A name that would make a column something else is none for a metric.
    let roles: [ColumnRole] = [.key, .label, .predicted, .confidence, .split]
    var taken = Set(roles.flatMap(\.names) + [field, "id", "tags", "metadata"])
    for sample in samples {
      for (name, value) in sample.members ?? []
      where value.scalar != nil && !name.hasPrefix("_") && !taken.contains(plainName(name)) {
        taken.insert(plainName(name))
        columns.append(SampleColumn(name: name) { $0[name]?.scalar ?? "" })
      }
    }
    return columns
  }
}

extension LabelWriting {
  /// Writes labels into FiftyOne's export of a whole dataset; a sample without a label gets one.
  ///
  /// Images that the file does not name are left out: a sample is more than its label.
  fileprivate mutating func writeFiftyOneSamples(_ rows: RowsToWrite) throws {
    let field = try rows.document.fiftyOneField(
      AnnotationQuery(predictions: false, question: file.reading.labelColumn))
    let samples = rows.document.root["samples"]?.elements ?? []
    for row in replace(rows, with: { $0?.asJSON ?? "null" }) {
      guard let sample = rows.first[row].map({ samples[$0] }), let name = wanted[row] ?? nil,
        let edit = newClassification(name, for: keys[row], field, of: sample)
      else {
        leaveOut(keys[row])
        continue
      }
      change([edit])
    }
    leaveOutAdded()
  }

  /// The edit that gives a sample a label where its field is null or not there.
  ///
  /// - Returns: `nil` where the field is something else, such as an empty list.
  private func newClassification(
    _ name: String, for key: String, _ field: String, of sample: JSONNode
  ) -> TextEdit? {
    // FiftyOne names every label by twelve bytes; these follow from the image and the field.
    let digest = Array("\(key)\n\(field)".utf8).withUnsafeBytes { ContentDigest(of: $0) }
    let label =
      "{\"_id\": {\"$oid\": \"\(digest.description.prefix(24))\"}, \"_cls\": \"Classification\", "
      + "\"tags\": [], \"label\": \(name.asJSON)}"
    if let value = sample.member(field) {
      guard case .null = value.content else { return nil }
      return TextEdit(range: value.range, text: label)
    }
    guard let end = sample.members?.last?.value.range.upperBound else { return nil }
    return TextEdit(range: end..<end, text: ", \(field.asJSON): \(label)")
  }
}
