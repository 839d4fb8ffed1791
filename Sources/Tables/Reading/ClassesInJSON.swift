import Dataset

/// A list of classes in JSON: of names, of objects, or an object that numbers names.
struct ClassesInJSON {
  let text: TextFile
  let root: JSONNode

  /// The members of a larger file that hold its classes, the surest first.
  private static let members = [
    "id2label", "label2id", "class_to_idx", "idx_to_class", "names", "class_names", "classes",
    "labels", "categories",
  ]

  /// The classes.
  func list() throws(ImportError) -> ListedClasses {
    if root.elements != nil { return try list(in: root) }
    guard let members = root.members, !members.isEmpty else { throw complaint(at: root) }
    if let list = try numbered(root) { return list }
    for name in Self.members {
      guard let value = root[name], value.elements != nil || value.members != nil else { continue }
      var list = try list(in: value)
      list.choices.append(
        ImportChoice(
          .format, "the classes are those of \(quoted(name)) in \(text.name)",
          count: list.names.count))
      return list
    }
    throw complaint(at: root)
  }

  private func list(in node: JSONNode) throws(ImportError) -> ListedClasses {
    if let list = try numbered(node) { return list }
    guard let elements = node.elements else { throw complaint(at: node) }
    guard !elements.isEmpty else {
      throw .syntax(
        Complaint(
          file: text.name, place: .line(node.line), found: "an empty list",
          expected: "one class an element", advice: "write the list again"))
    }
    if elements.allSatisfy({ $0.members != nil }) { return try objects(elements) }
    var names: [String] = []
    for element in elements {
      guard let name = element.text else {
        throw .syntax(
          Complaint(
            file: text.name, place: .line(element.line), found: element.shown,
            expected: "a class in double quotes", advice: "correct the list"))
      }
      try check(name, at: element)
      names.append(name)
    }
    return ListedClasses(names: names)
  }

  /// `{"0": "cat"}` or `{"cat": 0}`; `nil` if the object is neither.
  private func numbered(_ node: JSONNode) throws(ImportError) -> ListedClasses? {
    guard let members = node.members, !members.isEmpty else { return nil }
    var entries: [(number: Int, name: String, line: Int)] = []
    let namesFirst = members.allSatisfy { integerClass($0.name) != nil && $0.value.text != nil }
    for (name, value) in members {
      if namesFirst, let number = integerClass(name), let text = value.text {
        entries.append((number, text, value.line))
      } else if !namesFirst, case .word(let word) = value.content, let number = integerClass(word) {
        entries.append((number, name, value.line))
      } else {
        return nil
      }
    }
    for entry in entries { try check(entry.name, at: node) }
    return try .numbered(entries, file: text.name)
  }

  /// `[{"id": 0, "name": "cat"}, …]`; where the numbers are not places, the order counts.
  private func objects(_ elements: [JSONNode]) throws(ImportError) -> ListedClasses {
    var entries: [(number: Int, name: String, line: Int)] = []
    for element in elements {
      let name = ["name", "label", "class", "class_name"].lazy.compactMap { element[$0]?.text }
        .first
      guard let name else {
        throw .syntax(
          Complaint(
            file: text.name, place: .line(element.line), found: "an object without \"name\"",
            expected: "the name of a class", advice: "write a list of names"))
      }
      try check(name, at: element)
      let number = ["id", "index", "class_id"].lazy.compactMap {
        element[$0]?.scalar.flatMap { integerClass($0) }
      }.first
      entries.append((number ?? -1, name, element.line))
    }
    let numbers = Set(entries.map(\.number))
    if numbers == Set(0..<entries.count) || numbers == Set(1...entries.count) {
      return try .numbered(entries, file: text.name)
    }
    var list = ListedClasses(names: entries.map(\.name))
    if numbers != [-1] {
      list.choices = [
        ImportChoice(
          .places, "the numbers of the classes in \(text.name) have gaps, so their order counts",
          count: entries.count)
      ]
    }
    return list
  }

  /// Refuses what is no name of a class.
  private func check(_ name: String, at node: JSONNode) throws(ImportError) {
    let found: String? =
      if name.isEmpty {
        "an empty name"
      } else if name.utf8.contains(0) {
        "a NUL character in \(quoted(name))"
      } else if ClassSpelling.cleaned(name).isEmpty || name.hasPrefix("\u{FEFF}") {
        "a name that cannot be seen"
      } else if name.utf8.count > ClassNames.byteLimit {
        "a text of \(name.utf8.count) bytes"
      } else {
        nil
      }
    guard let found else { return }
    throw .value(
      Complaint(
        file: text.name, place: .line(node.line), found: found, expected: "a class",
        advice: found.hasPrefix("a NUL") ? "remove it" : "correct the list"))
  }

  private func complaint(at node: JSONNode) -> ImportError {
    .syntax(
      Complaint(
        file: text.name, place: .line(node.line),
        found: "a JSON object that numbers no classes",
        expected: "a list of names, or an object such as {\"0\": \"cat\"} or {\"cat\": 0}, by "
          + "itself or as \"id2label\", \"class_to_idx\", \"names\" or \"classes\"",
        advice: "write one name a line"))
  }
}
