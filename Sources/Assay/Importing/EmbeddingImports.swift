import Dataset
package import Foundation
package import Tables

extension Project {
  /// Imports embeddings, in one transaction.
  ///
  /// - Parameters:
  ///   - file: `.npy` or `.npz`, a row an image.
  ///   - name: the name under which the project knows them.
  ///   - options: ``ImportOptions/order`` says which image each row is of.
  ///   - replace: whether embeddings of this name that are there already are replaced.
  ///   - strict: whether anything that does not match refuses the import.
  ///   - makesCurrent: whether they become the current ones; without any others they do anyway.
  ///   - dryRun: whether only the report is made and nothing is written.
  /// - Returns: who met whom; it is kept in the project too.
  /// - Throws: ``ImportError`` about the file, ``RefusedImport`` where strict,
  ///   ``StoreError/embeddingExists(name:)`` or another ``StoreError``; the project is as it was
  ///   then.
  @concurrent
  @discardableResult
  package func importEmbeddings(
    file: URL, name: String, options: ImportOptions, replace: Bool = false, strict: Bool = false,
    makesCurrent: Bool = true, dryRun: Bool = false
  ) async throws -> Reconciliation {
    guard !name.isEmpty else { throw StoreError.emptyName(of: "embedding") }
    guard name != Embedding.descriptorName else { throw StoreError.reservedEmbeddingName(name) }
    try store.lock.take(for: "importing embeddings")
    defer { store.lock.release() }
    if !replace, try store.storedEmbeddings().contains(where: { $0.name == name }) {
      throw StoreError.embeddingExists(name: name)
    }
    let table = try readEmbeddings(from: file, options: options)
    let keys = try store.keys()
    let pairing = try pair(table, with: keys, allowing: options.keyVariants)
    var reconciliation = Reconciliation(embeddings: table, pairing: pairing, images: keys)
    reconciliation.undecodable = try undecodable(among: keys)
    try reconciliation.check(strict: strict, keys: table.keys, images: keys)
    if dryRun { return reconciliation }
    let matrix = FloatMatrix(
      values: pairing.inImageOrder(table.values, width: table.columnCount),
      rowCount: keys.count, columnCount: table.columnCount)
    try store.save(
      Embedding(name: name, source: .imported, matrix: matrix), replace: replace,
      makesCurrent: makesCurrent, report: reconciliation.stored(embedding: name))
    return reconciliation
  }

  /// Makes an embedding the current one, from which neighbours and their metrics come.
  ///
  /// - Throws: ``StoreError/unknownEmbedding(name:known:)``, or another ``StoreError``.
  @concurrent
  package func useEmbedding(named name: String) async throws {
    try store.useEmbedding(named: name)
  }

  /// Removes an embedding with all that was computed from it; if it was the current one, the one
  /// imported last of the others becomes it.
  ///
  /// - Throws: ``StoreError/unknownEmbedding(name:known:)``, or another ``StoreError``.
  @concurrent
  package func removeEmbedding(named name: String) async throws {
    try store.removeEmbedding(named: name)
  }
}
