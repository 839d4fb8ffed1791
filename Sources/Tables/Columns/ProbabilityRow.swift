import Foundation

/// The numbers of one row while they are read.
struct ProbabilityRow {
  /// One value a class, in the order of the classes; nothing (0, of logits −∞) for classes without a
  /// column.
  var values: [Double]
  /// By how much each value may be off for its last digit.
  var errors: [Double]
  /// The classes that have a column, ascending.
  let present: [Int]

  init(classCount: Int, present: [Int], isLogits: Bool) {
    values = [Double](repeating: isLogits ? -.infinity : 0, count: classCount)
    errors = [Double](repeating: 0, count: classCount)
    self.present = present
  }

  /// The class with the highest number of those that have a column; of several the first.
  var best: Int {
    var best = present.first ?? 0
    for place in present where values[place] > values[best] { best = place }
    return best
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

extension ProbabilityRow {
  /// The complaint about a confidence beside a class: one number, which cannot be the logits of all
  /// classes.
  static func complaint(
    aboutConfidence value: Double, shown: String, in column: String, file: String,
    place: Complaint.Place
  ) -> ImportError {
    let logits =
      "if it holds logits, leave it out, or give those of all classes and --logits"
    let advice =
      if value.isNaN || value.isInfinite {
        "correct the value or leave the image out"
      } else if value > 1, value <= 100 {
        "divide the column by 100 if it holds percentages; " + logits
      } else {
        logits
      }
    return .value(
      Complaint(
        file: file, place: place, found: "\(shown) in \(column)",
        expected: "a confidence from 0 to 1", advice: advice))
  }
}

/// A number in messages: six significant digits at most.
func shortNumber(_ value: Double) -> String {
  let text = String(format: "%.6g", value)
  return text
}
