/// The keys of images in what a labelling tool gave back: `assay_key`, which stands in the tasks that were
/// written for it, is the key, and the address beside it is none.
struct KeptKeys: ColumnLayout {
  /// The name under which a task keeps the key of its image.
  static let name = "assay_key"

  func table(of base: any Table, for query: AnnotationQuery) throws(ImportError) -> (any Table)? {
    guard query.options.keyColumn == nil,
      let key = base.columns.firstIndex(of: TableColumn(name: Self.name))
    else { return nil }
    let others = Set(ColumnRole.key.columns(of: base))
    let kept = base.columns.indices.filter { $0 == key || !others.contains($0) }
    return ReshapedTable(
      base,
      columns: kept.map { $0 == key ? TableColumn(name: "path") : base.columns[$0] }, choices: []
    ) { row, cells in
      for column in kept { cells.append(column, of: row) }
      return true
    }
  }
}
