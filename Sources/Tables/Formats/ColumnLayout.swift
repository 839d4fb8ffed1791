/// A layout of columns that a tool writes, and as which table it is read.
protocol ColumnLayout: Sendable {
  /// The table that is meant.
  ///
  /// - Returns: `nil` if the table is not laid out so.
  /// - Throws: ``ImportError`` if it is, but could be read in two ways.
  func table(of base: any Table, for query: AnnotationQuery) throws(ImportError) -> (any Table)?
}

/// Every layout, in the order in which a table is tried for them; one can stand upon another.
let columnLayouts: [any ColumnLayout] = [
  KeptKeys(), DecimalCommas(), LightlyStudio(), LocationList(), RankedColumns(), ListsInCells(),
]

/// A table as it is meant, however its columns are laid out.
func laidOut(_ table: any Table, for query: AnnotationQuery) throws(ImportError) -> any Table {
  var table = table
  for layout in columnLayouts {
    if let meant = try layout.table(of: table, for: query) { table = meant }
  }
  return table
}
