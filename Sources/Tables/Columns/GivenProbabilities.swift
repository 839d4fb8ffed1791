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
  /// The sums of all rows, once a row was off by more than is accepted without another reason.
  private var sums: ProbabilitySums?

  /// Numbers of rows with a place for each of `width` classes.
  ///
  /// `meaning` is what a person said, or else probabilities, of which the rows may say otherwise.
  init(file: String, width: Int, present: [Int], meaning: ProbabilityMatrix.Meaning) {
    self.file = file
    self.width = width
    self.present = present
    self.meaning = meaning
  }

  /// Makes room for so many rows.
  mutating func reserve(rows: Int) { values.reserveCapacity(rows * width) }

  /// Checks that a row may be a distribution, or that the file's are none.
  ///
  /// - Parameters:
  ///   - row: the next row.
  ///   - rounding: by how much its sum may be off for the last digits of its numbers.
  ///   - place: where it stands.
  ///   - ignored: columns that were not read, for the complaint.
  ///   - whole: the sums of all rows of the file; asked for once, at the first row that is off.
  /// - Throws: ``ImportError`` about the row, where others are distributions, or where the rows can be
  ///   read in two ways.
  @inline(__always)
  mutating func check(
    _ row: ProbabilityRow, rounding: Double, place: Complaint.Place, ignored: [String],
    whole: () throws(ImportError) -> ProbabilitySums
  ) throws(ImportError) {
    guard meaning == .probabilities else { return }
    var sum = 0.0
    for place in row.present { sum += row.values[place] }
    if ProbabilitySums.accepts(sum, rounding: rounding) { return }
    let all = if let sums { sums } else { try whole() }
    sums = all
    if case .distributions = all.reading {
      throw all.complaint(about: sum, file: file, place: place, ignored: ignored)
    }
  }

  /// Takes the next row.
  @inline(__always)
  mutating func append(_ row: ProbabilityRow) {
    for value in row.values { values.append(Number(value)) }
  }

  /// Whether an earlier row has the same numbers.
  func has(_ row: ProbabilityRow, at index: Int) -> Bool {
    row.values.indices.allSatisfy { values[index * width + $0] == Number(row.values[$0]) }
  }

  /// Says what the numbers are, and divides by their sums those that add up to one only nearly.
  consuming func finish() -> (
    matrix: ProbabilityMatrix, rescaled: Int, choices: [ImportChoice]
  ) {
    var (meaning, rescaled) = (meaning, 0)
    var choices: [ImportChoice] = []
    if meaning == .probabilities, let sums, case .independent = sums.reading {
      meaning = .scores
      let range = "\(shortNumber(sums.least)) to \(shortNumber(sums.greatest))"
      choices.append(
        ImportChoice(
          .numbers,
          "the numbers of a row are independent scores, as of a sigmoid for each class: rows add up "
            + "to \(range), so there is no log loss and no Brier score",
          count: values.count / max(1, width)))
    } else if meaning == .probabilities {
      let (count, least, greatest) = divideBySums()
      rescaled = count
      let (low, high) = (shortNumber(least), shortNumber(greatest))
      let range = low == high ? low : "\(low) to \(high)"
      let rows = "\(count) \(count == 1 ? "row" : "rows")"
      if let sums, case .quantized(let steps) = sums.reading {
        choices.append(
          ImportChoice(
            .numbers,
            "probabilities in steps of 1/\(steps), as a quantised model gives them, add up to "
              + "\(range) and are divided by their sums (\(rows))",
            count: count))
      } else if count > 0 {
        choices.append(
          ImportChoice(
            .numbers,
            "probabilities that add up to \(range) are divided by their sums (\(rows))",
            count: count))
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
  /// - Returns: how many, and the least and the greatest of their sums.
  private mutating func divideBySums() -> (count: Int, least: Double, greatest: Double) {
    guard width > 0 else { return (0, 1, 1) }
    var (count, least, greatest) = (0, Double.infinity, -Double.infinity)
    for start in stride(from: 0, to: values.count, by: width) {
      var sum = 0.0
      for place in present { sum += Double(values[start + place]) }
      guard abs(sum - 1) > ProbabilitySums.exactness, sum > 0 else { continue }
      for place in present {
        values[start + place] = Number(Double(values[start + place]) / sum)
      }
      count += 1
      least = min(least, sum)
      greatest = max(greatest, sum)
    }
    return (count, least, greatest)
  }
}
