import Dataset

/// Spellings in a file that were taken for classes of another name, and how often each was met.
struct ClassAliases {
  /// One spelling.
  struct Alias {
    let spelling: String
    /// The class it was taken for.
    let code: Int32
    /// The line of the first row that has it.
    let line: Int
    /// Whether it is a place in a list rather than another spelling.
    let isPlace: Bool
    /// How many rows have it.
    var count = 1
  }
  private(set) var aliases: [Alias] = []
  private var index = KeyIndex()

  /// The class of a spelling that was met before; the row is counted.
  mutating func find(_ bytes: UnsafeRawBufferPointer) -> Int32? {
    guard !aliases.isEmpty, let place = index.find(bytes) else { return nil }
    aliases[place].count += 1
    return aliases[place].code
  }

  /// Remembers a spelling that was met for the first time.
  mutating func add(_ spelling: String, code: Int32, line: Int, isPlace: Bool = false) {
    _ = spelling.withUTF8Bytes { index.insert($0) }
    aliases.append(Alias(spelling: spelling, code: code, line: line, isPlace: isPlace))
  }

  /// Refuses two spellings of one class in one file, since they may be two classes.
  ///
  /// - Parameters:
  ///   - names: the classes by their codes.
  ///   - firstLines: the line that first has a class by its very name; 0 where none has.
  ///   - file: the file at hand.
  /// - Throws: ``ImportError`` that asks.
  func checkOneSpelling(
    names: [String], firstLines: [Int], file: String
  ) throws(ImportError) {
    var seen: [Int32: Alias] = [:]
    for alias in aliases where !alias.isPlace {
      let name = names[Int(alias.code)]
      var other: (spelling: String, line: Int)?
      if firstLines[Int(alias.code)] > 0 { other = (name, firstLines[Int(alias.code)]) }
      if let earlier = seen[alias.code] { other = other ?? (earlier.spelling, earlier.line) }
      seen[alias.code] = seen[alias.code] ?? alias
      guard let other else { continue }
      let this = (spelling: alias.spelling, line: alias.line)
      let (first, second) = other.line < this.line ? (other, this) : (this, other)
      let difference = ClassSpelling.difference(first.spelling, second.spelling)
      let both =
        "the class \(quoted(second.spelling)), and \(quoted(first.spelling)) on line \(first.line)"
      throw .value(
        Complaint(
          file: file, place: .line(second.line), found: both + ", which differ only " + difference,
          expected: "one spelling a class, or to know that these are two classes",
          advice: "--spellings one counts them as one class, --spellings apart as two"))
    }
  }

  /// What to say of the spellings.
  func choices(names: [String]) -> [ImportChoice] {
    [false, true].compactMap { isPlace in
      let these = aliases.filter { $0.isPlace == isPlace }
      guard !these.isEmpty else { return nil }
      let shown = these.prefix(5).map {
        "\(quoted($0.spelling)) as \(quoted(names[Int($0.code)]))"
      }.joined(separator: ", ")
      let rows = these.reduce(0) { $0 + $1.count }
      let more = these.count > 5 ? " and \(these.count - 5) more" : ""
      return ImportChoice(
        isPlace ? .places : .spelling,
        "\(isPlace ? "class numbers are places in the list of classes" : "class names were read in another spelling")"
          + ": \(shown)\(more) (\(rows) row\(rows == 1 ? "" : "s"))",
        count: rows)
    }
  }
}
