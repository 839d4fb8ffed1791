import Foundation

/// The probabilities of one row while they are checked: summed, rescaled or refused.
struct ProbabilityRow {
  /// One value a class, in the order of the classes; zero for classes without a column.
  var values: [Double]
  /// The classes that have a column.
  let present: [Int]
  /// Whether the values are logits.
  let isLogits: Bool

  init(classCount: Int, present: [Int], isLogits: Bool) {
    values = [Double](repeating: 0, count: classCount)
    self.present = present
    self.isLogits = isLogits
  }

  /// What became of a row.
  enum Outcome {
    case kept
    case renormalized
    /// The values do not add up to one; here is their sum.
    case refused(sum: Double)
  }

  /// Turns logits into probabilities, and divides probabilities by their sum where it is further
  /// than 1e-6 from one, but not further than the tolerance.
  ///
  /// The tolerance is 1e-3, or `rounding` if that is larger: by how much all values together may
  /// be off for having been rounded when they were written.
  @inline(__always)
  mutating func normalize(rounding: Double) -> Outcome {
    if isLogits {
      softmax()
      return .kept
    }
    var sum = 0.0
    for value in values { sum += value }
    let error = abs(sum - 1)
    if error <= 1e-6 { return .kept }
    // The sum itself is rounded: 0.49 + 0.50 is off by a hair more than 0.01.
    guard sum > 0, error <= max(1e-3, rounding) + 1e-12 else { return .refused(sum: sum) }
    for place in present { values[place] /= sum }
    return .renormalized
  }

  private mutating func softmax() {
    var largest = -Double.infinity
    for place in present { largest = max(largest, values[place]) }
    var sum = 0.0
    for place in present {
      values[place] = exp(values[place] - largest)
      sum += values[place]
    }
    for place in present { values[place] /= sum }
  }

  /// The most probable class; of several the first.
  var best: Int {
    var best = 0
    for place in values.indices where values[place] > values[best] { best = place }
    return best
  }

  /// The complaint about a row whose values do not add up to one.
  func complaint(
    about sum: Double, file: String, place: Complaint.Place, ignored: [String] = []
  ) -> ImportError {
    let advice =
      if sum == 0 {
        "leave the image out if there is no prediction"
      } else if !ignored.isEmpty {
        "check for a missing class (not read: \(listed(ignored))), or use --logits for logits"
      } else {
        "check for a missing class column, or use --logits if these are logits"
      }
    return .value(
      Complaint(
        file: file, place: place, found: "probabilities that add up to \(shortNumber(sum))",
        expected: "1", advice: advice))
  }

  /// The complaint about a value that is no probability.
  static func complaint(
    about value: Double, shown: String, in column: String, rowSum: Double, file: String,
    place: Complaint.Place, isLogits: Bool
  ) -> ImportError {
    let advice =
      if value.isNaN || value.isInfinite {
        "correct the value or leave the image out"
      } else if value < 0 {
        "use --logits if these are logits"
      } else if abs(rowSum - 100) <= 1 {
        "divide by 100: the row adds up to \(shortNumber(rowSum)) like percentages"
      } else {
        "use --logits if these are logits, or scale them to 0…1"
      }
    return .value(
      Complaint(
        file: file, place: place, found: "\(shown) in \(column)",
        expected: isLogits ? "a finite number" : "a probability from 0 to 1", advice: advice))
  }
}

/// A number in messages: six significant digits at most.
func shortNumber(_ value: Double) -> String {
  let text = String(format: "%.6g", value)
  return text
}
