import Dataset
import Foundation

/// Reads predictions from a matrix with a row an image and a column a class.
func readPredictions(
  fromArray file: FileBytes, options: ImportOptions, knownClasses: [String]
) throws(ImportError) -> PredictionTable {
  func failure(_ found: String, _ expected: String, _ advice: String) -> ImportError {
    .columns(Complaint(file: file.name, found: found, expected: expected, advice: advice))
  }
  guard let order = options.order else {
    throw failure(
      "an array", "to know the image of each row", "give the keys of the rows with --order FILE")
  }
  guard let listed = options.classes else {
    throw failure(
      "an array", "to know the class of each column",
      "give the classes of the columns with --classes FILE")
  }
  let limit = NumpyHeader.byteLimit + 12 + order.count * max(listed.count, 1) * 8
  let array = try openArray(
    file, names: ProbabilityNames.ofLists, byteLimit: limit)
  let shown = "(" + array.shape.map(String.init).joined(separator: ", ") + ")"
  let isScore = array.shape.count == 1 || (array.shape.count == 2 && array.shape[1] == 1)
  guard array.shape.count == 2 || isScore else {
    throw failure(
      "the shape \(shown)", "rows × classes",
      array.shape.isEmpty ? "save the matrix of all images" : "reshape it to two dimensions")
  }
  guard array.shape[0] == order.count else {
    throw failure(
      "\(array.shape[0]) rows", "\(order.count), one for each key of the order",
      "give the order that belongs to this array")
  }
  guard !order.isEmpty else { throw failure("no rows", "a row an image", "save the array again") }
  guard isScore || array.shape[1] == listed.count else {
    throw failure(
      "\(array.shape[1]) columns", "\(listed.count), one for each class",
      "give the classes that belong to this array")
  }
  var positive: (positive: String, other: String)?
  if isScore {
    positive = try binaryClasses(
      options: options, knownClasses: knownClasses, file: file.name, place: .file)
  }
  let classes = ClassNames(knownClasses + listed)
  let columns = (positive.map { [$0.positive, $0.other] } ?? listed).map {
    Int(classes.find($0) ?? 0)
  }
  let rows = ArrayRows(
    array: array, file: file.name, keys: order, classes: classes, columns: columns,
    isScore: isScore, meaning: options.meaning)
  var result =
    array.element == .float64 ? try rows.read(as: Double.self) : try rows.read(as: Float.self)
  result.knownClassCount = ClassNames(knownClasses).count
  return result
}

/// The rows of an array with what is known of them.
private struct ArrayRows {
  let array: NumpyArray
  let file: String
  let keys: [String]
  let classes: ClassNames
  /// The class of each column; of a single score both classes, the one it speaks of first.
  let columns: [Int]
  let isScore: Bool
  let meaning: ProbabilityMatrix.Meaning

  /// Reads all rows; they are kept as numbers of this type.
  func read<Number: BinaryFloatingPoint & BitwiseCopyable & Sendable>(
    as _: Number.Type
  ) throws(ImportError) -> PredictionTable {
    var result = PredictionTable(file: file)
    result.keys = keys
    result.declaredClasses = columns.map { classes.names[$0] }
    let covered = Set(columns)
    result.classesWithoutProbability = classes.names.indices.filter { !covered.contains($0) }
      .map { classes.names[$0] }
    let isLogits = meaning == .logits
    let width = isScore ? 1 : columns.count
    var cells = [Double](repeating: 0, count: width)
    let present = columns.sorted()
    var row = ProbabilityRow(classCount: classes.count, present: present, isLogits: isLogits)
    var given = GivenProbabilities<Number>(
      file: file, width: classes.count, present: present, meaning: meaning)
    given.reserve(rows: keys.count)
    var predicted: [Int32] = []
    for index in keys.indices {
      array.readRow(index, rowCount: keys.count, columnCount: width, into: &cells)
      for (place, value) in cells.enumerated()
      where isLogits ? !value.isFinite : !(value >= 0 && value <= 1) {
        throw ProbabilityRow.complaint(
          about: value, shown: shortNumber(value), in: "column \(place + 1)",
          rowSum: cells.reduce(0, +), file: file, place: .row(index + 1), isLogits: isLogits)
      }
      if isScore {
        row.values[columns[0]] = cells[0]
        // The softmax of a logit and 0 is the logistic function.
        row.values[columns[1]] = isLogits ? 0 : 1 - cells[0]
      } else {
        for (place, value) in cells.enumerated() { row.values[columns[place]] = value }
      }
      try given.check(row, rounding: 0, place: .row(index + 1), ignored: []) {
        () throws(ImportError) in sums(like: row)
      }
      given.append(row)
      predicted.append(Int32(row.best))
      result.lines.append(Int32(truncatingIfNeeded: index + 1))
    }
    result.predictions = CategoryColumn(names: classes.names, codes: predicted)
    let found = given.finish()
    result.probabilities = found.matrix
    result.renormalizedRows = found.rescaled
    result.choices += found.choices
    result.confidence = result.confidencesOfPredicted
    return result
  }

  /// What all rows add up to; rows with anything but numbers from 0 to 1 are left out.
  private func sums(like row: ProbabilityRow) -> ProbabilitySums {
    var (row, sums) = (row, ProbabilitySums(width: columns.count))
    var cells = [Double](repeating: 0, count: columns.count)
    for index in keys.indices {
      array.readRow(index, rowCount: keys.count, columnCount: columns.count, into: &cells)
      guard cells.allSatisfy({ $0 >= 0 && $0 <= 1 }) else { continue }
      for (place, value) in cells.enumerated() {
        row.values[columns[place]] = value
        row.errors[columns[place]] = array.element.error(of: value)
      }
      sums.add(row, rounding: 0)
    }
    return sums
  }
}

extension NumpyArray.Element {
  /// By how much a number from 0 to 1 may be off for being kept so; Float64 often holds Float32.
  fileprivate func error(of value: Double) -> Double {
    value * (self == .float16 ? 0x1p-11 : 0x1p-24)
  }
}
