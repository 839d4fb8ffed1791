import Dataset
import Foundation
import GRDB

/// The embeddings, and what was computed from each: lists of neighbours and numbers per image.
enum EmbeddingTables {
  /// Of the embeddings exactly one is current, as long as there are any.
  ///
  /// Neighbours lie in a file that a row names (``NeighborFile``). `depends` is the digest of all
  /// that the row was computed from: a row whose digest is another than today's is out of date.
  /// `recall` is `NULL` where the search was exact.
  static let version3 = """
    CREATE TABLE embedding (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE CHECK (name <> ''),
      source TEXT NOT NULL CHECK (source IN ('imported', 'descriptor')),
      digest TEXT NOT NULL CHECK (length(digest) = 32),
      image_count INTEGER NOT NULL CHECK (image_count >= 0),
      is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
      array_file TEXT NOT NULL UNIQUE CHECK (array_file <> ''),
      row_count INTEGER NOT NULL CHECK (row_count >= 0),
      column_count INTEGER NOT NULL CHECK (column_count >= 1)
    ) STRICT;
    CREATE UNIQUE INDEX embedding_current ON embedding (is_current) WHERE is_current = 1;
    CREATE TABLE neighbor_list (
      id INTEGER PRIMARY KEY,
      embedding_id INTEGER NOT NULL REFERENCES embedding (id) ON DELETE CASCADE,
      among TEXT NOT NULL CHECK (among IN ('all', 'labelled')),
      depends TEXT NOT NULL CHECK (length(depends) = 32),
      neighbor_count INTEGER NOT NULL CHECK (neighbor_count >= 1),
      row_count INTEGER NOT NULL CHECK (row_count >= 0),
      array_file TEXT NOT NULL UNIQUE CHECK (array_file <> ''),
      recall REAL CHECK (recall BETWEEN 0 AND 1),
      UNIQUE (embedding_id, among)
    ) STRICT;
    CREATE TABLE embedding_metric (
      id INTEGER PRIMARY KEY,
      embedding_id INTEGER NOT NULL REFERENCES embedding (id) ON DELETE CASCADE,
      name TEXT NOT NULL CHECK (name <> ''),
      depends TEXT NOT NULL CHECK (length(depends) = 32),
      UNIQUE (embedding_id, name)
    ) STRICT;
    CREATE TABLE embedding_metric_chunk (
      id INTEGER PRIMARY KEY,
      metric_id INTEGER NOT NULL REFERENCES embedding_metric (id) ON DELETE CASCADE,
      chunk INTEGER NOT NULL CHECK (chunk >= 0),
      image_count INTEGER NOT NULL CHECK (image_count BETWEEN 1 AND 4096),
      numbers BLOB NOT NULL CHECK (length(numbers) = 8 * image_count),
      UNIQUE (metric_id, chunk)
    ) STRICT;
    """

  /// An embedding as its row says, without its vectors.
  struct StoredEmbedding: Hashable, Sendable {
    var id: Int64
    var name: String
    var source: Embedding.Source
    var digest: String
    var imageCount: Int
    var isCurrent: Bool
    var array: ModelTables.StoredArray
  }

  /// All embeddings, in the order of their import.
  static func embeddings(in db: Database) throws -> [StoredEmbedding] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT id, name, source, digest, image_count, is_current, array_file, row_count,
          column_count
        FROM embedding ORDER BY id
        """
    ).compactMap { row in
      guard let source = Embedding.Source(rawValue: try row.value(2)) else { return nil }
      let array = try ModelTables.StoredArray(row, from: 6, of: "embedding")
      return StoredEmbedding(
        id: try row.value(0), name: try row.value(1), source: source, digest: try row.value(3),
        imageCount: try row.integer(
          4, in: 0...array.rowCount, of: "embedding", "image_count"),
        isCurrent: try row.value(5), array: array)
    }
  }

  /// The names of all files of embeddings and neighbours.
  static func files(in db: Database) throws -> [String] {
    try String.fetchAll(
      db, sql: "SELECT array_file FROM embedding UNION ALL SELECT array_file FROM neighbor_list")
  }

  /// The files of one embedding: its own, and those of its neighbours.
  static func files(of name: String, in db: Database) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT array_file FROM embedding WHERE name = :name
        UNION ALL SELECT neighbor_list.array_file FROM neighbor_list
          JOIN embedding ON embedding.id = embedding_id WHERE name = :name
        """, arguments: ["name": name])
  }

  /// Adds an embedding whose vectors lie in `array`; it is not the current one yet.
  static func add(
    _ embedding: Embedding, array: ModelTables.StoredArray, in db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO embedding
          (id, name, source, digest, image_count, is_current, array_file, row_count, column_count)
        VALUES ((SELECT coalesce(max(id), 0) + 1 FROM embedding), ?, ?, ?, ?, 0, ?, ?, ?)
        """,
      arguments: [
        embedding.name, embedding.source.rawValue, embedding.digest, embedding.imageCount,
        array.file, array.rowCount, array.columnCount,
      ])
  }

  /// Puts other vectors in place of those of an embedding; what was computed from the old ones goes.
  ///
  /// - Returns: the files that no row names any more.
  static func replace(
    _ embedding: Embedding, array: ModelTables.StoredArray, in db: Database
  ) throws -> [String] {
    let files = try files(of: embedding.name, in: db)
    for table in ["neighbor_list", "embedding_metric"] {
      try db.execute(
        sql: """
          DELETE FROM \(table) WHERE embedding_id = (SELECT id FROM embedding WHERE name = ?)
          """, arguments: [embedding.name])
    }
    try db.execute(
      sql: """
        UPDATE embedding SET source = ?, digest = ?, image_count = ?, array_file = ?,
          row_count = ?, column_count = ?
        WHERE name = ?
        """,
      arguments: [
        embedding.source.rawValue, embedding.digest, embedding.imageCount, array.file,
        array.rowCount, array.columnCount, embedding.name,
      ])
    return files
  }

  /// Names another array, of the same vectors, for an embedding.
  static func setArray(
    _ array: ModelTables.StoredArray, of embedding: Int64, in db: Database
  ) throws {
    try db.execute(
      sql: "UPDATE embedding SET array_file = ?, row_count = ?, column_count = ? WHERE id = ?",
      arguments: [array.file, array.rowCount, array.columnCount, embedding])
  }

  /// Makes an embedding the current one.
  static func setCurrent(_ name: String, in db: Database) throws {
    try db.execute(sql: "UPDATE embedding SET is_current = 0 WHERE is_current = 1")
    try db.execute(sql: "UPDATE embedding SET is_current = 1 WHERE name = ?", arguments: [name])
  }

  /// Makes the embedding imported last the current one if none is.
  static func ensureCurrent(in db: Database) throws {
    try db.execute(
      sql: """
        UPDATE embedding SET is_current = 1 WHERE id = (SELECT max(id) FROM embedding)
          AND NOT EXISTS (SELECT 1 FROM embedding WHERE is_current = 1)
        """)
  }

  /// Removes an embedding with all that was computed from it.
  ///
  /// - Returns: the files that no row names any more.
  static func remove(named name: String, in db: Database) throws -> [String] {
    let files = try files(of: name, in: db)
    try db.execute(sql: "DELETE FROM embedding WHERE name = ?", arguments: [name])
    try ensureCurrent(in: db)
    return files
  }
}
