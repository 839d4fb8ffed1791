/// A shape in which JSON holds a table otherwise than as an object an image, and how it is told.
protocol JSONShape: Sendable {
  /// Whether a text that begins so may have this shape.
  func isTold(by beginning: JSONBeginning) -> Bool

  /// The table in a text of this shape.
  ///
  /// - Returns: `nil` if the text turns out to be of another.
  func table(
    in text: TextFile, beginning: JSONBeginning, for query: AnnotationQuery
  ) throws(ImportError) -> (any Table)?
}

/// Every such shape; a text is of the first that has a table in it.
let jsonShapes: [any JSONShape] = [
  SplitFrame(), ColumnFrame(), ParallelLists(), WrappedList(),
]

/// The table in a text of one of the shapes; `nil` if it is of none.
func shapedTable(
  in text: TextFile, for query: AnnotationQuery
) throws(ImportError) -> (any Table)? {
  guard let beginning = JSONBeginning(text), !beginning.isList else { return nil }
  for shape in jsonShapes where shape.isTold(by: beginning) {
    if let table = try shape.table(in: text, beginning: beginning, for: query) { return table }
  }
  return nil
}

extension JSONBeginning {
  /// Whether one of these names, or of those in the object itself, is that of a column of this role.
  static func hasRole(_ role: ColumnRole, among names: Set<String>) -> Bool {
    names.contains { role.names.contains(plainName($0)) }
  }
}
