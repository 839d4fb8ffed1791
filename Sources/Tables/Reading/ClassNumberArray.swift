import Dataset

/// The predicted classes of an array of whole numbers, as `argmax` gives them: one an image, as a table.
///
/// The images are named by ``ImportOptions/order``; the classes are the numbers, which mean places in
/// ``ImportOptions/classes`` as those of a table do.
///
/// - Returns: `nil` if the file is no such array; what else it may be, its own reader says.
/// - Throws: ``ImportError`` if it is one of another length than the order, or the order is missing.
func classNumbers(
  in file: FileBytes, options: ImportOptions
) throws(ImportError) -> (any Table)? {
  guard file.begins(with: [0x93] + Array("NUMPY".utf8)), let array = IntegerArray(file) else {
    return nil
  }
  func failure(_ found: String, _ expected: String, _ advice: String) -> ImportError {
    .columns(Complaint(file: file.name, found: found, expected: expected, advice: advice))
  }
  guard let order = options.order else {
    throw failure(
      "an array", "to know the image of each row", "give the keys of the rows with --order FILE")
  }
  guard array.count == order.count else {
    throw failure(
      "\(array.count) predicted classes", "\(order.count), one for each key of the order",
      "give the order that belongs to this array")
  }
  let rows = order.indices.map { place in
    ListedTable.Row(
      line: place + 1,
      cells: [
        JSONNode(.text(order[place]), line: place + 1),
        JSONNode(.word(String(array[place])), line: place + 1),
      ])
  }
  return try ListedTable(
    name: file.name, columns: ["path", "predicted"], rows: rows,
    choices: [
      ImportChoice(
        .format, "whole numbers are predicted classes, one an image, not probabilities",
        count: rows.count)
    ])
}
