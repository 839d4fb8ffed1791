import GRDB

/// The reconciliation reports of all imports, as JSON.
enum ReportTable {
  static let version1 = """
    CREATE TABLE reconciliation (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      imported INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('labels', 'predictions')),
      source TEXT NOT NULL CHECK (source <> ''),
      model TEXT CHECK (model <> ''),
      report TEXT NOT NULL CHECK (json_valid(report)),
      CHECK ((kind = 'predictions') = (model IS NOT NULL))
    ) STRICT;
    """

  /// Reports on embeddings name the embedding.
  static let version3 = """
    CREATE TABLE reconciliation_3 (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      imported INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('labels', 'predictions', 'embeddings')),
      source TEXT NOT NULL CHECK (source <> ''),
      model TEXT CHECK (model <> ''),
      embedding TEXT CHECK (embedding <> ''),
      report TEXT NOT NULL CHECK (json_valid(report)),
      CHECK ((kind = 'predictions') = (model IS NOT NULL)),
      CHECK ((kind = 'embeddings') = (embedding IS NOT NULL))
    ) STRICT;
    INSERT INTO reconciliation_3 (id, imported, kind, source, model, report)
      SELECT id, imported, kind, source, model, report FROM reconciliation ORDER BY id;
    DROP TABLE reconciliation;
    ALTER TABLE reconciliation_3 RENAME TO reconciliation;
    """

  /// Reports on metadata.
  static let version7 = """
    CREATE TABLE reconciliation_7 (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      imported INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('labels', 'predictions', 'embeddings', 'metadata')),
      source TEXT NOT NULL CHECK (source <> ''),
      model TEXT CHECK (model <> ''),
      embedding TEXT CHECK (embedding <> ''),
      report TEXT NOT NULL CHECK (json_valid(report)),
      CHECK ((kind = 'predictions') = (model IS NOT NULL)),
      CHECK ((kind = 'embeddings') = (embedding IS NOT NULL))
    ) STRICT;
    INSERT INTO reconciliation_7 (id, imported, kind, source, model, embedding, report)
      SELECT id, imported, kind, source, model, embedding, report FROM reconciliation ORDER BY id;
    DROP TABLE reconciliation;
    ALTER TABLE reconciliation_7 RENAME TO reconciliation;
    """

  /// One report as it is stored.
  struct StoredReport: Hashable, Sendable {
    var importedSeconds: Int64
    var kind: String
    var source: String
    var model: String?
    var embedding: String?
    var json: String
  }

  /// Adds the report of an import.
  static func add(_ report: StoredReport, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO reconciliation (imported, kind, source, model, embedding, report)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        report.importedSeconds, report.kind, report.source, report.model, report.embedding,
        report.json,
      ])
  }

  /// All reports, the oldest first; a value of another type than it should have is as if it were
  /// empty, or before 1970.
  static func reports(in db: Database) throws -> [StoredReport] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT imported, kind, source, model, embedding, report FROM reconciliation ORDER BY id
        """
    ).map { row in
      func text(_ place: Int) -> String? { String.fromDatabaseValue(row[place]) }
      return StoredReport(
        importedSeconds: Int64.fromDatabaseValue(row[0]) ?? -1, kind: text(1) ?? "",
        source: text(2) ?? "", model: text(3), embedding: text(4), json: text(5) ?? "")
    }
  }
}
