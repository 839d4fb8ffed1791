import Dataset
package import Foundation

/// The names by which a member of an `.npz` file is known to hold vectors.
private let vectorNames: Set<String> = [
  "embeddings", "embedding", "features", "feature", "vectors", "emb", "embs", "feats", "x",
]

/// Reads the vectors of images: a matrix of `.npy` or `.npz`, a row an image.
///
/// A row of nothing but zeros, or of nothing but NaN, says that its image has no vector, and is
/// counted. Any other value that is not finite, in single precision too, is an error.
///
/// - Parameters:
///   - file: float16, float32 or float64, rows × columns.
///   - options: ``ImportOptions/order`` says which image each row is of.
/// - Returns: the vectors with their keys.
/// - Throws: ``ImportError`` with the row of the first fault and its image.
package func readEmbeddings(
  from file: URL, options: ImportOptions
) throws(ImportError) -> EmbeddingTable {
  let bytes = try FileBytes(reading: file)
  func failure(_ found: String, _ expected: String, _ advice: String) -> ImportError {
    .columns(Complaint(file: bytes.name, found: found, expected: expected, advice: advice))
  }
  guard isArrayFile(bytes) else {
    throw failure(
      "no array", ".npy or .npz with a row an image", "save the vectors with numpy.save")
  }
  guard let order = options.order else {
    throw failure(
      "an array", "to know the image of each row", "give the keys of the rows with --order FILE")
  }
  // As long as vectors of 65,536 numbers would be; a longer claim is no embedding.
  let array = try openArray(
    bytes, names: vectorNames, content: "embeddings",
    byteLimit: NumpyHeader.byteLimit + 12 + max(order.count, 1) * 65_536 * 8)
  let shown = "(" + array.shape.map(String.init).joined(separator: ", ") + ")"
  guard array.shape.count == 2, array.shape[1] > 0 else {
    throw failure(
      "the shape \(shown)", "rows × columns", "save one vector an image, as a matrix")
  }
  guard array.shape[0] == order.count else {
    throw failure(
      "\(array.shape[0]) rows", "\(order.count), one for each key of the order",
      "give the order that belongs to this array")
  }
  let table = try readRows(of: array, file: bytes.name, keys: order)
  guard table.emptyRows < order.count || order.isEmpty else {
    throw failure(
      "no row with a vector: all \(order.count) are zero or NaN in single precision",
      "numbers, a row an image", "compute the vectors again")
  }
  return table
}

private func readRows(
  of array: NumpyArray, file: String, keys: [String]
) throws(ImportError) -> EmbeddingTable {
  let width = array.shape[1]
  var table = EmbeddingTable(file: file, keys: keys, columnCount: width, values: [], emptyRows: 0)
  table.values.reserveCapacity(keys.count * width)
  var cells = [Double](repeating: 0, count: width)
  for (row, key) in keys.enumerated() {
    array.readRow(row, rowCount: keys.count, columnCount: width, into: &cells)
    if cells.allSatisfy({ Float($0) == 0 }) || cells.allSatisfy(\.isNaN) {
      table.emptyRows += 1
      table.values.append(contentsOf: repeatElement(0, count: width))
      continue
    }
    for (column, value) in cells.enumerated() {
      let single = Float(value)
      guard single.isFinite else {
        throw .value(
          Complaint(
            file: file, place: .row(row + 1),
            found: "\(shortNumber(value)) in column \(column + 1) (\(quoted(key)))",
            expected: value.isFinite ? "a number of single precision" : "a finite number",
            advice: "compute the vector again, or fill the row with zeros if the image has none"))
      }
      table.values.append(single)
    }
  }
  return table
}
