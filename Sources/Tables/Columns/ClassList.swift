import Dataset

/// The classes of an import: those known before, then those the file brings.
///
/// A cell names a class by its very name; else in another spelling, where only one class has it
/// (``ClassSpelling``); else by its place, where a list has words alone or the numbers were told to
/// be places (``settleNumbers(in:of:)``). What was not the very name is counted and said.
struct ClassList {
  private var classes: ClassNames
  /// How many classes were known before; their codes never change.
  let knownCount: Int
  /// Whether a class that is not in the list is an error.
  let isClosed: Bool
  private let rules: ClassRules
  /// The code of each integer class, where a list says what the integers mean.
  private let numbered: [Int32]?
  /// Whether the list that counts has words alone, so that an integer can only be a place in it.
  private let isOfWords: Bool
  /// Whether an integer is a place although names are integers too.
  private var readsPlaces = false
  private var aliases = ClassAliases()
  /// The words that mean no label.
  private(set) var missing: MissingLabels?
  /// Whether a person said that every word is a class.
  var takesEveryWord = false
  /// The line that first has each class by its very name; 0 where none has.
  private var firstLines: [Int]
  /// The class whose spellings fold to a text; −2 where there are several.
  private var byFold: [String: Int32]?
  /// The words of a column of predictions that were read as no prediction, with their rows.
  private var emptyWords: [String: Int] = [:]
  /// What was chosen before any row was read.
  private var choicesBefore: [ImportChoice] = []

  /// The classes known before, in their order.
  ///
  /// - Parameters:
  ///   - known: The classes of the project.
  ///   - numbered: The class list a person gave, which says what integers mean.
  ///   - isClosed: Whether names that are in neither list are errors.
  ///   - rules: What a person said of spellings and numbers.
  ///   - missing: The words that mean no label, where labels are read.
  init(
    known: [String], numbered: [String]?, isClosed: Bool, rules: ClassRules = ClassRules(),
    missing: MissingLabels? = nil
  ) {
    var classes = ClassNames(known)
    self.rules = rules
    self.missing = missing
    let list = numbered ?? (rules.numbers?.first == nil ? nil : known)
    self.numbered = list.map { list in
      list.map { name in name.withUTF8Bytes { classes.add($0) } }
    }
    self.classes = classes
    firstLines = [Int](repeating: 0, count: classes.count)
    knownCount = classes.count
    self.isClosed = isClosed
    let names = numbered ?? known
    isOfWords = !names.isEmpty && names.allSatisfy { ClassSpelling.wholeNumber($0) == nil }
  }

  var names: [String] { classes.names }
  var count: Int { classes.count }

  /// The code of a name; `nil` if it is in no list.
  func find(_ name: String) -> Int32? { classes.find(name) }

  /// The name of a code as it is shown in messages.
  func shown(_ code: Int32) -> String { code < 0 ? "nothing" : quoted(classes.names[Int(code)]) }

  /// Decides whether the whole numbers of a column are names of the list or places in it, where
  /// both could be: by what fits all of them.
  ///
  /// - Throws: ``ImportError`` that asks where both readings fit and differ.
  /// - Complexity: O(rows), and only where the list has names that are numbers other than their
  ///   places.
  mutating func settleNumbers(in column: Int?, of table: any Table) throws(ImportError) {
    guard let numbered, let column else { return }
    let list = numbered.map { classes.names[Int($0)] }
    if let rule = rules.numbers {
      readsPlaces = rule.first != nil
      return
    }
    guard
      list.enumerated().contains(where: { place, name in
        integerClass(name).map { $0 != place } ?? false
      })
    else { return }
    var numbers = ClassNumbers(list: list)
    try table.forEachRow { row throws(ImportError) in
      let isName = row.cells[column].isQuoted && table.rowWord == "object"
      if row.cells[column].kind != .nested { numbers.take(row[column], isName: isName, row.line) }
    }
    switch numbers.verdict {
    case .names: break
    case .places(let text):
      readsPlaces = true
      choicesBefore.append(ImportChoice(.places, text, count: numbers.count))
    case .either(let line, let found, let expected):
      throw .value(
        Complaint(
          file: table.name, place: .line(line), found: found, expected: expected,
          advice: "\(rules.numbersFlag) places or \(rules.numbersFlag) names says which"))
    }
  }

  /// The code of the class that a cell names; −1 if the cell is empty.
  @inline(__always)
  mutating func code(
    in row: TableRow, column: Int, of table: any Table
  ) throws(ImportError) -> Int32 {
    let bytes = try table.className(in: row, column: column)
    if bytes.isEmpty { return -1 }
    if !readsPlaces, let code = classes.find(bytes) {
      if firstLines[Int(code)] == 0 { firstLines[Int(code)] = row.line(of: column) }
      return code
    }
    return try spelledCode(bytes, in: row, column: column, of: table)
  }

  /// The code of a cell that is not the very name of a class known so far.
  private mutating func spelledCode(
    _ bytes: UnsafeRawBufferPointer, in row: TableRow, column: Int, of table: any Table
  ) throws(ImportError) -> Int32 {
    let line = row.line(of: column)
    let isText = row.cells[column].isQuoted && table.rowWord == "object"
    if readsPlaces, isText, let code = classes.find(bytes) { return code }
    if missing?.take(bytes) == true { return -1 }
    if let code = aliases.find(bytes) { return code }
    let spelling = String(decoding: bytes, as: UTF8.self)
    let name = ClassSpelling.cleaned(spelling)
    if name.isEmpty { return -1 }
    if let code = try place(
      name, in: "column \(table.columns[column].shown)", file: table.name, line: line)
    {
      aliases.add(spelling, code: code, line: line, isPlace: true)
      return code
    }
    if rules.spellings != .apart,
      let code = try find(name, spelled: spelling, file: table.name, line: line)
    {
      aliases.add(spelling, code: code, line: line)
      return code
    }
    if missing == nil, MissingLabels.ofCells.contains(name.lowercased()) {
      emptyWords[name, default: 0] += 1
      return -1
    }
    guard !isClosed else {
      throw .value(
        Complaint(
          file: table.name, place: .line(line),
          found: "the unknown class \(quoted(spelling))\(didYouMean(spelling, in: classes.names))",
          expected: "one of \(listed(classes.names))",
          advice: "correct it or add it to the list of classes"))
    }
    let isVeryName = rules.spellings == .apart || name == spelling
    let code = (isVeryName ? spelling : name).withUTF8Bytes { classes.add($0) }
    if Int(code) == firstLines.count {
      firstLines.append(isVeryName ? line : 0)
      byFold?[ClassSpelling.folded(name)] = code
    }
    if !isVeryName { aliases.add(spelling, code: code, line: line) }
    return code
  }

  /// The class that has a name in another spelling; `nil` if none has.
  private mutating func find(
    _ name: String, spelled spelling: String, file: String, line: Int
  ) throws(ImportError) -> Int32? {
    if name != spelling, let code = classes.find(name) { return code }
    var index = byFold ?? [:]
    if byFold == nil {
      for (code, name) in classes.names.enumerated() {
        let fold = ClassSpelling.folded(name)
        index[fold] = index[fold] == nil ? Int32(code) : -2
      }
      byFold = index
    }
    guard let code = index[ClassSpelling.folded(name)] else { return nil }
    guard code >= 0 else {
      let alike = classes.names.filter {
        ClassSpelling.folded($0) == ClassSpelling.folded(name)
      }
      throw .value(
        Complaint(
          file: file, place: .line(line),
          found: "the class \(quoted(spelling)), which may be any of \(listed(alike))",
          expected: "the very name of a class", advice: "correct it"))
    }
    return code
  }

  /// The class at a place that a whole number, or a model's `LABEL_n`, names.
  private func place(
    _ name: String, in place: String, file: String, line: Int
  ) throws(ImportError) -> Int32? {
    guard isOfWords || readsPlaces else { return nil }
    if let whole = ClassSpelling.wholeNumber(name), let number = Int(whole) {
      return try code(ofNumber: number, in: place, file: file, line: line)
    }
    guard let numbered, name.hasPrefix("LABEL_"), let number = Int(name.dropFirst(6)),
      numbered.indices.contains(number)
    else { return nil }
    return numbered[number]
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
    let first = rules.numbers?.first ?? 0
    guard numbered.indices.contains(index - first) else {
      let isNext = index == numbered.count && first == 0
      throw .value(
        Complaint(
          file: file, place: .line(line), found: "the class number \(index) in \(place)",
          expected: "\(first) to \(numbered.count - 1 + first), as the list has \(numbered.count) "
            + "classes",
          advice: "correct it or give the complete list with --classes"
            + (isNext ? ", or say \(rules.numbersFlag) places-from-1" : "")))
    }
    return numbered[index - first]
  }

  /// Takes −1 as no label where the other classes are numbers that are not negative.
  ///
  /// Not where it is in a list or fewer than two classes would be left, as of −1 and 1.
  ///
  /// - Returns: the name of the class that is none now.
  mutating func dropMinusOne(from codes: inout [Int32], isClass: Bool) -> String? {
    guard !isClass, !isClosed, missing != nil, classes.count > 2,
      let code = find("-1") ?? find("-1.0"), !(missing?.keeps("-1") ?? false)
    else { return nil }
    let others = classes.names.enumerated().filter { $0.offset != Int(code) }
    guard
      others.allSatisfy({
        ClassSpelling.wholeNumber($0.element).flatMap { Int($0) }.map { $0 >= 0 } ?? false
      })
    else { return nil }
    var count = 0
    for row in codes.indices where codes[row] == code {
      codes[row] = -1
      count += 1
    }
    missing?.add("-1", count: count)
    return classes.names[Int(code)]
  }

  /// Checks what only the whole column shows, and says what was chosen.
  ///
  /// - Throws: ``ImportError`` that asks where two spellings of one class stand in the file, or
  ///   where numbers fit better as places than as the names of known classes.
  func settle(file: String) throws(ImportError) -> [ImportChoice] {
    if rules.spellings == nil {
      try aliases.checkOneSpelling(names: classes.names, firstLines: firstLines, file: file)
    }
    if missing != nil, !takesEveryWord {
      let listed = Set(numbered ?? [])
      try SeveralClasses.check(
        classes.names.indices.map {
          (classes.names[$0], listed.contains(Int32($0)), firstLines[$0])
        },
        file: file)
    }
    // Without a list the known classes are those of the labels or the project.
    if numbered == nil, rules.numbers == nil, knownCount > 0 {
      try ClassNumbers.check(
        known: Array(classes.names[..<knownCount]),
        found: zip(classes.names, firstLines).filter { $0.1 > 0 }.map { ($0.0, $0.1) },
        flag: rules.numbersFlag, file: file)
    }
    let empty = emptyWords.sorted { $0.key.precedesInUTF8($1.key) }.map { word, count in
      ImportChoice(
        .noLabel, "\(quoted(word)) is no prediction (\(count) row\(count == 1 ? "" : "s"))",
        count: count)
    }
    return choicesBefore + aliases.choices(names: classes.names) + (missing?.choices ?? []) + empty
  }

  /// Names as those classes of models spell them that are the same but for case, blanks and the
  /// like.
  ///
  /// - Throws: ``ImportError`` where two names would be one.
  func named(
    _ names: [String], like models: [String], file: String
  ) throws(ImportError) -> (names: [String], choices: [ImportChoice]) {
    let known = ClassNames(models)
    guard known.count > 0, rules.spellings != .apart else { return (names, []) }
    let folds = Dictionary(models.map { (ClassSpelling.folded($0), $0) }) { _, _ in "" }
    var result = names
    var pairs: [String] = []
    for (place, name) in names.enumerated() where known.find(name) == nil {
      guard let other = folds[ClassSpelling.folded(name)], !other.isEmpty else { continue }
      guard !names.contains(other) else {
        throw .value(
          Complaint(
            file: file,
            found: "the classes \(quoted(name)) and \(quoted(other)), of which a model "
              + "knows the latter", expected: "one spelling a class",
            advice: "--spellings apart takes them as two classes"))
      }
      result[place] = other
      pairs.append("\(quoted(name)) as \(quoted(other))")
    }
    guard !pairs.isEmpty else { return (names, []) }
    let text =
      "class names were read as a model spells them: " + pairs.prefix(5).joined(separator: ", ")
    return (result, [ImportChoice(.spelling, text, count: pairs.count)])
  }

  /// How the file spells the classes that it never names plainly, by their names.
  var spellings: [String: String] {
    var result: [String: String] = [:]
    for alias in aliases.aliases where !alias.isPlace && firstLines[Int(alias.code)] == 0 {
      let name = classes.names[Int(alias.code)]
      result[name] = result[name] ?? alias.spelling
    }
    return result
  }

  /// The names in their final order, and the new code of each old one.
  func ordered() -> (names: [String], newCodes: [Int32]) { classes.ordered(keeping: knownCount) }
}

/// What a person said of the spellings of classes and of numbers in their place.
struct ClassRules {
  /// Whether alike spellings are one class; asked where `nil`.
  var spellings: ClassSpellingRule?
  /// What whole numbers mean; told by what fits where `nil`.
  var numbers: ClassNumberRule?
  /// The option that says what numbers mean.
  var numbersFlag = "--predicted-numbers"
}
