import Dataset
import Foundation
import GRDB

/// The tables of a project, as the list of steps that made them; a merged step never changes.
struct Schema: Sendable {
  /// What one step does to the database.
  typealias Step = @Sendable (Database) throws -> Void

  /// Marks a SQLite file as a project's: "ASSY".
  static let applicationID = 0x4153_5359

  /// The steps; schema *n* is what the first *n* of them make.
  let steps: [Step]

  /// The schema of this program.
  static let current = Schema(steps: [
    { db in
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      for tables in [
        ProjectTable.version1, ImageTables.version1, LabelTables.version1, MetricTables.version1,
        ModelTables.version1, TagTables.version1, ReportTable.version1,
      ] { try db.execute(sql: tables) }
    },
    { db in
      for tables in [EditTables.version2, ViewTable.version2] { try db.execute(sql: tables) }
    },
    { db in
      for tables in [EmbeddingTables.version3, ReportTable.version3] {
        try db.execute(sql: tables)
      }
    },
    { db in try db.execute(sql: LabelFileTable.version4) },
    { db in try db.execute(sql: MapTables.version5) },
    { db in try db.execute(sql: ProjectTable.version6) },
    { db in
      for tables in [ImportedColumns.version7, ReportTable.version7] { try db.execute(sql: tables) }
    },
    { db in try db.execute(sql: ModelTables.version8 + LabelFileTable.version8) },
  ])

  /// The number of the schema.
  var number: Int { steps.count }

  /// Brings a database to this schema, each step in a transaction of its own.
  func migrate(_ database: any DatabaseWriter) throws {
    var migrator = DatabaseMigrator()
    for (index, step) in steps.enumerated() {
      migrator.registerMigration("schema \(index + 1)") { db in
        try step(db)
        try db.execute(sql: "PRAGMA user_version = \(index + 1)")
      }
    }
    try migrator.migrate(database)
  }

  /// The digest of what each schema's tables are, from the first on: what SQLite keeps as their text.
  ///
  /// A database whose text is another was not made by this program; it may have views, triggers or
  /// generated columns in the place of tables.
  static let digests = [
    "1f1d70b6bb748bce1cd5188704efc475",
    "af25dc103221ac195ff578d5fa8763f4",
    "f74055102de8234c20c5eec71ed5fc61",
    "ac210fa5b41a43309ea4ccbe298be162",
    "b6f2682aee35463a71343afbe0180e69",
    "7f5808585c3657bac7f50d580b05bf01",
    "46c765cda2d0e2fabbcf9a23d42d5732",
    "ec38ad7243177ff02889b3a0309dd5f4",
  ]

  /// The text of all tables and indices of a database, a line each, in the order of their names;
  /// white space is one blank.
  static func text(in db: Database) throws -> String {
    try Row.fetchAll(db, sql: "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name")
      .map { row in
        try (0..<4).map { column in
          try row.optional(column, as: String.self)?.split { $0.isWhitespace }
            .joined(separator: " ") ?? "-"
        }.joined(separator: "\t")
      }.joined(separator: "\n")
  }

  /// The digest of ``text(in:)``.
  static func digest(in db: Database) throws -> String {
    try text(in: db).withUTF8Bytes { ContentDigest(of: $0).description }
  }

  /// Checks that a database has the tables of a released schema and no others.
  ///
  /// - Throws: ``StoreError/damaged(path:detail:)``.
  static func check(_ number: Int, in db: Database, at file: URL) throws {
    guard number >= 1, number <= digests.count, try digest(in: db) == digests[number - 1] else {
      throw StoreError.damaged(
        path: file.path, detail: "its tables are not those of schema \(number)")
    }
  }

  /// Whether something of a name is a table without generated columns, in a database of a newer
  /// schema, whose text is not known.
  static func hasKnownTable(_ name: String, in db: Database) throws -> Bool {
    let text = try String.fetchOne(
      db, sql: "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?",
      arguments: [name])
    return text.map { !$0.uppercased().contains(" AS ") && !$0.uppercased().contains(" AS(") }
      ?? false
  }

  /// The schema of a database, `nil` if it is not a project's.
  static func number(in db: Database) throws -> Int? {
    guard try Int.fetchOne(db, sql: "PRAGMA application_id") == applicationID else { return nil }
    return try Int.fetchOne(db, sql: "PRAGMA user_version")
  }
}
