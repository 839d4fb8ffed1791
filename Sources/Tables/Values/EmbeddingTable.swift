/// The vectors of images as a file gives them, one row an image.
package struct EmbeddingTable: Sendable {
  /// The file as the person named it.
  package var file: String
  /// The image of each row, as the order names it.
  package var keys: [String]
  /// The length of the vectors.
  package var columnCount: Int
  /// The vectors, row by row; zeros for a row that says nothing.
  package var values: [Float]
  /// Rows of nothing but zeros or nothing but NaN, by which programs mark an image they could not
  /// read: no vectors.
  package var emptyRows: Int

  /// The vector of a row.
  subscript(row row: Int) -> ArraySlice<Float> {
    values[row * columnCount..<(row + 1) * columnCount]
  }
}
