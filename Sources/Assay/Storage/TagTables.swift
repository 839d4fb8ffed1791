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
    try db.execute(
      sql: """
        INSERT INTO image_tag (tag_id, image_id)
        SELECT tag.id, list.value FROM tag, json_each(?) AS list WHERE tag.name = ?
        ON CONFLICT DO NOTHING
        """, arguments: [JSONList.text(of: images), name])
  }

  /// Takes a tag off images; a tag that no image carries any more is gone.
  static func remove(_ name: String, from images: [Int32], in db: Database) throws {
    try db.execute(
      sql: """
        DELETE FROM image_tag
        WHERE tag_id = (SELECT id FROM tag WHERE name = ?)
          AND image_id IN (SELECT value FROM json_each(?))
        """, arguments: [name, JSONList.text(of: images)])
    try db.execute(
      sql: """
        DELETE FROM tag WHERE name = ?
          AND NOT EXISTS (SELECT 1 FROM image_tag WHERE tag_id = tag.id)
        """, arguments: [name])
  }

  /// The images that carry a tag, ascending.
  static func images(with name: String, in db: Database) throws -> [Int32] {
    try Int32.fetchAll(
      db,
      sql: """
        SELECT image_id FROM image_tag WHERE tag_id = (SELECT id FROM tag WHERE name = ?)
        ORDER BY image_id
        """, arguments: [name])
  }

  /// For each tag the images, of `count`, that carry it, ascending.
  static func tags(of count: Int, in db: Database) throws -> [String: [Int32]] {
    var tags: [String: [Int32]] = [:]
    for name in try String.fetchAll(db, sql: "SELECT name FROM tag") {
      let images = try images(with: name, in: db)
      try DamagedRow.check(images, within: 0...Int32(count) - 1, table: "image_tag", "image")
      if !images.isEmpty { tags[name] = images }
    }
    return tags
  }
}
