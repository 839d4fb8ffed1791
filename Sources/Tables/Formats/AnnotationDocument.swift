import Dataset

/// The values of an annotation tool's file, and the complaints about them.
struct AnnotationDocument {
  let file: String
  let root: JSONNode

  init(file: String, root: JSONNode) {
    self.file = file
    self.root = root
  }

  /// Reads a text as one value, or as a list of the values that stand one a line.
  init(_ text: TextFile) throws(ImportError) {
    file = text.name
    root = try JSONNode(linesOf: text)
  }

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

  /// Says that words beside the class are not read: `attributes` of annotations, which could be the class as
  /// well where they differ.
  func unreadAttributes(
    of annotations: some Sequence<JSONNode>, beside className: String
  ) -> [ImportChoice] {
    var values: [String: Set<String>] = [:]
    var names: [String] = []
    var count = 0
    for annotation in annotations {
      var hasWords = false
      for (name, value) in annotation["attributes"]?.members ?? [] {
        guard let text = value.text, !text.isEmpty else { continue }
        hasWords = true
        if values[name] == nil { names.append(name) }
        values[name, default: []].insert(text)
      }
      if hasWords { count += 1 }
    }
    let telling = names.filter { values[$0, default: []].count > 1 }
    guard !telling.isEmpty else { return [] }
    return [
      ImportChoice(
        .column,
        "the class is the \(className) of an annotation; its \(telling.count == 1 ? "attribute" : "attributes") "
          + "\(listed(telling)) \(telling.count == 1 ? "is" : "are") not read", count: count)
    ]
  }
}
