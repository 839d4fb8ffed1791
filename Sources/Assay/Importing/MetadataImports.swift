import Analysis
import Dataset
package import Foundation
package import Tables

extension Project {
  /// Imports the columns of a table that say more of the images, in one transaction.
  ///
  /// Numbers become metrics, words categories, `split` the splits. Labels stay as they are, and so
  /// does every column of another name. The columns outlast ``importLabels(file:options:replace:strict:)``.
  ///
  /// - Parameters:
  ///   - file: CSV, TSV, JSON or JSON Lines.
  ///   - options: ``ImportOptions/keyColumn``, where the file's own words do not say it.
  ///   - replace: whether columns of the same names that are there already are replaced.
  ///   - strict: whether anything that does not match refuses the import.
  /// - Returns: who met whom; it is kept in the project too.
  /// - Throws: ``ImportError`` about the file, ``RefusedImport`` where strict,
  ///   ``StoreError/columnsExist(names:)`` or another ``StoreError``; the project is as it was then.
  @concurrent
  @discardableResult
  package func importMetadata(
    file: URL, options: ImportOptions = ImportOptions(), replace: Bool = false,
    strict: Bool = false
  ) async throws -> Reconciliation {
    try store.lock.take(for: "importing metadata")
    defer { store.lock.release() }
    var table = try readMetadata(from: file, options: options)
    table.takeFolders(metadataFolders(of: file, below: URL(filePath: try store.imageRoot())))
    let keys = try store.keys()
    let pairing = try pair(table, with: keys, allowing: options.keyVariants)
    var reconciliation = Reconciliation(metadata: table, pairing: pairing, images: keys)
    reconciliation.undecodable = try undecodable(among: keys)
    try reconciliation.check(strict: strict, keys: table.keys, images: keys)
    try store.save(
      PairedColumns(
        splits: table.splits, metrics: table.metrics, categories: table.categories, pairing),
      replace: replace, report: reconciliation.stored())
    return reconciliation
  }
}

extension PairedColumns {
  /// The columns of a table in image order.
  ///
  /// A column whose name a metric, a filter word or a model's metric has already gets `_imported`
  /// behind it, so that a measured width is never taken for a stated one.
  init(
    splits: CategoryColumn?, metrics: [String: [Double]], categories: [String: CategoryColumn],
    _ pairing: Pairing
  ) {
    func inImageOrder(_ column: CategoryColumn) -> CategoryColumn {
      CategoryColumn(names: column.names, codes: pairing.inImageOrder(column.codes, missing: -1))
    }
    let names = Set(metrics.keys).union(categories.keys)
    func free(_ name: String) -> String {
      var free = name
      while Self.isReserved(free) || (free != name && names.contains(free)) {
        free += "_imported"
      }
      return free
    }
    self.splits = splits.map(inImageOrder)
    for (name, values) in metrics {
      self.metrics[free(name)] = Column(values: pairing.inImageOrder(values, missing: .nan))
    }
    for (name, column) in categories { self.categories[free(name)] = inImageOrder(column) }
  }

  private static func isReserved(_ name: String) -> Bool {
    FieldLookup.ofProjects.contains(name) || FieldLookup.ofModels.contains(name)
      || MetricCatalog.info(name) != nil
  }
}
