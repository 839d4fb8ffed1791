import Foundation

/// One input of the fuzzer: any bytes are a table of labels, a table of predictions and a list, or
/// an error that names the file; a table holds together and pairs with its own keys.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTables(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  do throws(ImportError) {
    let file = FileBytes(copying: input, name: "t")
    let table = try readLabels(
      from: openTable(file, valueName: "label"), options: ImportOptions())
    precondition(table.codes.count == table.count && table.lines.count == table.count)
    precondition(table.codes.allSatisfy { $0 >= -1 && $0 < table.classNames.count })
    precondition(table.metrics.values.allSatisfy { $0.count == table.count })
    precondition(table.categories.values.allSatisfy { $0.codes.count == table.count })
    let pairing = try pair(table, with: table.keys)
    precondition(pairing.matched == table.count)
    _ = Reconciliation(labels: table, pairing: pairing, images: table.keys).lines
    _ = try pair(table, with: table.keys.map { "images/" + $0 })
  } catch { precondition(error.description.hasPrefix("t:"), "\(error)") }
  for known in [[], ["cat", "dog"]] {
    do throws(ImportError) {
      let file = FileBytes(copying: input, name: "t")
      let table = try readPredictions(
        from: openTable(file, valueName: "predicted"), options: ImportOptions(),
        knownClasses: known)
      let width = table.classNames.count
      precondition(table.predicted.allSatisfy { $0 >= 0 && $0 < width })
      if let values = table.probabilities {
        precondition(values.count == table.count * width)
        precondition(values.allSatisfy { $0 >= 0 && $0 <= 1 })
      }
      let pairing = try pair(table, with: table.keys)
      precondition(pairing.matched == table.count)
    } catch { precondition(error.description.hasPrefix("t:"), "\(error)") }
  }
  return 0
}
