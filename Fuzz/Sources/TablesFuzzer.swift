import Dataset

@testable import Tables

/// One input: any bytes are a table of labels, a table of predictions and a list, or an error that
/// names the file; a table holds together and pairs with its own keys.
func tryTables(_ bytes: [UInt8]) -> CInt {
  tryLabels(bytes)
  for known in [[], ["cat", "dog"]] { tryPredictions(bytes, known: known) }
  return 0
}

private func tryLabels(_ bytes: [UInt8]) {
  do throws(ImportError) {
    let file = FileBytes(copying: bytes, name: "t")
    let table = try readLabels(
      from: openTable(file, valueName: "label"), options: ImportOptions())
    precondition(table.codes.count == table.count && table.lines.count == table.count)
    precondition(table.codes.allSatisfy { $0 >= -1 && $0 < table.classNames.count })
    precondition(table.metrics.values.allSatisfy { $0.count == table.count })
    precondition(table.categories.values.allSatisfy { $0.codes.count == table.count })
    let pairing = try pair(table, with: table.keys)
    precondition(pairing.matched == table.count, "\(pairing) of \(table.keys)")
    _ = Reconciliation(labels: table, pairing: pairing, images: table.keys).lines
    _ = try pair(table, with: table.keys.map { "images/" + $0 })
  } catch { precondition(error.description.hasPrefix("t:"), "\(error)") }
}

private func tryPredictions(_ bytes: [UInt8], known: [String]) {
  do throws(ImportError) {
    let file = FileBytes(copying: bytes, name: "t")
    let table = try readPredictions(
      from: openTable(file, valueName: "predicted"), options: ImportOptions(),
      knownClasses: known
    ).table
    let width = table.classNames.count
    precondition(table.predicted.allSatisfy { $0 >= 0 && $0 < width })
    if let values = table.probabilities {
      precondition(values.count == table.count * width)
      for row in 0..<table.count {
        precondition(values.probabilities(row: row).allSatisfy { $0 >= 0 && $0 <= 1 })
      }
    }
    let pairing = try pair(table, with: table.keys)
    precondition(pairing.matched == table.count)
  } catch { precondition(error.description.hasPrefix("t:"), "\(error)") }
}
