import GRDB

/// The words that people put on images.
enum TagTables {
  static let version1 = """
    CREATE TABLE tag (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE CHECK (name <> '')
    ) STRICT;
    CREATE TABLE image_tag (
      tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
      image_id INTEGER NOT NULL REFERENCES image (id),
      PRIMARY KEY (tag_id, image_id)
    ) STRICT, WITHOUT ROWID;
    """

  /// Puts a tag on images; those that carry it already keep it.
  static func add(_ name: String, to images: [Int32], in db: Database) throws {
    try db.execute(
      sql: "INSERT INTO tag (name) VALUES (?) ON CONFLICT (name) DO NOTHING", arguments: [name])
    for image in images {
      try db.cachedStatement(
        sql: """
          INSERT INTO image_tag (tag_id, image_id) SELECT id, ? FROM tag WHERE name = ?
          ON CONFLICT DO NOTHING
          """
      ).execute(arguments: [image, name])
    }
  }

  /// Takes a tag off images; a tag that no image carries any more is gone.
  static func remove(_ name: String, from images: [Int32], in db: Database) throws {
    for image in images {
      try db.cachedStatement(
        sql: """
          DELETE FROM image_tag
          WHERE image_id = ? AND tag_id = (SELECT id FROM tag WHERE name = ?)
          """
      ).execute(arguments: [image, name])
    }
    try db.execute(sql: "DELETE FROM tag WHERE id NOT IN (SELECT tag_id FROM image_tag)")
  }

  /// For each tag the images that carry it, ascending.
  static func tags(in db: Database) throws -> [String: [Int32]] {
    var tags: [String: [Int32]] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT name, image_id FROM image_tag JOIN tag ON tag.id = tag_id
        ORDER BY tag_id, image_id
        """)
    while let row = try rows.next() { tags[row[0], default: []].append(row[1]) }
    return tags
  }
}
