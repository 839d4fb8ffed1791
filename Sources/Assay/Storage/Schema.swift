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
    { db in try db.execute(sql: EditSteps.version9) },
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

  /// The schema of a database, `nil` if it is not a project's.
  static func number(in db: Database) throws -> Int? {
    guard try Int.fetchOne(db, sql: "PRAGMA application_id") == applicationID else { return nil }
    return try Int.fetchOne(db, sql: "PRAGMA user_version")
  }
}
