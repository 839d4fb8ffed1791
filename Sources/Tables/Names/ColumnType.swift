/// What a further column of a table holds.
package enum ColumnType: String, Sendable, CaseIterable {
  /// Numbers: it becomes a metric.
  case number
  /// Words: it becomes a category.
  case words
  /// Nothing that is wanted.
  case ignore
}
