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

  /// All views, by name.
  static func views(in db: Database) throws -> [SavedView] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT name, filter, sort_order, model, image_count, images FROM saved_view ORDER BY name
        """
    ).map { row in
      var view = SavedView(name: row[0])
      view.filter = row[1]
      view.order = row[2]
      view.model = row[3]
      if let count: Int = row[4] {
        var images = [Int32](repeating: 0, count: count)
        ColumnChunks.put(row[5], into: &images, at: 0)
        view.images = images
      }
      return view
    }
  }
}
