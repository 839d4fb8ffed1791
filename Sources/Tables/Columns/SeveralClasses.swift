import Dataset

/// Names that may be several classes at once: `cat|dog` or `['cat', 'dog']` beside `cat` and `dog`.
enum SeveralClasses {
  /// Refuses a name whose parts all are classes of the file, unless it is in a list that was given.
  ///
  /// - Parameters:
  ///   - names: the classes of the file, each with whether a list has it and the line that first has
  ///     it.
  ///   - file: the file, for the complaint.
  /// - Throws: ``ImportError`` that asks.
  static func check(
    _ names: [(name: String, isListed: Bool, line: Int)], file: String
  ) throws(ImportError) {
    let known = ClassNames(names.map(\.name))
    for (name, isListed, line) in names where !isListed {
      guard let parts = parts(of: name),
        parts.allSatisfy({ known.find($0) != nil && $0 != name })
      else { continue }
      throw .value(
        Complaint(
          file: file, place: .line(line),
          found: "the label \(quoted(name)), which may be the classes \(listed(parts)) at once",
          expected: "one class an image",
          advice: "leave the image out, or take it as a class of its own with --every-word"))
    }
  }

  /// The parts of a name that is cut by signs or a printed list; `nil` if it is one part.
  static func parts(of name: String) -> [String]? {
    var text = name[...]
    if let first = text.first, let last = text.last, "[({".contains(first), "])}".contains(last) {
      text = text.dropFirst().dropLast()
    }
    for sign in ["|", ";", ",", "+", "&", "/"] as [Character] where text.contains(sign) {
      let parts = text.split(separator: sign, omittingEmptySubsequences: false)
        .map { ClassSpelling.cleaned(String($0)) }
      if parts.count > 1, !parts.contains("") { return parts }
    }
    return nil
  }
}
