import Dataset

/// The numbers of all rows while they are read, in the precision in which they come; at the end they
/// are probabilities, logits or scores.
struct GivenProbabilities<Number: BinaryFloatingPoint & BitwiseCopyable & Sendable> {
  private let file: String
  private let width: Int
  /// The places that have a column.
  private let present: [Int]
  private let meaning: ProbabilityMatrix.Meaning
  private var values: [Number] = []
  private var sums: ProbabilitySums

  /// Numbers of rows with a place for each of `width` classes.
  ///
  /// `meaning` is what a person said, or else probabilities, of which the rows may say otherwise.
  init(file: String, width: Int, present: [Int], meaning: ProbabilityMatrix.Meaning) {
    self.file = file
    self.width = width
    self.present = present
    self.meaning = meaning
    sums = ProbabilitySums(width: present.count)
  }

  /// Makes room for so many rows.
  mutating func reserve(rows: Int) { values.reserveCapacity(rows * width) }

  /// Takes the next row; see ``ProbabilitySums/add(_:rounding:place:)``.
  @inline(__always)
  mutating func append(_ row: ProbabilityRow, rounding: Double, place: Complaint.Place) {
    for value in row.values { values.append(Number(value)) }
    if meaning == .probabilities { sums.add(row, rounding: rounding, place: place) }
  }

  /// Whether an earlier row has the same numbers.
  func has(_ row: ProbabilityRow, at index: Int) -> Bool {
    row.values.indices.allSatisfy { values[index * width + $0] == Number(row.values[$0]) }
  }

  /// Says what the numbers are, and divides by their sums those that add up to one only nearly.
  ///
  /// - Parameter ignored: columns that were not read, for a complaint.
  /// - Throws: ``ImportError`` about the first row that is no distribution, where the others are, or
  ///   where the rows can be read in two ways.
  consuming func finish(
    ignored: [String]
  ) throws(ImportError) -> (matrix: ProbabilityMatrix, rescaled: Int, choices: [ImportChoice]) {
    var (meaning, rescaled) = (meaning, 0)
    var choices: [ImportChoice] = []
    if meaning == .probabilities {
      switch sums.reading {
      case .refused: throw sums.complaint(file: file, ignored: ignored)
      case .independent:
        meaning = .scores
        choices.append(
          ImportChoice(
            .numbers,
            "the numbers of a row are independent scores, as of a sigmoid a class: they add up to "
              + "\(shortNumber(sums.least)) to \(shortNumber(sums.greatest)), so there is no log loss "
              + "and no Brier score",
            count: sums.rowCount))
      case .quantized(let steps):
        rescaled = divideBySums()
        choices.append(
          ImportChoice(
            .numbers,
            "probabilities in steps of 1/\(steps), as a quantised model gives them, are divided by "
              + "their sums of \(shortNumber(sums.least)) to \(shortNumber(sums.greatest))",
            count: rescaled))
      case .distributions:
        rescaled = divideBySums()
        if rescaled > 0 {
          choices.append(
            ImportChoice(
              .numbers,
              "probabilities that add up to \(shortNumber(sums.least)) to "
                + "\(shortNumber(sums.greatest)) are divided by their sums",
              count: rescaled))
        }
      }
    }
    let rowCount = width == 0 ? 0 : values.count / width
    return (Self.matrix(values, rowCount: rowCount, width: width, meaning), rescaled, choices)
  }

  private static func matrix(
    _ values: [Number], rowCount: Int, width: Int, _ meaning: ProbabilityMatrix.Meaning
  ) -> ProbabilityMatrix {
    let matrix = NumberMatrix(values: values, rowCount: rowCount, columnCount: width)
    if let single = matrix as? NumberMatrix<Float> {
      return ProbabilityMatrix(.single(single), meaning: meaning)
    }
    guard let double = matrix as? NumberMatrix<Double> else {
      preconditionFailure("Float or Double")
    }
    return ProbabilityMatrix(.double(double), meaning: meaning)
  }

  /// Divides the rows that are further than 1e-6 from one by their sums.
  ///
  /// - Returns: how many.
  private mutating func divideBySums() -> Int {
    guard width > 0 else { return 0 }
    var count = 0
    for start in stride(from: 0, to: values.count, by: width) {
      var sum = 0.0
      for place in present { sum += Double(values[start + place]) }
      guard abs(sum - 1) > ProbabilitySums.exactness, sum > 0 else { continue }
      for place in present {
        values[start + place] = Number(Double(values[start + place]) / sum)
      }
      count += 1
    }
    return count
  }
}
