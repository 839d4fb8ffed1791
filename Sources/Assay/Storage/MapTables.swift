import Dataset
import Foundation
import GRDB

/// The maps that took a while to make: the points of all images of an embedding.
enum MapTables {
  /// One map for each embedding and method.
  ///
  /// `depends` is the digest of the embedding that the map was made from: with another one today it
  /// is stale. `points` are pairs of Float32, little-endian, NaN where an image is not on the map.
  static let version5 = """
    CREATE TABLE map_layout (
      id INTEGER PRIMARY KEY,
      embedding_id INTEGER NOT NULL REFERENCES embedding (id) ON DELETE CASCADE,
      method TEXT NOT NULL CHECK (method IN ('pca', 'umap')),
      depends TEXT NOT NULL CHECK (length(depends) = 32),
      seed INTEGER NOT NULL,
      trustworthiness REAL CHECK (trustworthiness BETWEEN 0 AND 1),
      sampled INTEGER NOT NULL CHECK (sampled >= 0),
      image_count INTEGER NOT NULL CHECK (image_count >= 0),
      points BLOB NOT NULL CHECK (length(points) = 8 * image_count),
      UNIQUE (embedding_id, method)
    ) STRICT;
    """

  /// Writes a map in place of the one of its embedding and method.
  ///
  /// - Returns: whether there is such an embedding.
  static func save(_ map: ImageMap, in db: Database) throws -> Bool {
    let blob = map.points.withValues { Data(buffer: $0) }
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO map_layout
          (embedding_id, method, depends, seed, trustworthiness, sampled, image_count, points)
        SELECT id, ?, ?, ?, ?, ?, ?, ? FROM embedding WHERE name = ?
        """,
      arguments: [
        map.method.rawValue, map.digest, Int64(bitPattern: map.seed), map.trustworthiness,
        map.sampled, map.points.rowCount, blob, map.embedding,
      ])
    return db.changesCount > 0
  }

  /// All maps; images that came after one was made are not on it.
  static func maps(of count: Int, in db: Database) throws -> [ImageMap] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT name, method, depends, seed, trustworthiness, sampled, points
        FROM map_layout JOIN embedding ON embedding.id = embedding_id
        ORDER BY embedding_id, method
        """
    ).compactMap { row in
      guard let method = MapMethod(rawValue: try row.value(1)) else { return nil }
      var values = [Float](repeating: .nan, count: 2 * count)
      ColumnChunks.put(try row.value(6), into: &values, at: 0)
      guard !values.contains(where: \.isInfinite) else {
        throw DamagedRow(table: "map_layout", what: "an infinite point")
      }
      let trustworthiness = try row.optional(4, as: Double.self)
      guard trustworthiness.map({ (0...1).contains($0) }) ?? true else {
        throw DamagedRow(table: "map_layout", what: "a trustworthiness that is no share")
      }
      return ImageMap(
        method: method, embedding: try row.value(0), digest: try row.value(2),
        seed: UInt64(bitPattern: try row.value(3, as: Int64.self)),
        points: FloatMatrix(values: values, rowCount: count, columnCount: 2),
        trustworthiness: trustworthiness,
        sampled: try row.integer(5, in: 0...Int.max, of: "map_layout", "sampled"))
    }
  }
}

extension ProjectStore {
  /// Keeps a map in place of the one of its embedding and method.
  ///
  /// - Throws: ``StoreError/unknownEmbedding(name:known:)`` if the embedding is gone.
  func save(_ map: ImageMap) throws(StoreError) {
    let saved = try write("keeping a map", counts: { $0 }) { try MapTables.save(map, in: $0) }
    guard saved else {
      throw .unknownEmbedding(name: map.embedding, known: try storedEmbeddings().map(\.name))
    }
  }
}
