import Dataset

/// Which columns of a predictions file hold the probability of which class.
struct ProbabilityColumns {
  /// The columns with the class each stands for.
  var columns: [(column: Int, className: String)] = []
  /// What was chosen about columns.
  var choices: [ImportChoice] = []
  /// Columns of the file that say nothing we read.
  var ignored: [String] = []

  /// Finds the class of each column.
  ///
  /// Columns in `taken` have another role. A column called like one of the `known` classes is its
  /// probability; the `numbered` list, which a person gave, says what places in a list mean; the
  /// `values` that occur in the file as classes are asked for only where nothing is known.
  init(
    of table: any Table, taken: Set<Int>, known: ClassNames, numbered: [String]?, logits: Bool,
    values: () throws(ImportError) -> ClassNames
  ) throws(ImportError) {
    var bare: [Int] = []
    for (index, column) in table.columns.enumerated() where !taken.contains(index) {
      switch column.part {
      case .whole:
        if known.find(column.name) != nil {
          columns.append((index, column.name))
        } else if let name = ProbabilityNames.className(of: column.name) {
          columns.append((index, name))
        } else {
          bare.append(index)
        }
      case .member(let name) where ProbabilityNames.ofLists.contains(plainName(column.name)):
        columns.append((index, name))
      case .element(let place) where ProbabilityNames.ofLists.contains(plainName(column.name)):
        guard let numbered else {
          throw .columns(
            Complaint(
              file: table.name, place: .line(table.headerLine),
              found: "a list of probabilities in \(quoted(column.name))",
              expected: "to know the class of each place",
              advice: "give the classes in the order of the model's outputs with --classes"))
        }
        guard place < numbered.count else {
          throw .columns(
            Complaint(
              file: table.name, place: .line(table.headerLine),
              found: "more than \(numbered.count) probabilities in \(quoted(column.name))",
              expected: "one for each of the \(numbered.count) classes",
              advice: "give the complete list with --classes"))
        }
        columns.append((index, numbered[place]))
      case .member, .element: remember(column.name)
      }
    }
    if !bare.isEmpty, known.count == 0, columns.isEmpty {
      let values = try values()
      for index in bare where values.find(table.columns[index].name) != nil {
        columns.append((index, table.columns[index].name))
      }
    }
    let named = columns.map(\.column).filter { known.find(table.columns[$0].name) != nil }
    if !named.isEmpty, numbered == nil {
      let rest = bare.filter { index in !columns.contains { $0.column == index } }
      let found = try BareColumns(rest, beside: columns.map(\.column), of: table, logits: logits)
      columns += found.ofModel.map { ($0, table.columns[$0].name) }
      choices += found.choices
    }
    let used = Set(columns.map(\.column))
    for index in bare where !used.contains(index) { remember(table.columns[index].name) }
    try checkClasses(of: table, known: known, numbered: numbered)
  }

  private mutating func remember(_ name: String) {
    if !ignored.contains(name) { ignored.append(name) }
  }

  /// Turns numbers into names where a list says what they mean, and refuses a class twice.
  ///
  /// Beside a class with a name a number is a name too: only where all columns are numbers and
  /// the classes have names are the numbers places.
  private mutating func checkClasses(
    of table: any Table, known: ClassNames, numbered: [String]?
  ) throws(ImportError) {
    let classes = ClassList(known: known.names, numbered: numbered, isClosed: true)
    let arePlaces =
      classes.names.contains { integerClass($0) == nil }
      && columns.allSatisfy { integerClass($0.className) != nil }
    var seen = ClassNames()
    for place in columns.indices {
      let (column, name) = columns[place]
      if arePlaces, classes.find(name) == nil, let index = integerClass(name) {
        let code = try classes.code(
          ofNumber: index, in: "the column \(table.columns[column].shown)", file: table.name,
          line: table.headerLine)
        columns[place].className = classes.names[Int(code)]
      }
      let count = seen.count
      _ = columns[place].className.withUTF8Bytes { seen.add($0) }
      guard seen.count > count else {
        throw .columns(
          Complaint(
            file: table.name, place: .line(table.headerLine),
            found: "two columns for the class \(quoted(columns[place].className))",
            expected: "one", advice: "remove one of them"))
      }
    }
  }
}
