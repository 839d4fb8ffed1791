import Dataset
import Foundation
import GRDB

/// The history of edits as rows: steps are added at its end, and nothing in it is changed or removed.
///
/// An edit, its undoing, the undoing of that, and so on are a chain. All of a chain have the change of
/// the first, its root, which alone keeps images (``EditTables``); each takes the change back or does it
/// again.
enum EditSteps {
  /// Until here an edit said by itself whether it was undone, and was forgotten with the next one.
  static let version9 = """
    DROP INDEX edit_undone;
    ALTER TABLE edit ADD COLUMN author TEXT CHECK (author <> '');
    ALTER TABLE edit ADD COLUMN undoes INTEGER REFERENCES edit (id);
    ALTER TABLE edit ADD COLUMN root INTEGER REFERENCES edit (id);
    ALTER TABLE edit ADD COLUMN takes_back INTEGER NOT NULL DEFAULT 0
      CHECK (takes_back IN (0, 1));
    INSERT INTO edit (made, kind, value, image_count, undoes, root, takes_back)
      SELECT made, kind, value, image_count, id, id, 1 FROM edit WHERE undone = 1 ORDER BY id DESC;
    ALTER TABLE edit DROP COLUMN undone;
    CREATE UNIQUE INDEX edit_undoes ON edit (undoes);
    """

  /// An edit with the root of its chain.
  struct Step: Sendable {
    var edit: Edit
    var root: Int64
  }

  /// Writes an edit at the end of the history.
  static func append(
    _ change: Edit.Change, parts: [EditTables.Part], by author: String?, secondsSince1970: Int64,
    in db: Database
  ) throws -> Edit {
    let count = parts.reduce(0) { $0 + $1.images.count }
    try db.execute(
      sql: "INSERT INTO edit (made, kind, value, image_count, author) VALUES (?, ?, ?, ?, ?)",
      arguments: [secondsSince1970, change.kind, change.value, count, author])
    let id = db.lastInsertedRowID
    try EditTables.keep(parts, of: id, in: db)
    return Edit(
      id: id, date: Date(timeIntervalSince1970: TimeInterval(secondsSince1970)), author: author,
      change: change, count: count, isUndone: false)
  }

  /// Writes the inverse of a step at the end of the history.
  static func appendInverse(
    of step: Step, by author: String?, secondsSince1970: Int64, in db: Database
  ) throws -> Edit {
    let edit = step.edit
    try db.execute(
      sql: """
        INSERT INTO edit (made, kind, value, image_count, author, undoes, root, takes_back)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        secondsSince1970, edit.change.kind, edit.change.value, edit.count, author, edit.id,
        step.root, !edit.takesBack,
      ])
    return Edit(
      id: db.lastInsertedRowID, date: Date(timeIntervalSince1970: TimeInterval(secondsSince1970)),
      author: author, change: edit.change, count: edit.count, undoes: edit.id,
      takesBack: !edit.takesBack, isUndone: false)
  }

  /// The edits, the newest first, at most `limit`.
  static func edits(limit: Int, in db: Database) throws -> [Edit] {
    try Row.fetchAll(
      db, sql: "\(selection) ORDER BY id DESC LIMIT ?", arguments: [limit]
    ).compactMap { try step($0)?.edit }
  }

  /// The step of a number.
  static func step(_ id: Int64, in db: Database) throws -> Step? {
    try Row.fetchOne(db, sql: "\(selection) WHERE id = ?", arguments: [id]).flatMap { try step($0) }
  }

  /// The number of the latest step, 0 if there is none.
  static func last(in db: Database) throws -> Int64 {
    try Int64.fetchOne(db.cachedStatement(sql: "SELECT MAX(id) FROM edit")) ?? 0
  }

  /// The step to undo: the last one that holds.
  static func lastDone(in db: Database) throws -> Step? {
    try Row.fetchOne(
      db, sql: "\(selection) WHERE takes_back = 0 AND NOT \(isUndone) ORDER BY id DESC LIMIT 1"
    ).flatMap { try step($0) }
  }

  /// The step to undo so that the edit undone last is done again; none after a new edit.
  static func lastTakenBack(in db: Database) throws -> Step? {
    try Row.fetchOne(
      db,
      sql: """
        \(selection) WHERE takes_back = 1 AND NOT \(isUndone)
          AND id > (SELECT MAX(id) FROM edit WHERE undoes IS NULL)
        ORDER BY id DESC LIMIT 1
        """
    ).flatMap { try step($0) }
  }

  /// The steps after `seen` that change something in the respect of `change`, one for each chain, the
  /// latest first; those that cancel each other are left out, and so is what `author` knew: their own
  /// steps, and the chain as it was then.
  static func unseen(
    after seen: Int64, by author: String? = nil, like change: Edit.Change, in db: Database
  ) throws -> [Step] {
    let isTag = change.kind == "tag" || change.kind == "untag"
    let rows = try Row.fetchCursor(
      db,
      sql: """
        \(selection) WHERE id > ? AND kind IN \(isTag ? "('tag', 'untag')" : "('label', 'unlabel')")
          \(isTag ? "AND value = ?" : "") ORDER BY id
        """, arguments: isTag ? [seen, change.value] : [seen])
    var unseen: [Int64: Step] = [:]
    while let row = try rows.next() {
      guard let step = try step(row) else { continue }
      let isKnown = author != nil && step.edit.author == author
      unseen[step.root] = isKnown || unseen[step.root] != nil ? nil : step
    }
    return unseen.values.sorted { $0.edit.id > $1.edit.id }
  }

  private static let isUndone = "EXISTS (SELECT 1 FROM edit AS later WHERE later.undoes = edit.id)"

  private static let selection = """
    SELECT id, made, kind, value, image_count, author, undoes, COALESCE(root, id) AS root, takes_back,
      \(isUndone) AS undone FROM edit
    """

  private static func step(_ row: Row) throws -> Step? {
    guard let change = Edit.Change(kind: try row.value(2), value: try row.optional(3)) else {
      return nil
    }
    // The last second of the year 9999, beyond which no date is written.
    let made = try row.integer(1, in: 0...253_402_300_799, of: "edit", "made")
    let edit = Edit(
      id: try row.value(0), date: Date(timeIntervalSince1970: TimeInterval(made)),
      author: try row.optional(5), change: change,
      count: try row.integer(4, in: 0...Int(Int32.max), of: "edit", "image_count"),
      undoes: try row.optional(6), takesBack: try row.value(8), isUndone: try row.value(9))
    return Step(edit: edit, root: try row.value(7))
  }
}
