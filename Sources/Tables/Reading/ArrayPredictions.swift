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
  return try readRows(
    of: array, file: file.name, keys: order, classes: classes, columns: columns,
    knownCount: ClassNames(knownClasses).count, isScore: isScore, isLogits: options.logits)
}

private func readRows(
  of array: NumpyArray, file: String, keys: [String], classes: ClassNames, columns: [Int],
  knownCount: Int, isScore: Bool, isLogits: Bool
) throws(ImportError) -> PredictionTable {
  var result = PredictionTable(file: file)
  result.keys = keys
  result.knownClassCount = knownCount
  result.declaredClasses = columns.map { classes.names[$0] }
  let covered = Set(columns)
  result.classesWithoutProbability = classes.names.indices.filter { !covered.contains($0) }
    .map { classes.names[$0] }
  let width = isScore ? 1 : columns.count
  var cells = [Double](repeating: 0, count: width)
  var row = ProbabilityRow(
    classCount: classes.count, present: columns.sorted(), isLogits: isLogits && !isScore)
  var predicted: [Int32] = []
  var probabilities: [Float] = []
  var confidence: [Double] = []
  probabilities.reserveCapacity(keys.count * classes.count)
  for index in keys.indices {
    array.readRow(index, rowCount: keys.count, columnCount: width, into: &cells)
    for (place, value) in cells.enumerated()
    where isLogits ? !value.isFinite : !(value >= 0 && value <= 1) {
      throw ProbabilityRow.complaint(
        about: value, shown: shortNumber(value), in: "column \(place + 1)",
        rowSum: cells.reduce(0, +), file: file, place: .row(index + 1), isLogits: isLogits)
    }
    if isScore {
      let share = isLogits ? 1 / (1 + exp(-cells[0])) : cells[0]
      row.values[columns[0]] = share
      row.values[columns[1]] = 1 - share
    } else {
      for (place, value) in cells.enumerated() { row.values[columns[place]] = value }
      switch row.normalize(rounding: 0) {
      case .kept: break
      case .renormalized: result.renormalizedRows += 1
      case .refused(let sum): throw row.complaint(about: sum, file: file, place: .row(index + 1))
      }
    }
    let best = row.best
    for value in row.values { probabilities.append(Float(value)) }
    confidence.append(Double(Float(row.values[best])))
    predicted.append(Int32(best))
    result.lines.append(Int32(truncatingIfNeeded: index + 1))
  }
  result.predictions = CategoryColumn(names: classes.names, codes: predicted)
  result.probabilities = probabilities
  result.confidence = confidence
  return result
}
