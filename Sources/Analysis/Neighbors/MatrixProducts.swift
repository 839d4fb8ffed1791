internal import CMatrixKernels

/// Multiplies rows with columns, each a list of numbers: all inner products of two lists of vectors.
///
/// Holds the memory that this takes, so that blocks of one form can follow each other.
struct MatrixProducts {
  /// How many columns.
  let columnCount: Int
  /// How many numbers a row and a column have.
  let width: Int
  private let variant: Int32
  private var scratch: [Float]

  /// The instruction sets that this processor can compute with, the fastest last.
  static var variants: [String] {
    (0..<matrix_variant_count()).map { String(cString: matrix_variant_name($0)) }
  }

  /// Products with so many columns; `variant` is an index into ``variants``, the fastest if `nil`.
  init(columnCount: Int, width: Int, variant: Int? = nil) {
    self.columnCount = columnCount
    self.width = width
    self.variant = variant.map { Int32($0) } ?? matrix_variant_count() - 1
    scratch = [Float](repeating: 0, count: matrix_scratch_count(columnCount))
  }

  /// Computes the product of each row with each column, those of a row side by side.
  ///
  /// Every product is summed in the same order wherever it stands. All variants but `baseline` give
  /// the same bits.
  ///
  /// - Precondition: `rows` has whole rows, `columns` has ``columnCount`` columns, and `products` has
  ///   room for all.
  mutating func multiply(_ rows: [Float], by columns: [Float], into products: inout [Float]) {
    let rowCount = width == 0 ? 0 : rows.count / width
    precondition(
      rows.count == rowCount * width && columns.count == columnCount * width
        && products.count >= rowCount * columnCount)
    matrix_products_by(
      variant, rows, rowCount, columns, columnCount, width, &products, &scratch)
  }
}
