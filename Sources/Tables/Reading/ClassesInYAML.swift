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
    var list = BracketList()
    for (row, (line, _)) in lines[start...].enumerated() {
      list.take(row == 0 ? String(line.dropFirst(6)) : line)
      if list.isClosed { break }
    }
    guard let names = list.names else { throw complaint(lines[start].line) }
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

/// The items of a YAML list in brackets, read line by line; commas and brackets in quotes are part
/// of a name.
private struct BracketList {
  private var items: [String] = []
  private var item = ""
  private var quote: Character?
  private var wasQuoted = false
  private var isOpen = false
  /// Whether its last bracket was read.
  private(set) var isClosed = false
  private var isBroken = false

  /// The names; `nil` where the text is no such list.
  var names: [String]? {
    let names = items.map(ClassSpelling.cleaned)
    return isClosed && !isBroken && !names.isEmpty && !names.contains("") ? names : nil
  }

  mutating func take(_ line: String) {
    var last: Character = " "
    for character in line {
      if quote == nil, character == "#", last.isWhitespace { break }
      add(character)
      last = character
    }
    add(" ")
  }

  private mutating func add(_ character: Character) {
    if let open = quote {
      item.append(character)
      if character == open { (quote, wasQuoted) = (nil, true) }
    } else if !isOpen || isClosed {
      let isBlank = ClassSpelling.cleaned(String(character)).isEmpty
      if !isOpen, character == "[" { isOpen = true } else if !isBlank { isBroken = true }
    } else if character == "]" {
      isClosed = true
      // A comma may stand behind the last item.
      if items.isEmpty || !ClassSpelling.cleaned(item).isEmpty { items.append(item) }
    } else if character == "," {
      items.append(item)
      (item, wasQuoted) = ("", false)
    } else {
      let isFirst = ClassSpelling.cleaned(item).isEmpty
      if wasQuoted, !character.isWhitespace { isBroken = true }
      if isFirst, character == "\"" || character == "'" { quote = character }
      item.append(character)
    }
  }
}
