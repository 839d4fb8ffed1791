import Dataset

@testable import Tables

/// One input: any bytes are an array of three rows and two classes whose rows add up to one, or an
/// error that names the file.
func tryArrays(_ bytes: [UInt8]) -> CInt {
  var options = ImportOptions()
  options.order = ["a", "b", "c"]
  options.classes = ["cat", "dog"]
  for (isLogits, positive) in [(false, nil), (true, "cat")] as [(Bool, String?)] {
    options.logits = isLogits
    options.positiveClass = positive
    do throws(ImportError) {
      let table = try readPredictions(
        fromArray: FileBytes(copying: bytes, name: "t"), options: options, knownClasses: [])
      guard let values = table.probabilities else { preconditionFailure("probabilities") }
      precondition(values.count == 6 && table.predicted.allSatisfy { (0...1).contains($0) })
      for row in 0..<3 where values.meaning != .scores {
        precondition(abs(values.probabilities(row: row).reduce(0, +) - 1) < 1e-5)
      }
    } catch { precondition(error.description.hasPrefix("t:"), "\(error)") }
  }
  return 0
}
