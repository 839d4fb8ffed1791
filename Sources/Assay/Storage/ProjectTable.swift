import Dataset
import GRDB

/// The one row that describes the project itself.
enum ProjectTable {
  static let version1 = """
    CREATE TABLE project (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      image_root TEXT NOT NULL CHECK (image_root LIKE '/%'),
      revision INTEGER NOT NULL CHECK (revision >= 1),
      written_by TEXT NOT NULL CHECK (written_by <> '')
    ) STRICT;
    """

  /// `content_revision` is the revision of the last write that was more than an edit: a reader who
  /// knows the content of that revision reads only what people changed.
  static let version6 = """
    ALTER TABLE project ADD COLUMN content_revision INTEGER NOT NULL DEFAULT 0
      CHECK (content_revision >= 0);
    UPDATE project SET content_revision = revision;
    """

  /// What a write changes.
  enum Change {
    /// Anything: images, labels, metrics, models.
    case content
    /// Only what people say of images: tags, corrections, views.
    case edits
  }

  /// Writes the row of a new project.
  static func insert(imageRoot: String, in db: Database) throws {
    try db.execute(
      sql: "INSERT INTO project (only, image_root, revision, written_by) VALUES (1, ?, 1, ?)",
      arguments: [imageRoot, AssayVersion.current])
  }

  /// Counts one more write, by this version of the program.
  static func countWrite(of change: Change, in db: Database) throws {
    let content = change == .content ? ", content_revision = revision + 1" : ""
    try db.cachedStatement(
      sql: "UPDATE project SET revision = revision + 1, written_by = ?\(content)"
    ).execute(arguments: [AssayVersion.current])
  }

  /// The revision of the last write that was more than an edit.
  static func contentRevision(in db: Database) throws -> Int64 {
    try Int64.fetchOne(db.cachedStatement(sql: "SELECT content_revision FROM project")) ?? 0
  }

  /// The number of writes so far.
  static func revision(in db: Database) throws -> Int64 {
    try Int64.fetchOne(db.cachedStatement(sql: "SELECT revision FROM project")) ?? 0
  }

  /// Where the images lie.
  static func imageRoot(in db: Database) throws -> String {
    try String.fetchOne(db, sql: "SELECT image_root FROM project") ?? "/"
  }

  /// Says that the images lie elsewhere.
  static func setImageRoot(_ path: String, in db: Database) throws {
    try db.execute(sql: "UPDATE project SET image_root = ?", arguments: [path])
  }

  /// The version of the program that wrote last.
  static func writtenBy(in db: Database) throws -> String {
    try String.fetchOne(db, sql: "SELECT written_by FROM project") ?? "?"
  }
}
