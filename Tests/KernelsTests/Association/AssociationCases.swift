@testable import Kernels

/// Metrics and what SciPy and a plain script make of them, through `Tools/golden/association.py`.
struct AssociationCase: Decodable {
  private struct File: Decodable { var cases: [AssociationCase] }

  var name: String
  var values: [Double]
  var correct: [Int32]
  var nats: Double
  var share: Double
  var p: Double
  var test: String
  var pearson: Double
  var spearman: Double
  var pearson_interval: [Double]?
  var spearman_interval: [Double]?

  static func all() throws -> [AssociationCase] {
    try goldenFile("association.json", as: File.self).cases
  }
}

/// A metric over predictions that are right where `correct` is 1.
func ordered(_ values: [Double], _ correct: [Int32]) -> OrderedMetric {
  let truth = correct.map { 1 - $0 }
  let predicted = [Int32](repeating: 0, count: values.count)
  return OrderedMetric(values: values.span, truth: truth.span, predicted: predicted.span)
}

/// Seeded values and, more often where they are high, right predictions.
func signal(count: Int, seed: UInt64) -> (values: [Double], correct: [Int32]) {
  var generator = SeededGenerator(seed: seed)
  let values = (0..<count).map { _ in generator.nextUnit() * 4 - 2 }
  let correct = values.map { Int32(generator.nextUnit() < 0.6 + 0.1 * $0 ? 1 : 0) }
  return (values, correct)
}
