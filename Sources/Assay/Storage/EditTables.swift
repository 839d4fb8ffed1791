import Dataset
import Foundation
import GRDB

/// The corrections, and the history of edits with what is needed to undo them.
enum EditTables {
  /// Classes stand here by name, as an import may give them other indices.
  ///
  /// An edit's parts name the images that it changed, one part for each state they were in before:
  /// whether they had a correction, and which. Parts of tags have no such state.
  static let version2 = """
    CREATE TABLE correction (
      image_id INTEGER PRIMARY KEY REFERENCES image (id),
      class TEXT CHECK (class <> '')
    ) STRICT;
    CREATE TABLE edit (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      made INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('tag', 'untag', 'label', 'unlabel')),
      value TEXT CHECK (value <> ''),
      image_count INTEGER NOT NULL CHECK (image_count >= 1),
      undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
      CHECK (kind NOT IN ('tag', 'untag') OR value IS NOT NULL)
    ) STRICT;
    CREATE INDEX edit_undone ON edit (undone, id);
    CREATE TABLE edit_part (
      id INTEGER PRIMARY KEY,
      edit_id INTEGER NOT NULL REFERENCES edit (id) ON DELETE CASCADE,
      was_corrected INTEGER NOT NULL CHECK (was_corrected IN (0, 1)),
      class TEXT CHECK (class <> ''),
      image_count INTEGER NOT NULL CHECK (image_count >= 1),
      images BLOB NOT NULL CHECK (length(images) = 4 * image_count)
    ) STRICT;
    CREATE INDEX edit_part_edit ON edit_part (edit_id);
    """

  /// A correction as it stands; `name` is `nil` where no class is valid.
  struct Correction: Hashable, Sendable {
    var name: String?
  }

  /// Images that were in one state before an edit.
  struct Part: Sendable {
    /// The correction they had, if any; always `nil` for tags.
    var before: Correction?
    /// The images, ascending.
    var images: [Int32]
  }

  /// The correction of every image, of `count`, that has one.
  static func corrections(of count: Int, in db: Database) throws -> [Int32: Correction] {
    var corrections: [Int32: Correction] = [:]
    let rows = try Row.fetchCursor(db, sql: "SELECT image_id, class FROM correction")
    while let row = try rows.next() {
      let image = try row.place(0, of: count, in: "correction", "image")
      corrections[Int32(image)] = Correction(name: try row.optional(1))
    }
    return corrections
  }

  /// The names of the classes that corrections give, or that an undo or a redo could give.
  static func classes(in db: Database) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT class FROM correction WHERE class IS NOT NULL
        UNION SELECT class FROM edit_part WHERE class IS NOT NULL
        UNION SELECT value FROM edit WHERE kind = 'label' AND value IS NOT NULL
        ORDER BY 1
        """)
  }

  /// Gives images a correction in place of what they had; `nil` takes it off.
  static func set(_ correction: Correction?, of images: [Int32], in db: Database) throws {
    let list = JSONList.text(of: images)
    guard let correction else {
      try db.execute(
        sql: "DELETE FROM correction WHERE image_id IN (SELECT value FROM json_each(?))",
        arguments: [list])
      return
    }
    try db.execute(
      sql: """
        INSERT INTO correction (image_id, class) SELECT value, ? FROM json_each(?) WHERE true
        ON CONFLICT (image_id) DO UPDATE SET class = excluded.class
        """, arguments: [correction.name, list])
  }

  /// Writes an edit at the end of the history; what was undone before can not be done again then.
  static func append(
    _ change: Edit.Change, parts: [Part], secondsSince1970: Int64, in db: Database
  ) throws -> Edit {
    try db.execute(sql: "DELETE FROM edit WHERE undone = 1")
    let count = parts.reduce(0) { $0 + $1.images.count }
    try db.execute(
      sql: "INSERT INTO edit (made, kind, value, image_count) VALUES (?, ?, ?, ?)",
      arguments: [secondsSince1970, change.kind, change.value, count])
    let id = db.lastInsertedRowID
    for part in parts {
      try db.execute(
        sql: """
          INSERT INTO edit_part (edit_id, was_corrected, class, image_count, images)
          VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [
          id, part.before != nil, part.before?.name, part.images.count,
          part.images.withUnsafeBytes { Data($0) },
        ])
    }
    return Edit(
      id: id, date: Date(timeIntervalSince1970: TimeInterval(secondsSince1970)), change: change,
      count: count, isUndone: false)
  }

  /// The images that an edit changed, by their state before.
  static func parts(of edit: Int64, in db: Database) throws -> [Part] {
    let imageCount = Int32(clamping: try ImageTables.count(in: db))
    return try Row.fetchAll(
      db,
      sql: """
        SELECT was_corrected, class, images FROM edit_part WHERE edit_id = ?
        ORDER BY id
        """, arguments: [edit]
    ).map { row in
      let images = try DamagedRow.numbers(
        of: try row.value(2), within: 0...imageCount - 1, table: "edit_part", "image")
      return Part(
        before: try row.value(0) ? Correction(name: try row.optional(1)) : nil, images: images)
    }
  }

  /// The edits, the newest first, at most `limit`.
  static func edits(limit: Int, in db: Database) throws -> [Edit] {
    try Row.fetchAll(
      db, sql: "\(selection) ORDER BY id DESC LIMIT ?", arguments: [limit]
    ).compactMap { try edit($0) }
  }

  /// The edit to undo.
  static func lastDone(in db: Database) throws -> Edit? {
    try Row.fetchOne(db, sql: "\(selection) WHERE undone = 0 ORDER BY id DESC LIMIT 1")
      .flatMap { try edit($0) }
  }

  /// The edit to do again.
  static func firstUndone(in db: Database) throws -> Edit? {
    try Row.fetchOne(db, sql: "\(selection) WHERE undone = 1 ORDER BY id LIMIT 1").flatMap { try edit($0) }
  }

  /// Says whether an edit is undone, and returns it so.
  static func mark(_ edit: Edit, undone: Bool, in db: Database) throws -> Edit {
    try db.execute(
      sql: "UPDATE edit SET undone = ? WHERE id = ?", arguments: [undone, edit.id])
    return Edit(
      id: edit.id, date: edit.date, change: edit.change, count: edit.count, isUndone: undone)
  }

  private static let selection = "SELECT id, made, kind, value, image_count, undone FROM edit"

  private static func edit(_ row: Row) throws -> Edit? {
    guard let change = Edit.Change(kind: try row.value(2), value: try row.optional(3)) else {
      return nil
    }
    // The last second of the year 9999, beyond which no date is written.
    let made = try row.integer(1, in: 0...253_402_300_799, of: "edit", "made")
    return Edit(
      id: try row.value(0), date: Date(timeIntervalSince1970: TimeInterval(made)), change: change,
      count: try row.integer(4, in: 0...Int(Int32.max), of: "edit", "image_count"),
      isUndone: try row.value(5))
  }
}
