import Dataset
import Foundation
import GRDB
import Kernels
import Tables

/// What was computed from one embedding.
struct StoredNeighbors: Sendable {
  /// Which images a search was among.
  enum Among: String, Sendable {
    /// All with a vector.
    case all
    /// Those with a label.
    case labelled
  }

  /// Lists of neighbours as their row says.
  struct List: Hashable, Sendable {
    var depends: String
    var neighborCount: Int
    var rowCount: Int
    var file: String
    var recall: Double?

    /// Maps the file; `nil` if it is not there or not as long as the row says.
    func map(in folder: URL) -> ImageNeighbors? {
      let data = rowCount == 0 ? Data() : ArrayFiles.data(named: file, in: folder)
      return data.flatMap {
        ImageNeighbors($0, imageCount: rowCount, neighborCount: neighborCount, recall: recall)
      }
    }
  }

  /// A number per image.
  struct Metric: Sendable {
    var depends: String
    var column: Column
  }

  var lists: [Among: List] = [:]
  var metrics: [String: Metric] = [:]
}

/// Reads and writes what was computed from embeddings; the tables stand in ``EmbeddingTables``.
enum NeighborTables {
  /// All that was computed from an embedding, over `count` images.
  static func stored(of embedding: Int64, images count: Int, in db: Database) throws
    -> StoredNeighbors
  {
    var stored = StoredNeighbors()
    let lists = try Row.fetchAll(
      db,
      sql: """
        SELECT among, depends, neighbor_count, row_count, array_file, recall FROM neighbor_list
        WHERE embedding_id = ?
        """, arguments: [embedding])
    for row in lists {
      guard let among = StoredNeighbors.Among(rawValue: try row.value(0)) else { continue }
      stored.lists[among] = StoredNeighbors.List(
        depends: try row.value(1),
        neighborCount: try row.integer(2, in: 1...1 << 20, of: "neighbor_list", "neighbor_count"),
        rowCount: try row.integer(3, in: 0...count, of: "neighbor_list", "row_count"),
        file: try row.value(4), recall: try row.optional(5))
    }
    let metrics = try Row.fetchAll(
      db, sql: "SELECT id, name, depends FROM embedding_metric WHERE embedding_id = ?",
      arguments: [embedding])
    for row in metrics {
      var values = [Double](repeating: .nan, count: count)
      let chunks = try Row.fetchCursor(
        db, sql: "SELECT chunk, numbers FROM embedding_metric_chunk WHERE metric_id = ?",
        arguments: [try row.value(0, as: Int64.self)])
      while let chunk = try chunks.next() {
        try ColumnChunks.put(chunk, into: &values, table: "embedding_metric_chunk")
      }
      stored.metrics[try row.value(1)] = StoredNeighbors.Metric(
        depends: try row.value(2), column: Column(values: values))
    }
    return stored
  }

  /// Names lists in place of those of the same kind.
  ///
  /// - Returns: the file that no row names any more, if there was one.
  static func set(
    _ list: StoredNeighbors.List, among: StoredNeighbors.Among, of embedding: Int64,
    in db: Database
  ) throws -> String? {
    let before = try String.fetchOne(
      db, sql: "SELECT array_file FROM neighbor_list WHERE embedding_id = ? AND among = ?",
      arguments: [embedding, among.rawValue])
    try db.execute(
      sql: "DELETE FROM neighbor_list WHERE embedding_id = ? AND among = ?",
      arguments: [embedding, among.rawValue])
    try db.execute(
      sql: """
        INSERT INTO neighbor_list
          (embedding_id, among, depends, neighbor_count, row_count, array_file, recall)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        embedding, among.rawValue, list.depends, list.neighborCount, list.rowCount, list.file,
        list.recall,
      ])
    return before
  }

  /// Writes a number per image in place of the one of its name.
  static func set(
    _ metric: StoredNeighbors.Metric, named name: String, of embedding: Int64, in db: Database
  ) throws {
    try db.execute(
      sql: "DELETE FROM embedding_metric WHERE embedding_id = ? AND name = ?",
      arguments: [embedding, name])
    try db.execute(
      sql: "INSERT INTO embedding_metric (embedding_id, name, depends) VALUES (?, ?, ?)",
      arguments: [embedding, name, metric.depends])
    let id = db.lastInsertedRowID
    for (chunk, part) in ColumnChunks.blobs(of: metric.column.values).enumerated() {
      try db.cachedStatement(
        sql: """
          INSERT INTO embedding_metric_chunk (metric_id, chunk, image_count, numbers)
          VALUES (?, ?, ?, ?)
          """
      ).execute(arguments: [id, chunk, part.count, part.blob])
    }
  }
}

extension ProjectStore {
  /// Writes lists of neighbours, in one transaction, and returns them mapped.
  ///
  /// Nothing is written if the embedding is another one by now.
  func save(
    _ lists: NearestNeighbors, among: StoredNeighbors.Among, depends: String, recall: Double?,
    of embedding: Embedding
  ) throws(StoreError) -> ImageNeighbors {
    var list = StoredNeighbors.List(
      depends: depends, neighborCount: lists.neighborCount, rowCount: lists.imageCount,
      file: "", recall: recall)
    try writeImport("finding neighbours") { db in
      let stored = try Self.unchanged(embedding, in: db)
      list.file = try ArrayFiles.write(ImageNeighbors.bytes(of: lists), in: folder.arrays)
      return try NeighborTables.set(list, among: among, of: stored.id, in: db).map { [$0] } ?? []
    }
    guard let mapped = list.map(in: folder.arrays) else {
      throw .damaged(
        path: folder.arrays.appending(path: list.file).path, detail: "missing or cut short")
    }
    return mapped
  }

  /// Writes numbers per image, in one transaction.
  func save(
    _ metrics: [String: StoredNeighbors.Metric], of embedding: Embedding
  ) throws(StoreError) {
    try write("measuring neighbours") { db in
      let stored = try Self.unchanged(embedding, in: db)
      for (name, metric) in metrics.sorted(by: { $0.key < $1.key }) {
        try NeighborTables.set(metric, named: name, of: stored.id, in: db)
      }
    }
  }

  /// What was computed from an embedding of `snapshot`.
  func storedNeighbors(
    of embedding: Embedding, images count: Int
  ) throws(StoreError) -> StoredNeighbors {
    try read { db in
      let stored = try Self.unchanged(embedding, in: db)
      return try NeighborTables.stored(of: stored.id, images: count, in: db)
    }
  }

  /// The row of an embedding.
  ///
  /// - Throws: ``StoreError/unknownEmbedding(name:known:)`` if it was removed or replaced.
  private static func unchanged(
    _ embedding: Embedding, in db: Database
  ) throws -> EmbeddingTables.StoredEmbedding {
    let known = try EmbeddingTables.embeddings(in: db)
    guard
      let row = known.first(where: { $0.name == embedding.name && $0.digest == embedding.digest })
    else { throw StoreError.unknownEmbedding(name: embedding.name, known: known.map(\.name)) }
    return row
  }
}
