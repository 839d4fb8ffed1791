import Dataset
package import Foundation

/// Reads a list of classes, whose places count.
///
/// | form | example |
/// |---|---|
/// | a name a line, quoted or not | `cat` |
/// | a number and a name a line | `0 cat`, `0: cat`, `0,cat`, `cat,0` |
/// | a table with a column of numbers and one of names | `id,name` |
/// | a JSON list of names, or of objects with `id` and `name` | `["cat", "dog"]` |
/// | a JSON object either way round | `{"0": "cat"}`, `{"cat": 0}` |
/// | a JSON file that has such a list or object | `id2label`, `label2id`, `class_to_idx`, `names`, `classes`, `categories` |
/// | YAML with `names:` | `names: [cat, dog]` |
///
/// A blank line between names and a name twice are errors; blank lines at the end are not.
///
/// - Throws: ``ImportError`` with the line of the first fault, also where a first line may be a
///   header or a class.
package func readClassList(from file: URL) throws(ImportError) -> ListedClasses {
  try readClassList(in: FileBytes(reading: file))
}

/// Reads a list of classes from the bytes of its file.
func readClassList(in bytes: FileBytes) throws(ImportError) -> ListedClasses {
  let text = try TextFile(bytes)
  let first = text.bytes[text.start...].first { $0 > 0x20 }
  let list: ListedClasses
  if first == UInt8(ascii: "[") || first == UInt8(ascii: "{") {
    list = try ClassesInJSON(text: text, root: JSONNode(text)).list()
  } else {
    if let found = try ClassesInYAML(file: text.name, lines: textLines(of: text)).list() {
      list = found
    } else {
      list = try ClassLines(file: text.name, lines: nameLines(of: text, what: "class")).list()
    }
  }
  try list.check(file: text.name)
  return list
}

extension ListedClasses {
  /// Refuses a class twice, and one without a visible name.
  fileprivate func check(file: String) throws(ImportError) {
    if names.contains(where: \.isEmpty) {
      throw .value(
        Complaint(
          file: file, found: "a name that cannot be seen", expected: "a class",
          advice: "write one name a line"))
    }
    var seen = ClassNames()
    for name in names {
      let count = seen.count
      _ = name.withUTF8Bytes { seen.add($0) }
      guard seen.count > count else {
        throw .conflict(
          Complaint(
            file: file, place: .file, found: "the class \(quoted(name)) twice",
            expected: "every name once", advice: "remove one of the two"))
      }
    }
  }

  /// Names by the numbers that a list gives them, which must follow each other from 0 or 1.
  static func numbered(
    _ entries: [(number: Int, name: String, line: Int)], file: String
  ) throws(ImportError) -> ListedClasses {
    let sorted = entries.sorted { $0.number < $1.number }
    guard let first = sorted.first, (0...1).contains(first.number) else {
      throw .value(
        Complaint(
          file: file, place: .line(sorted.first?.line ?? 1),
          found: "no class numbered 0", expected: "classes numbered from 0",
          advice: "number them without gaps, as the model's outputs"))
    }
    for (place, entry) in sorted.enumerated() where entry.number != place + first.number {
      let isTwice = place > 0 && sorted[place - 1].number == entry.number
      throw .value(
        Complaint(
          file: file, place: .line(entry.line),
          found: isTwice
            ? "the number \(entry.number) twice" : "no class numbered \(place + first.number)",
          expected: "classes numbered without gaps", advice: "correct the list"))
    }
    var list = ListedClasses(names: sorted.map(\.name), first: first.number)
    if first.number == 1 {
      list.choices = [
        ImportChoice(
          .places, "the list of classes counts from 1, so class numbers do too",
          count: sorted.count)
      ]
    }
    return list
  }
}
