import Dataset
import Foundation

/// Builds a table of predictions from rows.
struct PredictionBuilder {
  private let table: any Table
  private let columns: PredictionColumns
  private var result: PredictionTable
  private var keys = KeyIndex(ordered: true)
  private var classes: ClassList
  /// The line of the first row that predicts nothing.
  private var firstEmptyLine: Int?
  private var predicted: [Int32] = []
  private var labels = WordColumn()
  private var confidence: [Double] = []
  private var given: GivenProbabilities<Double>
  /// Of each row by how much its stated confidence may differ from the probability.
  private var tolerances: [Double] = []
  /// The columns of probabilities with the place of the class of each in a row.
  private var places: [(column: Int, place: Int)] = []
  /// The place of each class in a row of probabilities, by its code, and the code at each place.
  private var placeOfCode: [Int32] = []
  private var codeAtPlace: [Int32] = []
  private let sortsClasses: Bool
  private var row: ProbabilityRow
  private let isLogits: Bool
  private let listChoices: [ImportChoice]

  /// Chooses the columns and the classes.
  ///
  /// With `sortsClasses` the known classes and the new ones come out in canonical order together,
  /// else the known ones first. Rows of probabilities are read in that order, since it says which
  /// of several most probable classes is predicted, and in which order the values are added up.
  init(
    _ table: any Table, options: ImportOptions, knownClasses: [String], sortsClasses: Bool
  ) throws(ImportError) {
    self.table = table
    self.sortsClasses = sortsClasses
    let columns = try PredictionColumns(of: table, options: options, knownClasses: knownClasses)
    self.columns = columns
    result = PredictionTable(file: table.name)
    result.choices = table.choices
    result.ignoredColumns = columns.probabilities.ignored
    result.columns = columns.readings(of: table)
    result.choices += columns.choices
    result.knownClassCount = ClassNames(knownClasses).count
    isLogits = options.logits
    let meaning = options.meaning
    listChoices = options.listChoices
    var names = options.classes
    if columns.score != nil {
      let (positive, other) = try binaryClasses(
        options: options, knownClasses: knownClasses, file: table.name,
        place: .line(table.headerLine), label: columns.label.map { table.columns[$0].name })
      names = names ?? [positive, other]
      result.declaredClasses = [positive, other]
      classes = ClassList(
        known: knownClasses, numbered: names, isClosed: true, rules: options.predictedRules)
      guard let first = classes.find(positive), let second = classes.find(other) else {
        preconditionFailure("both classes are in the list")
      }
      placeOfCode = [Int32](0..<Int32(classes.count))
      codeAtPlace = placeOfCode
      places = [(columns.score ?? 0, Int(first)), (-1, Int(second))]
      let present = places.map(\.place).sorted()
      row = ProbabilityRow(classCount: classes.count, present: present, isLogits: isLogits)
      given = GivenProbabilities(
        file: table.name, width: classes.count, present: present, meaning: meaning)
      return
    }
    let ofColumns = columns.probabilities.columns
    result.declaredClasses = ClassNames((options.classes ?? []) + ofColumns.map(\.className)).names
    if ofColumns.isEmpty {
      classes = ClassList(
        known: knownClasses, numbered: options.classes, isClosed: options.classes != nil,
        rules: options.predictedRules)
    } else {
      let ordered = ClassNames(ofColumns.map(\.className)).ordered().names
      let listed = ClassNames(knownClasses + (options.classes ?? []) + ordered).names
      classes = ClassList(
        known: listed, numbered: options.classes, isClosed: true, rules: options.predictedRules)
    }
    try classes.settleNumbers(in: columns.predicted, of: table)
    placeOfCode = [Int32](0..<Int32(classes.count))
    codeAtPlace = placeOfCode
    if sortsClasses {
      placeOfCode = ClassNames(classes.names).ordered().newCodes
      for (code, place) in placeOfCode.enumerated() { codeAtPlace[Int(place)] = Int32(code) }
    }
    for (column, className) in ofColumns {
      guard let code = classes.find(className) else { continue }
      places.append((column, Int(placeOfCode[Int(code)])))
    }
    let present = places.map(\.place).sorted()
    row = ProbabilityRow(classCount: classes.count, present: present, isLogits: isLogits)
    given = GivenProbabilities(
      file: table.name, width: classes.count, present: present, meaning: meaning)
    if !present.isEmpty {
      let covered = Set(present.map { Int(codeAtPlace[$0]) })
      result.classesWithoutProbability = classes.names.indices.filter { !covered.contains($0) }
        .map { classes.names[$0] }
    }
  }

  /// Takes one row of the table.
  mutating func take(_ source: TableRow) throws(ImportError) {
    let key = try table.key(in: source, column: columns.key)
    var code: Int32 = -1
    if let column = columns.predicted {
      code = try classes.code(in: source, column: column, of: table)
    }
    if code < 0, predictsNothing(source) {
      result.emptyRows += 1
      firstEmptyLine = firstEmptyLine ?? source.line
      return
    }
    if !places.isEmpty { try readProbabilities(source) }
    if code < 0 { code = codeAtPlace[row.best] }
    let stated = try statedConfidence(source)
    let (index, isNew) = keys.insert(key)
    guard isNew else {
      guard repeats(index, code: code, confidence: stated?.value) else {
        throw .conflict(
          Complaint(
            file: table.name, place: .line(source.line),
            found: predicted[index] == code
              ? "other numbers for \(quoted(key))"
              : "the prediction \(classes.shown(code)) for \(quoted(key))",
            expected: predicted[index] == code
              ? "the same as on line \(result.lines[index])"
              : "\(classes.shown(predicted[index])) as on line \(result.lines[index])",
            advice: "remove one of the two"))
      }
      result.duplicateRows += 1
      return
    }
    result.lines.append(Int32(truncatingIfNeeded: source.line))
    predicted.append(code)
    if !places.isEmpty {
      given.append(row)
      if row.values[Int(placeOfCode[Int(code)])] < row.values[row.best] {
        result.argmaxDisagreements += 1
      }
    }
    if let stated {
      confidence.append(stated.value)
      if !places.isEmpty { tolerances.append(stated.tolerance) }
    }
    if let column = columns.label {
      labels.append(source[column].isEmpty ? nil : source[column])
    }
  }

  /// Whether a row without a predicted class has no probabilities either.
  private func predictsNothing(_ source: TableRow) -> Bool {
    places.allSatisfy { $0.column < 0 || source.cells[$0.column].kind == .missing }
  }

  private func repeats(_ index: Int, code: Int32, confidence stated: Double?) -> Bool {
    guard predicted[index] == code else { return false }
    if let stated, !(confidence[index] == stated || (confidence[index].isNaN && stated.isNaN)) {
      return false
    }
    return places.isEmpty || given.has(row, at: index)
  }

  /// The confidence that the row states, and how far it may be from the probability.
  private func statedConfidence(
    _ source: TableRow
  ) throws(ImportError) -> (value: Double, tolerance: Double)? {
    guard let column = columns.confidence else { return nil }
    if source.cells[column].kind == .missing { return (.nan, 0) }
    let number = try number(source, column, isLogit: false)
    return (number.value, max(1e-3, halfDigit(number.places)))
  }

  /// Reads the numbers of a row into `row`.
  private mutating func readProbabilities(_ source: TableRow) throws(ImportError) {
    if columns.score != nil {
      let score = try number(source, places[0].column, isLogit: isLogits).value
      row.values[places[0].place] = score
      // The softmax of a logit and 0 is the logistic function.
      row.values[places[1].place] = isLogits ? 0 : 1 - score
      return
    }
    var finest = 0
    for (column, place) in places {
      let number = try number(source, column, isLogit: isLogits)
      row.values[place] = number.value
      finest = max(finest, number.places)
    }
    let (table, places, ignored) = (table, places, result.ignoredColumns)
    try given.check(
      row, rounding: roundingOfSum(finest: finest, count: places.count),
      place: .line(source.line), ignored: ignored
    ) { () throws(ImportError) in try sums(of: places, in: table, like: row) }
  }

  @inline(__always)
  private func number(
    _ source: TableRow, _ column: Int, isLogit: Bool
  ) throws(ImportError) -> DecimalNumber {
    let bytes = source[column]
    guard let number = DecimalNumber(bytes),
      isLogit
        ? number.value.isFinite
        : number.value >= 0 && number.value <= 1
    else { throw badNumber(source, column, isLogit: isLogit) }
    return number
  }

  private func badNumber(_ source: TableRow, _ column: Int, isLogit: Bool) -> ImportError {
    let bytes = source[column]
    let cell = source.cells[column]
    let name = "column \(table.columns[column].shown)"
    if let value = DecimalNumber(bytes)?.value ?? (isNaN(bytes) ? .nan : nil)
      ?? (isInfinity(bytes) ? .infinity : nil)
    {
      let shown = String(decoding: bytes, as: UTF8.self)
      let line = Complaint.Place.line(source.line(of: column))
      if column == columns.confidence {
        return ProbabilityRow.complaint(
          aboutConfidence: value, shown: shown, in: name, file: table.name, place: line)
      }
      let sum = places.reduce(0.0) { sum, place in
        sum + (place.column < 0 ? 0 : DecimalNumber(source[place.column])?.value ?? 0)
      }
      return ProbabilityRow.complaint(
        about: value, shown: shown, in: name, rowSum: sum, file: table.name, place: line,
        isLogits: isLogit)
    }
    let found =
      switch cell.kind {
      case .missing: cell.isPresent ? "nothing in \(name)" : "no value for \(name)"
      case .nested: "a list or an object in \(name)"
      case .plain, .unescaped: "\(quoted(bytes)) in \(name)"
      }
    return .value(
      Complaint(
        file: table.name, place: .line(source.line(of: column)), found: found,
        expected: isLogit ? "a number" : "a probability from 0 to 1",
        advice: cell.kind == .missing
          ? "write the value or leave the image out"
          : "write it as 0.25, with a point and without separators"))
  }

  /// The complaint about a table that has no rows, or none that predicts anything.
  private var withoutPredictions: ImportError {
    guard let line = firstEmptyLine else { return table.withoutRows }
    let isProbable = !places.isEmpty
    guard let column = columns.predicted else {
      return table.saysNothing(
        "empty probabilities", expected: "numbers", flag: ColumnRole.predicted.flag,
        line: line)
    }
    return table.saysNothing(
      "an empty \(table.columns[column].shown)\(isProbable ? " and empty probabilities" : "")",
      expected: isProbable ? "a class or probabilities" : "a class",
      flag: ColumnRole.predicted.flag, line: line)
  }

  /// The finished table, and its classes as they were known and found.
  consuming func finish() throws(ImportError) -> (table: PredictionTable, classesAsFound: [String])
  {
    guard keys.count > 0 else { throw withoutPredictions }
    result.choices += try listChoices + classes.settle(file: table.name)
    result.keys = keys.keys()
    let (found, newCodes) = classes.ordered()
    result.predictions = CategoryColumn(names: classes.names, codes: predicted)
      .renumbered(newCodes, names: found)
    if sortsClasses { result.sortClasses() }
    if let column = columns.confidence {
      result.confidence = confidence
      if places.isEmpty { result.readScoreBesideClass(column: table.columns[column].name) }
    }
    if !places.isEmpty { take(given.finish()) }
    if columns.label != nil {
      result.labels = labels.asFound
    }
    return (result, found)
  }

  /// Takes the numbers that were given, and compares the confidences with them.
  private mutating func take(
    _ found: (matrix: ProbabilityMatrix, rescaled: Int, choices: [ImportChoice])
  ) {
    result.probabilities = found.matrix
    result.renormalizedRows = found.rescaled
    result.choices += found.choices
    let ofPredicted = result.confidencesOfPredicted
    guard columns.confidence != nil else {
      result.confidence = ofPredicted
      return
    }
    for (index, tolerance) in tolerances.enumerated()
    where abs(confidence[index] - ofPredicted[index]) > tolerance {
      result.confidenceDisagreements += 1
    }
  }
}

extension PredictionTable {
  /// Puts the classes in canonical order, as if all of them had been known before.
  fileprivate mutating func sortClasses() {
    let (sorted, newCodes) = ClassNames(classNames).ordered()
    guard sorted != classNames else { return }
    predictions = predictions.renumbered(newCodes, names: sorted)
    knownClassCount = sorted.count
    let without = Set(classesWithoutProbability)
    classesWithoutProbability = sorted.filter(without.contains)
  }
}
