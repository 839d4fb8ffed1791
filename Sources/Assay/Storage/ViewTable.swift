import Dataset
import Foundation
import GRDB

/// The saved views and sets.
enum ViewTable {
  static let version2 = """
    CREATE TABLE saved_view (
      name TEXT PRIMARY KEY CHECK (name <> ''),
      filter TEXT CHECK (filter <> ''),
      sort_order TEXT CHECK (sort_order <> ''),
      model TEXT CHECK (model <> ''),
      image_count INTEGER CHECK (image_count >= 0),
      images BLOB CHECK (length(images) = 4 * image_count),
      CHECK ((images IS NULL) = (image_count IS NULL)),
      CHECK (images IS NULL OR filter IS NULL)
    ) STRICT;
    """

  /// Writes a view in place of the one of its name.
  static func save(_ view: SavedView, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO saved_view (name, filter, sort_order, model, image_count, images)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        view.name, view.filter, view.order, view.model, view.images?.count,
        view.images.map { $0.withUnsafeBytes { Data($0) } },
      ])
  }

  /// Removes the view of a name; says whether there was one.
  static func remove(named name: String, in db: Database) throws -> Bool {
    try db.execute(sql: "DELETE FROM saved_view WHERE name = ?", arguments: [name])
    return db.changesCount > 0
  }

  /// All views, by name; their images are among the first `count`.
  static func views(of count: Int, in db: Database) throws -> [SavedView] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT name, filter, sort_order, model, images FROM saved_view ORDER BY name
        """
    ).map { row in
      var view = SavedView(name: try row.value(0))
      view.filter = try row.optional(1)
      view.order = try row.optional(2)
      view.model = try row.optional(3)
      view.images = try row.optional(4, as: Data.self).map { blob in
        try DamagedRow.numbers(
          of: blob, within: 0...Int32(count) - 1, table: "saved_view", "image")
      }
      return view
    }
  }
}
