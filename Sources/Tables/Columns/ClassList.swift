import Dataset

/// The classes of an import: those known before, then those the file brings.
struct ClassList {
  private var classes: ClassNames
  /// How many classes were known before; their codes never change.
  let knownCount: Int
  /// Whether a class that is not in the list is an error.
  let isClosed: Bool
  /// The code of each integer class, where a list says what the integers mean.
  private let numbered: [Int32]?
  /// Whether the list that counts has words alone, so that an integer can only be a place in it.
  private let isOfWords: Bool

  /// The classes known before, in their order.
  ///
  /// - Parameters:
  ///   - known: The classes of the project.
  ///   - numbered: The class list a person gave, which says what integers mean.
  ///   - isClosed: Whether names that are in neither list are errors.
  init(known: [String], numbered: [String]?, isClosed: Bool) {
    var classes = ClassNames(known)
    self.numbered = numbered.map { list in
      list.map { name in name.withUTF8Bytes { classes.add($0) } }
    }
    self.classes = classes
    knownCount = classes.count
    self.isClosed = isClosed
    let names = numbered ?? known
    isOfWords = !names.isEmpty && names.allSatisfy { integerClass($0) == nil }
  }

  var names: [String] { classes.names }
  var count: Int { classes.count }

  /// The code of a name; `nil` if it is in no list.
  func find(_ name: String) -> Int32? { classes.find(name) }

  /// The name of a code as it is shown in messages.
  func shown(_ code: Int32) -> String { code < 0 ? "nothing" : quoted(classes.names[Int(code)]) }

  /// The code of the class that a cell names; −1 if the cell is empty.
  mutating func code(
    in row: TableRow, column: Int, of table: any Table
  ) throws(ImportError) -> Int32 {
    let bytes = try table.className(in: row, column: column)
    if bytes.isEmpty { return -1 }
    if let code = classes.find(bytes) { return code }
    let name = String(decoding: bytes, as: UTF8.self)
    if isOfWords, let index = integerClass(name) {
      return try code(
        ofNumber: index, in: "column \(table.columns[column].shown)", file: table.name,
        line: row.line(of: column))
    }
    guard isClosed else { return classes.add(bytes) }
    throw .value(
      Complaint(
        file: table.name, place: .line(row.line(of: column)),
        found: "the unknown class \(quoted(name))\(didYouMean(name, in: classes.names))",
        expected: "one of \(listed(classes.names))",
        advice: "correct it or add it to the list of classes"))
  }

  /// The code of a class given as an integer beside classes with names.
  func code(
    ofNumber index: Int, in place: String, file: String, line: Int
  ) throws(ImportError) -> Int32 {
    guard let numbered else {
      throw .value(
        Complaint(
          file: file, place: .line(line), found: "the class number \(index) in \(place)",
          expected: "one of \(listed(classes.names))",
          advice: "name the classes, or say what the numbers mean with --classes"))
    }
    guard numbered.indices.contains(index) else {
      throw .value(
        Complaint(
          file: file, place: .line(line), found: "the class number \(index) in \(place)",
          expected: "0 to \(numbered.count - 1), as the list has \(numbered.count) classes",
          advice: "correct it or give the complete list with --classes"))
    }
    return numbered[index]
  }

  /// The names in their final order, and the new code of each old one.
  func ordered() -> (names: [String], newCodes: [Int32]) { classes.ordered(keeping: knownCount) }
}
