import Dataset
import GRDB

extension ProjectStore {
  /// The embeddings as their rows say, in the order of their import.
  func storedEmbeddings() throws(StoreError) -> [EmbeddingTables.StoredEmbedding] {
    try read { try EmbeddingTables.embeddings(in: $0) }
  }

  /// Writes an embedding in one transaction; one of its name is replaced if `replace` says so.
  ///
  /// - Parameters:
  ///   - embedding: a row an image, in image order.
  ///   - replace: whether one of this name may be there already.
  ///   - makesCurrent: whether it becomes the current one; without any other it does anyway.
  ///   - report: of the import, where it is one.
  /// - Throws: ``StoreError/embeddingExists(name:)`` if there is one and `replace` is false.
  func save(
    _ embedding: Embedding, replace: Bool, makesCurrent: Bool, report: ReportTable.StoredReport?
  ) throws(StoreError) {
    try writeImport("importing embeddings") { db in
      let known = try EmbeddingTables.embeddings(in: db)
      let exists = known.contains { $0.name == embedding.name }
      guard replace || !exists else { throw StoreError.embeddingExists(name: embedding.name) }
      let matrix = embedding.matrix
      let array = try ArrayFiles.write(
        matrix, rowCount: matrix.rowCount, columns: (0..<Int32(matrix.columnCount)).map { $0 },
        columnCount: matrix.columnCount, in: folder.arrays)
      var replaced: [String] = []
      if exists {
        replaced = try EmbeddingTables.replace(embedding, array: array, in: db)
      } else {
        try EmbeddingTables.add(embedding, array: array, in: db)
      }
      if makesCurrent { try EmbeddingTables.setCurrent(embedding.name, in: db) }
      try EmbeddingTables.ensureCurrent(in: db)
      if let report { try ReportTable.add(report, in: db) }
      return replaced
    }
  }

  /// Makes an embedding the current one.
  ///
  /// - Throws: ``StoreError/unknownEmbedding(name:known:)``.
  func useEmbedding(named name: String) throws(StoreError) {
    _ = try write("choosing an embedding", counts: { $0 }) { db in
      guard try Self.knownEmbedding(name, in: db).isCurrent == false else { return false }
      try EmbeddingTables.setCurrent(name, in: db)
      return true
    }
  }

  /// Removes an embedding with all that was computed from it.
  ///
  /// - Throws: ``StoreError/unknownEmbedding(name:known:)``.
  func removeEmbedding(named name: String) throws(StoreError) {
    try writeImport("removing an embedding") { db in
      _ = try Self.knownEmbedding(name, in: db)
      return try EmbeddingTables.remove(named: name, in: db)
    }
  }

  private static func knownEmbedding(
    _ name: String, in db: Database
  ) throws -> EmbeddingTables.StoredEmbedding {
    let known = try EmbeddingTables.embeddings(in: db)
    guard let found = known.first(where: { $0.name.utf8.elementsEqual(name.utf8) }) else {
      throw StoreError.unknownEmbedding(name: name, known: known.map(\.name))
    }
    return found
  }
}
