import Dataset

extension AnnotationDocument {
  /// FiftyOne's export of a whole dataset: `{"samples": [{"filepath", "tags", field: {"_cls":
  /// "Classification", "label", "confidence"}, …}]}`.
  ///
  /// A field of `Classifications` with one in it is that one. For labels a tag that names a split is
  /// the split, the other tags are a column `tags`, and texts and numbers beside them columns of
  /// their own, named in `further`; lists, objects and what FiftyOne keeps for itself (`_id`) are
  /// left aside.
  func fiftyOneSamples(
    predictions: Bool, question: String?, further: inout [String]
  ) throws(ImportError) -> [AnnotationTable.Row] {
    let samples = try need("samples", in: root, "a list of samples", \.elements)
    let field = try fiftyOneField(predictions: predictions, question: question)
    var rows: [AnnotationTable.Row] = []
    for sample in samples {
      var row = AnnotationTable.Row(
        key: try need("filepath", in: sample, "a text", \.text), line: sample.line)
      if let value = sample[field] { try classification(value, into: &row) }
      rows.append(row)
    }
    if predictions { return rows }
    let columns = sampleColumns(of: samples, beside: field)
    for (place, sample) in samples.enumerated() {
      rows[place].further = columns.map { $0.text(sample) }
    }
    further = columns.map(\.name)
    return rows
  }

  /// The field of the samples that holds the class: the one named; else for labels `ground_truth`,
  /// for predictions another; else the only one.
  func fiftyOneField(predictions: Bool, question: String?) throws(ImportError) -> String {
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
    if question == nil, names.contains(usual) {
      candidates = predictions ? names.filter { $0 != usual } : [usual]
    }
    let flag = predictions ? "--predicted-column" : "--label-column"
    guard let field = try self.question(named: question, among: candidates, flag: flag),
      names.contains(field)
    else {
      throw .columns(
        Complaint(
          file: file, place: .line(root.line),
          found: "samples without a field of \(predictions ? "predictions" : "labels")",
          expected: "a field of the type Classification",
          advice: "export one or name it with \(flag)"))
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
