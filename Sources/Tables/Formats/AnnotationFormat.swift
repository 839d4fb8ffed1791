import Dataset

/// The files of annotation tools, told by the names in their first object.
enum AnnotationFormat {
  case fiftyOne
  case fiftyOneSamples
  case labelStudio
  case encord
  case coco

  /// What a JSON text is; `nil` if it is a table of objects or no JSON.
  ///
  /// Looks at no more than the first twenty members, so that a table of a million images is not
  /// walked once more.
  static func of(_ text: TextFile) -> AnnotationFormat? {
    var scanner = JSONScanner(text)
    let isList = scanner.take(UInt8(ascii: "["))
    guard scanner.take(UInt8(ascii: "{")), scanner.next() == 0x22 else { return nil }
    var kinds: [String: UInt8] = [:]
    for _ in 0..<20 {
      guard let cell = try? scanner.string("a name") else { break }
      let name = scanner.string(of: cell)
      guard scanner.take(UInt8(ascii: ":")), let first = scanner.next() else { break }
      kinds[name] = first
      guard (try? scanner.value()) != nil, scanner.take(0x2C) else { break }
    }
    let list = UInt8(ascii: "[")
    let object = UInt8(ascii: "{")
    if kinds["data_units"] == object { return .encord }
    if isList {
      let isTask = ["annotations", "predictions", "completions"].contains { kinds[$0] == list }
      return kinds["data"] == object && isTask ? .labelStudio : nil
    }
    if kinds["images"] == list, kinds["annotations"] == list || kinds["categories"] == list {
      return .coco
    }
    if kinds["samples"] == list { return .fiftyOneSamples }
    let isFiftyOne =
      kinds["labels"] == object && Set(kinds.keys).isSubset(of: ["classes", "labels"])
    return isFiftyOne ? .fiftyOne : nil
  }

  /// Reads such a file as a table.
  func table(
    _ text: TextFile, valueName: String, question: String?
  ) throws(ImportError) -> AnnotationTable {
    let document = AnnotationDocument(file: text.name, root: try JSONNode(text))
    var further: [String] = []
    let rows =
      switch self {
      case .fiftyOne: try document.fiftyOneRows()
      case .fiftyOneSamples:
        try document.fiftyOneSamples(
          predictions: valueName != "label", question: question, further: &further)
      case .labelStudio:
        try document.labelStudioRows(predictions: valueName != "label", question: question)
      case .encord: try document.encordRows(question: question)
      case .coco: try document.cocoRows()
      }
    return try AnnotationTable(
      name: text.name, format: self, valueName: question ?? valueName, rows: rows,
      hasConfidence: valueName != "label", further: further)
  }
}

/// The values of an annotation tool's file, and the complaints about them.
struct AnnotationDocument {
  let file: String
  let root: JSONNode

  /// A complaint about a value.
  func complaint(
    _ found: String, _ expected: String, _ advice: String, at node: JSONNode
  ) -> ImportError {
    .value(
      Complaint(
        file: file, place: .line(node.line), found: found, expected: expected, advice: advice))
  }

  /// The member of an object, which must be there and be of this kind.
  func need<Value>(
    _ name: String, in node: JSONNode, _ kind: String, _ read: (JSONNode) -> Value?
  ) throws(ImportError) -> Value {
    guard let member = node[name] else {
      throw complaint(
        "\(node.members == nil ? node.shown : "an object") without \(quoted(name))",
        "\(kind) called \(quoted(name))", "add it or export the file again", at: node)
    }
    guard let value = read(member) else {
      throw complaint(
        "\(member.shown) as \(quoted(name))", kind, "correct it or export the file again",
        at: member)
    }
    return value
  }

  /// The objects of the file: the elements of a list, or the one object that it is.
  var records: [JSONNode] { root.elements ?? [root] }

  /// Which of several questions about an image holds the class: the one named, or the only one.
  func question(
    named name: String?, among names: [String], flag: String = "--label-column"
  ) throws(ImportError) -> String? {
    let found = names.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    if let name, !found.isEmpty, !found.contains(name) {
      throw .columns(
        Complaint(
          file: file, place: .line(root.line), found: "the questions \(listed(found))",
          expected: "a question \(quoted(name))", advice: "correct \(flag)"))
    }
    if name == nil, found.count > 1 {
      throw .columns(
        Complaint(
          file: file, place: .line(root.line),
          found: "\(found.count) questions that may hold the class (\(listed(found)))",
          expected: "one", advice: "name it with \(flag)"))
    }
    return name ?? found.first
  }
}
