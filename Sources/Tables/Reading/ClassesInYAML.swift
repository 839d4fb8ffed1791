import Dataset

/// The member `names` of a YAML file, as data sets of detectors have it: a list in brackets, an
/// item a line, or numbers and names.
///
/// No other part of YAML is read.
struct ClassesInYAML {
  let file: String
  let lines: [(name: String, line: Int)]

  /// The classes; `nil` if no line begins with `names:`.
  func list() throws(ImportError) -> ListedClasses? {
    guard let start = lines.firstIndex(where: { $0.name.hasPrefix("names:") }) else { return nil }
    let behind = ClassSpelling.cleaned(String(lines[start].name.dropFirst(6)).withoutComment)
    if lines[start].name.dropFirst(6).contains("[") { return try inBrackets(from: start) }
    guard behind.isEmpty else { throw complaint(lines[start].line) }
    var names: [String] = []
    var entries: [(number: Int, name: String, line: Int)] = []
    for (line, number) in lines[(start + 1)...] {
      let text = line.withoutComment
      if text.allSatisfy(\.isWhitespace) { continue }
      if text.hasPrefix("- ") {
        names.append(ClassSpelling.cleaned(String(text.dropFirst(2))))
      } else if let colon = text.firstIndex(of: ":"), let place = integerClass(text[..<colon]) {
        entries.append(
          (place, ClassSpelling.cleaned(String(text[text.index(after: colon)...])), number))
      } else {
        break
      }
    }
    guard names.isEmpty != entries.isEmpty else { throw complaint(lines[start].line) }
    return names.isEmpty ? try .numbered(entries, file: file) : ListedClasses(names: names)
  }

  private func inBrackets(from start: Int) throws(ImportError) -> ListedClasses {
    var inside = ""
    var isClosed = false
    for (line, _) in lines[start...] where !isClosed {
      inside += line.withoutComment + " "
      isClosed = line.contains("]")
    }
    guard isClosed, let opening = inside.firstIndex(of: "["),
      let closing = inside.lastIndex(of: "]"),
      !inside[opening..<closing].contains("\"\"")
    else { throw complaint(lines[start].line) }
    let names = inside[inside.index(after: opening)..<closing].split(separator: ",")
      .map { ClassSpelling.cleaned(String($0)) }
    guard !names.isEmpty, !names.contains("") else { throw complaint(lines[start].line) }
    return ListedClasses(names: names)
  }

  private func complaint(_ line: Int) -> ImportError {
    .syntax(
      Complaint(
        file: file, place: .line(line), found: "\"names:\" without a list of classes",
        expected: "names: [cat, dog], or an item a line", advice: "write one name a line"))
  }
}

extension String {
  /// A line of YAML without its comment.
  fileprivate var withoutComment: String {
    var last: Character = " "
    let end = firstIndex { character in
      defer { last = character }
      return character == "#" && last.isWhitespace
    }
    return end.map { String(self[..<$0]) } ?? self
  }
}
