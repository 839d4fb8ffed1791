import Dataset

/// A list of classes a line: names, quoted or not, or names beside their numbers.
struct ClassLines {
  let file: String
  let lines: [(name: String, line: Int)]

  /// What a first line that is a header says.
  private static let headers: Set<String> = [
    "class", "classes", "label", "labels", "name", "names", "class_name", "class_names", "category",
    "categories", "label_name",
  ]
  private static let numberHeaders: Set<String> = [
    "id", "index", "idx", "class_id", "class_index", "label_id", "number", "code", "",
  ]

  /// The classes.
  func list() throws(ImportError) -> ListedClasses {
    if let (name, line) = lines.first(where: { $0.name.utf8.count > ClassNames.byteLimit }) {
      throw .value(
        Complaint(
          file: file, place: .line(line), found: "a text of \(name.utf8.count) bytes",
          expected: "the name of a class", advice: "write one name a line"))
    }
    if let list = try numbered(lines) { return list }
    if let first = lines.first, lines.count > 1 {
      let cells = Self.cells(first.name).map { plainName(ClassSpelling.cleaned($0)) }
      if cells.count == 2, cells.contains(where: Self.headers.contains),
        cells.contains(where: Self.numberHeaders.contains),
        let list = try numbered(Array(lines.dropFirst()))
      {
        return list
      }
      if Self.headers.contains(plainName(first.name)) {
        throw .value(
          Complaint(
            file: file, place: .line(first.line),
            found: "the first line \(quoted(first.name)), which may be a header or a class",
            expected: "one class a line",
            advice: "remove the line if it is a header, put it in quotes if it is a class"))
      }
    }
    if let only = lines.first, lines.count == 1, only.name.contains(",") {
      throw .value(
        Complaint(
          file: file, place: .line(only.line), found: "one line with commas",
          expected: "one class a line", advice: "write each name on a line of its own"))
    }
    return ListedClasses(names: lines.map { Self.unquoted($0.name) })
  }

  /// Lines that all have a number before or behind the name; `nil` if they are no such lines, or
  /// their numbers do not follow each other, as in names such as `2 euro`.
  private func numbered(_ lines: [(name: String, line: Int)]) throws(ImportError) -> ListedClasses?
  {
    for isFirst in [true, false] {
      var entries: [(number: Int, name: String, line: Int)] = []
      for (line, place) in lines {
        guard let (number, name) = Self.numbered(line, numberFirst: isFirst) else { break }
        entries.append((number, name, place))
      }
      guard entries.count == lines.count, Set(entries.map(\.name)).count == entries.count else {
        continue
      }
      let numbers = Set(entries.map(\.number))
      if numbers == Set(0..<entries.count) || numbers == Set(1...entries.count) {
        var list = try ListedClasses.numbered(entries, file: file)
        list.choices.append(
          ImportChoice(
            .format,
            "the lines of \(file) are read as numbers and names: \(entries[0].number) is "
              + quoted(entries[0].name), count: entries.count))
        return list
      }
    }
    return nil
  }

  /// The number and the name of a line such as `0 cat`, `0: cat`, `0,"cat"` or `cat,0`.
  private static func numbered(_ line: String, numberFirst: Bool) -> (Int, String)? {
    let isNumber = { (character: Character) in character.isASCII && character.isNumber }
    let isBetween = { (character: Character) in " \t:,;=".contains(character) }
    if numberFirst {
      let digits = line.prefix(while: isNumber)
      let rest = line.dropFirst(digits.count)
      let name = unquoted(String(rest.drop(while: isBetween)))
      guard let number = Int(digits), rest.first.map(isBetween) ?? false, !name.isEmpty else {
        return nil
      }
      return (number, name)
    }
    let digits = String(line.reversed().prefix(while: isNumber).reversed())
    let rest = line.dropLast(digits.count)
    // A blank alone is part of names such as `boeing 737`.
    guard let number = Int(digits), let sign = rest.last(where: { $0 != " " }),
      ",;:\t=".contains(sign)
    else { return nil }
    let name = unquoted(String(rest[..<(rest.lastIndex(of: sign) ?? rest.endIndex)]))
    return name.isEmpty ? nil : (number, name)
  }

  private static func cells(_ line: String) -> [String] {
    let sign: Character = line.contains("\t") ? "\t" : line.contains(";") ? ";" : ","
    return line.split(separator: sign, omittingEmptySubsequences: false).map(String.init)
  }

  /// A name without white space and quotes around it; a comma behind a quote goes too.
  private static func unquoted(_ line: String) -> String {
    var text = ClassSpelling.cleaned(line)
    if text.hasSuffix(","), text.hasPrefix("\"") || text.hasPrefix("'") {
      text = ClassSpelling.cleaned(String(text.dropLast()))
    }
    return text
  }
}
