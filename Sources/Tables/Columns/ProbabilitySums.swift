import Dataset

/// What the rows of a file add up to, and what that says of the numbers: probabilities of one
/// distribution, rounded or not, or scores of each class alone.
///
/// It says so by form alone: by the sums, and by the steps in which the numbers come.
struct ProbabilitySums {
  /// How the rows are read.
  enum Reading {
    /// Each adds up to one, but for single rows that are wrong, or all are wrong.
    case distributions
    /// In steps of 1/256 or 1/255: the rows miss one by no more than such rounding explains.
    case quantized(steps: Int)
    /// Each class has a number of its own.
    case independent
  }

  /// How many rows there are, and how many of them miss one by more than 1e-6, and by more than is
  /// accepted without another reason.
  private(set) var rowCount = 0
  private(set) var inexact = 0
  private(set) var refused = 0
  /// How many rows add up to more than is accepted.
  private(set) var above = 0
  /// The least and the greatest sum.
  private(set) var least = Double.infinity
  private(set) var greatest = -Double.infinity
  private var grids = [Grid(steps: 256), Grid(steps: 255)]
  /// How many classes a row has.
  private let width: Int

  /// Sums of rows with so many classes.
  init(width: Int) { self.width = width }

  /// Takes the next row, of numbers from 0 to 1.
  ///
  /// - Parameters:
  ///   - row: the numbers.
  ///   - rounding: by how much the sum may be off for the last digits of its numbers.
  mutating func add(_ row: ProbabilityRow, rounding: Double) {
    rowCount += 1
    var sum = 0.0
    for column in row.present { sum += row.values[column] }
    least = min(least, sum)
    greatest = max(greatest, sum)
    for grid in grids.indices where grids[grid].fits {
      for column in row.present {
        grids[grid].add(row.values[column], error: row.errors[column])
      }
    }
    let miss = abs(sum - 1)
    // A number with all its digits may still be the float nearest to a shorter one.
    if miss > max(Self.exactness, min(rounding, Self.tolerance)) { inexact += 1 }
    guard !Self.accepts(sum, rounding: rounding) else { return }
    refused += 1
    if sum > 1 { above += 1 }
  }

  /// Whether a row may be a distribution that was rounded: by 1e-3, or by `rounding` if that is more.
  static func accepts(_ sum: Double, rounding: Double) -> Bool {
    // The sum itself is rounded: 0.49 + 0.50 is off by a hair more than 0.01.
    sum > 0 && abs(sum - 1) <= max(tolerance, rounding) + 1e-12
  }

  /// What is not further from one stays as it is.
  static let exactness = 1e-6
  /// What is not further from one is divided by its sum.
  static let tolerance = 1e-3

  /// How the rows are to be read.
  var reading: Reading {
    guard refused > 0 else { return .distributions }
    // A step a class where numbers are cut off; a row that has lost a tenth says too little.
    for grid in grids where grid.isCertain {
      let rounding = min(0.1, Double(max(1, width - 1)) / Double(grid.steps)) + 1e-6
      if least >= 1 - rounding, greatest <= 1 + rounding { return .quantized(steps: grid.steps) }
    }
    let isManifold = greatest - least > 0.01 && 2 * inexact > rowCount
    return refused > 1 && above > 0 && isManifold ? .independent : .distributions
  }

  /// The complaint about a row that does not add up to one.
  func complaint(
    about sum: Double, file: String, place: Complaint.Place, ignored: [String]
  ) -> ImportError {
    let others = rowCount - refused
    let advice =
      if sum == 0 {
        "leave the image out if there is no prediction"
      } else if others > refused {
        "correct it: \(others) of \(rowCount) rows add up to 1"
      } else if !ignored.isEmpty {
        "check for a missing class (not read: \(listed(ignored)))\(orScores)"
      } else {
        "check for a missing class column\(orScores)"
      }
    return .value(
      Complaint(
        file: file, place: place, found: "probabilities that add up to \(shortNumber(sum))",
        expected: "1", advice: advice))
  }

  private var orScores: String {
    ", or use --scores if each class has an independent score, such as a sigmoid"
  }
}

/// Steps in which the numbers of a file may come.
private struct Grid {
  /// How many steps there are from 0 to 1.
  let steps: Int
  /// Whether all numbers so far lie on a step, within their rounding.
  private(set) var fits = true
  /// How many bits of chance speak against all of them lying there.
  private var bits = 0.0

  init(steps: Int) { self.steps = steps }

  /// Whether chance is no explanation: less than one file in a million.
  var isCertain: Bool { fits && bits >= 20 }

  mutating func add(_ value: Double, error: Double) {
    let places = value * Double(steps)
    // All digits of a Float32 are more than it knows.
    let slack = (error + value * 0x1p-24 + 1e-9) * Double(steps)
    guard abs(places - places.rounded()) <= slack else {
      fits = false
      return
    }
    // What is 0 or 1 lies on every grid.
    if value > 0, value < 1, slack < 0.5, bits < 1000 { bits -= Double(log2OfShare(2 * slack)) }
  }

  /// The logarithm of a share in whole bits, rounded up.
  private func log2OfShare(_ share: Double) -> Int { min(0, Int(share.exponent) + 1) }
}
