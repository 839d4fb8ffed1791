import Dataset
import GRDB

/// Columns of numbers and words that came with a file, and the kind of file that brought each.
///
/// Each name is there once, among numbers or among words.
enum ImportedColumns {
  /// What brings columns.
  enum Origin: String, Sendable {
    /// A labels file, whose columns go when other labels replace them.
    case labels
    /// A file of metadata, whose columns stay until they are replaced by name.
    case metadata
  }

  /// Columns of older projects came with labels.
  static let version7 = """
    ALTER TABLE category ADD COLUMN origin TEXT NOT NULL DEFAULT 'labels'
      CHECK (origin IN ('labels', 'metadata'));
    ALTER TABLE imported_metric ADD COLUMN origin TEXT NOT NULL DEFAULT 'labels'
      CHECK (origin IN ('labels', 'metadata'));
    """

  /// The name of the column of splits.
  static let splitName = "split"

  /// The names of all columns, splits too.
  static func names(in db: Database) throws -> Set<String> {
    try String.fetchSet(
      db, sql: "SELECT name FROM category UNION ALL SELECT name FROM imported_metric")
  }

  /// What brought each column, by its name; splits too.
  static func origins(in db: Database) throws -> [(name: String, origin: Origin)] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT name, origin FROM category UNION ALL SELECT name, origin FROM imported_metric
        ORDER BY name
        """
    ).map { (try $0.value(0), Origin(rawValue: try $0.value(1)) ?? .labels) }
  }

  /// Removes the columns that labels brought.
  static func removeThoseOfLabels(in db: Database) throws {
    for table in ["category", "imported_metric"] {
      try db.execute(
        sql: "DELETE FROM \(table) WHERE origin = ?", arguments: [Origin.labels.rawValue])
    }
  }

  /// Adds columns.
  ///
  /// - Throws: ``StoreError/columnsExist(names:)`` if there are columns of their names and `replace`
  ///   is false; else they are replaced.
  static func add(
    _ columns: PairedColumns, from origin: Origin, replace: Bool, in db: Database
  ) throws {
    let taken = try names(in: db).intersection(columns.names).sorted()
    guard taken.isEmpty || replace else { throw StoreError.columnsExist(names: taken) }
    for name in taken {
      try db.execute(sql: "DELETE FROM category WHERE name = ?", arguments: [name])
      try db.execute(sql: "DELETE FROM imported_metric WHERE name = ?", arguments: [name])
    }
    if let splits = columns.splits {
      try LabelTables.addCategory(splits, named: splitName, isSplit: true, from: origin, in: db)
    }
    for (name, column) in columns.categories.sorted(by: { $0.key < $1.key }) {
      try LabelTables.addCategory(column, named: name, isSplit: false, from: origin, in: db)
    }
    for (name, column) in columns.metrics.sorted(by: { $0.key < $1.key }) {
      try MetricTables.addImported(column, named: name, from: origin, in: db)
    }
  }
}

/// Columns paired with the images, ready to be written.
struct PairedColumns: Sendable {
  /// Train, val, test…, if the table names splits.
  var splits: CategoryColumn?
  /// Columns of numbers, by name.
  var metrics: [String: Column] = [:]
  /// Columns of words, by name.
  var categories: [String: CategoryColumn] = [:]

  /// The names of all, splits too.
  var names: Set<String> {
    Set(metrics.keys).union(categories.keys)
      .union(splits == nil ? [] : [ImportedColumns.splitName])
  }
}
