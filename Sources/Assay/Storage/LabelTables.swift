import Dataset
import Foundation
import GRDB
import Tables

/// The classes, the given class of each image, and columns of words.
enum LabelTables {
  /// A class's `id` is its index everywhere; an index never changes its class while a model uses it.
  static let version1 = """
    CREATE TABLE class (
      id INTEGER PRIMARY KEY CHECK (id >= 0),
      name TEXT NOT NULL UNIQUE CHECK (name <> '')
    ) STRICT;
    CREATE TABLE label (
      image_id INTEGER PRIMARY KEY REFERENCES image (id),
      class_id INTEGER NOT NULL REFERENCES class (id)
    ) STRICT;
    CREATE INDEX label_class ON label (class_id);
    CREATE TABLE category (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE CHECK (name <> ''),
      is_split INTEGER NOT NULL CHECK (is_split IN (0, 1))
    ) STRICT;
    CREATE UNIQUE INDEX category_split ON category (is_split) WHERE is_split = 1;
    CREATE TABLE category_word (
      category_id INTEGER NOT NULL REFERENCES category (id) ON DELETE CASCADE,
      code INTEGER NOT NULL CHECK (code >= 0),
      word TEXT NOT NULL,
      PRIMARY KEY (category_id, code),
      UNIQUE (category_id, word)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE category_chunk (
      id INTEGER PRIMARY KEY,
      category_id INTEGER NOT NULL REFERENCES category (id) ON DELETE CASCADE,
      chunk INTEGER NOT NULL CHECK (chunk >= 0),
      image_count INTEGER NOT NULL CHECK (image_count BETWEEN 1 AND 4096),
      codes BLOB NOT NULL CHECK (length(codes) = 4 * image_count),
      UNIQUE (category_id, chunk)
    ) STRICT;
    """

  /// The names of the classes, by index.
  static func classes(in db: Database) throws -> [String] {
    try words(in: "class", try Row.fetchAll(db, sql: "SELECT id, name FROM class ORDER BY id"))
  }

  /// Words by their place: the first row has 0, none is left out and each is another.
  private static func words(in table: String, _ rows: [Row]) throws -> [String] {
    var known = KeyIndex(capacity: rows.count)
    return try rows.enumerated().map { place, row in
      _ = try row.integer(0, in: place...place, of: table, "number")
      let word: String = try row.value(1)
      guard word.withUTF8Bytes({ known.insert($0).1 }) else {
        throw DamagedRow(table: table, what: "\(quoted(word)) again")
      }
      return word
    }
  }

  /// Appends the classes among `names` that are not there yet, in their order.
  ///
  /// - Returns: for each of `names` its index.
  static func appendClasses(_ names: [String], in db: Database) throws -> [Int32] {
    var indices = KeyIndex()
    for name in try classes(in: db) { _ = name.withUTF8Bytes { indices.insert($0) } }
    return try names.map { name in
      let (index, isNew) = name.withUTF8Bytes { indices.insert($0) }
      if isNew {
        try db.execute(
          sql: "INSERT INTO class (id, name) VALUES (?, ?)", arguments: [index, name])
      }
      return Int32(index)
    }
  }

  /// Puts all classes in a new order, new ones among them; every label keeps its class.
  ///
  /// Only for a project in which no model uses the classes.
  static func reorderClasses(_ names: [String], imageCount: Int, in db: Database) throws {
    let before = try classes(in: db)
    let labels = try labels(of: imageCount, in: db)
    try removeLabels(andClasses: true, in: db)
    _ = try appendClasses(names, in: db)
    let places = try appendClasses(before, in: db)
    try addLabels(labels.map { $0 < 0 ? -1 : places[Int($0)] }, in: db)
  }

  /// The given class of each of `count` images, −1 where it has none.
  static func labels(of count: Int, in db: Database) throws -> [Int32] {
    let classCount = try Int.fetchOne(db, sql: "SELECT count(*) FROM class") ?? 0
    var labels = [Int32](repeating: -1, count: count)
    // Both in one number: a column at a time costs a third.
    let rows = try Int64.fetchCursor(
      db,
      sql: """
        SELECT CASE WHEN image_id >= 0 AND image_id < ? AND class_id >= 0 AND class_id < ?
          THEN (image_id << 31) | class_id ELSE -1 END FROM label
        """, arguments: [count, classCount])
    while let row = try rows.next() {
      guard row >= 0 else {
        throw DamagedRow(table: "label", what: "an image or a class that is not there")
      }
      labels[Int(row >> 31)] = Int32(row & 0x7FFF_FFFF)
    }
    return labels
  }

  /// How many images have a label.
  static func labelCount(in db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM label") ?? 0
  }

  /// Removes all labels; with `andClasses` the classes too, which no model may use then.
  static func removeLabels(andClasses: Bool, in db: Database) throws {
    try db.execute(sql: "DELETE FROM label")
    if andClasses { try db.execute(sql: "DELETE FROM class") }
  }

  /// Adds the labels of images that have none; −1 adds nothing.
  static func addLabels(_ labels: [Int32], in db: Database) throws {
    let insert = try db.makeStatement(
      sql: "INSERT INTO label (image_id, class_id) VALUES (?, ?)")
    for (image, label) in labels.enumerated() where label >= 0 {
      insert.setUncheckedArguments([image, label])
      try insert.execute()
    }
  }

  /// Adds a column of words.
  static func addCategory(
    _ column: CategoryColumn, named name: String, isSplit: Bool,
    from origin: ImportedColumns.Origin,
    in db: Database
  ) throws {
    try db.execute(
      sql: "INSERT INTO category (name, is_split, origin) VALUES (?, ?, ?)",
      arguments: [name, isSplit, origin.rawValue])
    let category = db.lastInsertedRowID
    for (code, word) in column.names.enumerated() {
      try db.cachedStatement(
        sql: "INSERT INTO category_word (category_id, code, word) VALUES (?, ?, ?)"
      ).execute(arguments: [category, code, word])
    }
    for (chunk, part) in ColumnChunks.blobs(of: column.codes).enumerated() {
      try db.cachedStatement(
        sql: """
          INSERT INTO category_chunk (category_id, chunk, image_count, codes) VALUES (?, ?, ?, ?)
          """
      ).execute(arguments: [category, chunk, part.count, part.blob])
    }
  }

  /// All columns of words over `count` images, by name; and the splits, if there are any.
  static func categories(
    of count: Int, in db: Database
  ) throws -> (splits: CategoryColumn?, named: [String: CategoryColumn]) {
    var splits: CategoryColumn?
    var named: [String: CategoryColumn] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT id, name, is_split FROM category ORDER BY id") {
      let id: Int64 = try row.value(0)
      let words = try words(
        in: "category_word",
        try Row.fetchAll(
          db, sql: "SELECT code, word FROM category_word WHERE category_id = ? ORDER BY code",
          arguments: [id]))
      var codes = [Int32](repeating: -1, count: count)
      let chunks = try Row.fetchCursor(
        db, sql: "SELECT chunk, codes FROM category_chunk WHERE category_id = ?", arguments: [id])
      while let chunk = try chunks.next() {
        try ColumnChunks.put(chunk, into: &codes, table: "category_chunk")
      }
      try DamagedRow.check(
        codes, within: -1...Int32(words.count) - 1, table: "category_chunk", "code")
      let column = CategoryColumn(names: words, codes: codes)
      if try row.value(2) { splits = column } else { named[try row.value(1)] = column }
    }
    return (splits, named)
  }
}
