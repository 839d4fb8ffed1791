import Dataset

/// What the whole numbers of a column can mean beside a list whose names are numbers too.
struct ClassNumbers {
  /// What they mean.
  enum Verdict {
    /// They are names of the list, or nothing that fits.
    case names
    /// They are places in the list, since not all of them are names.
    case places(String)
    /// They may be both, and mean different classes: where, what was found and what is expected.
    case either(line: Int, found: String, expected: String)
  }
  private let list: [String]
  private let names: ClassNames
  private var values = ClassNames()
  private var fitNames = true
  private var fitPlaces = true
  /// The first number that means one class as a name and another as a place.
  private var example: (line: Int, number: String, place: Int)?
  /// How many cells there are.
  private(set) var count = 0

  /// Numbers beside this list.
  init(list: [String]) {
    self.list = list
    names = ClassNames(list)
  }

  /// Takes the cell of one row; `isName` where it can be no number, as in quotes in JSON.
  mutating func take(_ bytes: UnsafeRawBufferPointer, isName: Bool, _ line: Int) {
    if bytes.isEmpty || isName { return }
    count += 1
    let known = values.count
    _ = values.add(bytes)
    guard values.count > known else { return }
    let text = ClassSpelling.cleaned(values.names[known])
    guard let whole = ClassSpelling.wholeNumber(text), let number = Int(whole) else {
      // Words beside numbers are looked up as they are.
      if names.find(text) == nil { fitPlaces = false }
      return
    }
    if names.find(whole) == nil && names.find(text) == nil { fitNames = false }
    guard list.indices.contains(number) else {
      fitPlaces = false
      return
    }
    if list[number] != whole, example == nil { example = (line, whole, number) }
  }

  /// What fits all of them.
  var verdict: Verdict {
    guard fitPlaces, let example else { return .names }
    guard fitNames else {
      return .places(
        "class numbers are places in the list of classes, as not all of them are names of it: "
          + "\(example.number) is \(quoted(list[example.place]))")
    }
    return .either(
      line: example.line,
      found: "the number \(example.number), which is the name of a class and, as a place in the "
        + "list, the class \(quoted(list[example.place]))",
      expected: "to know whether the numbers are names or places in the list of classes")
  }

  /// Refuses numbers that are not all known classes, although they would be places among these.
  ///
  /// - Parameters:
  ///   - known: the classes known before.
  ///   - found: the classes of the file, each with the line that first has it.
  ///   - flag: the option that says what numbers mean.
  ///   - file: the file, for the complaint.
  /// - Throws: ``ImportError`` that asks.
  static func check(
    known: [String], found: [(name: String, line: Int)], flag: String, file: String
  ) throws(ImportError) {
    let unknown = ClassNames(known)
    guard let stranger = found.first(where: { unknown.find($0.name) == nil }) else { return }
    let numbers = found.compactMap { integerClass($0.name) }
    let names = known.compactMap { integerClass($0) }
    guard numbers.count == found.count, names.count == known.count, let least = numbers.min(),
      let most = numbers.max(), least >= 0, most <= known.count
    else { return }
    let reading: ClassNumberRule
    if most < known.count {
      reading = .places
    } else if least >= 1, names.sorted() == Array(0..<known.count) {
      reading = .placesFromOne
    } else {
      return
    }
    throw .value(
      Complaint(
        file: file, place: .line(stranger.line),
        found: "the number \(stranger.name), which is no known class (\(listed(known))), among "
          + "numbers from \(least) to \(most), which may be places in the list of classes",
        expected: "to know whether the numbers are names or places",
        advice: "\(flag) \(reading.rawValue) reads them as places, \(flag) names as names; "
          + "--classes gives the list"))
  }
}
