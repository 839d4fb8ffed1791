import Dataset
import Foundation
import GRDB

/// The models and their predictions; probabilities lie in a file that a row names.
enum ModelTables {
  static let version1 = """
    CREATE TABLE model (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE CHECK (name <> ''),
      digest TEXT NOT NULL CHECK (length(digest) = 32),
      renormalized_rows INTEGER NOT NULL CHECK (renormalized_rows >= 0),
      array_file TEXT UNIQUE CHECK (array_file <> ''),
      row_count INTEGER CHECK (row_count >= 0),
      column_count INTEGER CHECK (column_count >= 1),
      CHECK ((array_file IS NULL) = (row_count IS NULL)),
      CHECK ((array_file IS NULL) = (column_count IS NULL))
    ) STRICT;
    CREATE TABLE prediction_chunk (
      id INTEGER PRIMARY KEY,
      model_id INTEGER NOT NULL REFERENCES model (id) ON DELETE CASCADE,
      chunk INTEGER NOT NULL CHECK (chunk >= 0),
      image_count INTEGER NOT NULL CHECK (image_count BETWEEN 1 AND 4096),
      predicted BLOB NOT NULL CHECK (length(predicted) = 4 * image_count),
      confidence BLOB CHECK (length(confidence) = 8 * image_count),
      UNIQUE (model_id, chunk)
    ) STRICT;
    """

  /// Models of older projects have probabilities as Float32.
  static let version8 = """
    ALTER TABLE model ADD COLUMN element TEXT NOT NULL DEFAULT 'float32'
      CHECK (element IN ('float32', 'float64'));
    ALTER TABLE model ADD COLUMN meaning TEXT NOT NULL DEFAULT 'probabilities'
      CHECK (meaning IN ('probabilities', 'logits', 'scores'));
    """

  /// A matrix in a file of the project.
  struct StoredArray: Hashable, Sendable {
    var file: String
    var rowCount: Int
    var columnCount: Int
    /// Whether its numbers are Float64; Float32 if not.
    var isDouble = false
    /// What they are, if they are a model's.
    var meaning = ProbabilityMatrix.Meaning.probabilities

    /// The word that stands for the precision.
    fileprivate var element: String { isDouble ? "float64" : "float32" }

    init(file: String, rowCount: Int, columnCount: Int) {
      self.file = file
      self.rowCount = rowCount
      self.columnCount = columnCount
    }

    /// An array from its columns, the file first.
    init(_ row: Row, from first: Int, of table: String) throws {
      self.init(
        file: try row.value(first),
        rowCount: try row.integer(first + 1, in: 0...1 << 31, of: table, "row_count"),
        columnCount: try row.integer(first + 2, in: 1...1 << 31, of: table, "column_count"))
      guard ArrayFiles.isName(file) else {
        throw DamagedRow(table: table, what: "no name of an array, \(quoted(file))")
      }
    }

    /// An array of a model from its columns, the file first, its precision and meaning last.
    fileprivate init(ofModel row: Row, from first: Int) throws {
      try self.init(row, from: first, of: "model")
      isDouble = try row.value(first + 3, as: String.self) == "float64"
      meaning = ProbabilityMatrix.Meaning(rawValue: try row.value(first + 4)) ?? .probabilities
    }
  }

  /// The names of the models, in the order of their import.
  static func names(in db: Database) throws -> [String] {
    try String.fetchAll(db, sql: "SELECT name FROM model ORDER BY id")
  }

  /// The arrays of all models that have one, by model id.
  static func arrays(in db: Database) throws -> [(model: Int64, array: StoredArray)] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT id, array_file, row_count, column_count, element, meaning FROM model
        WHERE array_file IS NOT NULL ORDER BY id
        """)
    return try rows.map { (try $0.value(0), try StoredArray(ofModel: $0, from: 1)) }
  }

  /// Names another array for a model.
  static func setArray(_ array: StoredArray, of model: Int64, in db: Database) throws {
    try db.execute(
      sql: "UPDATE model SET array_file = ?, row_count = ?, column_count = ? WHERE id = ?",
      arguments: [array.file, array.rowCount, array.columnCount, model])
  }

  /// Removes a model with its predictions.
  ///
  /// - Returns: the file of its probabilities, if it has one; it is left where it is.
  static func remove(named name: String, in db: Database) throws -> String? {
    let file = try String.fetchOne(
      db, sql: "SELECT array_file FROM model WHERE name = ?", arguments: [name])
    try db.execute(sql: "DELETE FROM model WHERE name = ?", arguments: [name])
    return file
  }

  /// Adds a model; its probabilities already lie in `array`.
  static func add(_ model: ModelPredictions, array: StoredArray?, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO model
          (id, name, digest, renormalized_rows, array_file, row_count, column_count, element,
            meaning)
        VALUES ((SELECT coalesce(max(id), 0) + 1 FROM model), ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        model.name, model.digest, model.renormalizedRows, array?.file, array?.rowCount,
        array?.columnCount, array?.element ?? "float32",
        (array?.meaning ?? .probabilities).rawValue,
      ])
    let id = db.lastInsertedRowID
    let confidence = model.confidence.map { ColumnChunks.blobs(of: $0.values) }
    for (chunk, part) in ColumnChunks.blobs(of: model.predicted).enumerated() {
      try db.cachedStatement(
        sql: """
          INSERT INTO prediction_chunk (model_id, chunk, image_count, predicted, confidence)
          VALUES (?, ?, ?, ?, ?)
          """
      ).execute(arguments: [id, chunk, part.count, part.blob, confidence?[chunk].blob])
    }
  }

  /// All models over `count` images, without their probabilities, each with the array it names.
  static func models(
    of count: Int, in db: Database
  ) throws -> [(model: ModelPredictions, array: StoredArray?)] {
    let classCount = try Int.fetchOne(db, sql: "SELECT count(*) FROM class") ?? 0
    return try Row.fetchAll(
      db,
      sql: """
        SELECT id, name, digest, renormalized_rows, array_file, row_count, column_count, element,
          meaning
        FROM model ORDER BY id
        """
    ).map { row in
      var predicted = [Int32](repeating: -1, count: count)
      var confidence: [Double]?
      let chunks = try Row.fetchCursor(
        db, sql: "SELECT chunk, predicted, confidence FROM prediction_chunk WHERE model_id = ?",
        arguments: [try row.value(0, as: Int64.self)])
      while let chunk = try chunks.next() {
        try ColumnChunks.put(chunk, into: &predicted, table: "prediction_chunk")
        if try chunk.optional(2, as: Data.self) != nil {
          var values = confidence ?? [Double](repeating: .nan, count: count)
          confidence = nil
          try ColumnChunks.put(chunk, blob: 2, into: &values, table: "prediction_chunk")
          confidence = values
        }
      }
      try DamagedRow.check(
        predicted, within: -1...Int32(classCount) - 1, table: "prediction_chunk", "class")
      if let wrong = confidence?.first(where: { !$0.isNaN && !(0...1).contains($0) }) {
        throw DamagedRow(table: "prediction_chunk", what: "a confidence of \(wrong)")
      }
      var model = ModelPredictions(name: try row.value(1), predicted: predicted)
      model.digest = try row.value(2)
      model.renormalizedRows = try row.integer(3, in: 0...count, of: "model", "renormalized_rows")
      model.confidence = confidence.map { Column(values: $0) }
      guard try row.optional(4, as: String.self) != nil else { return (model, nil) }
      let array = try StoredArray(ofModel: row, from: 4)
      guard array.rowCount >= count, array.columnCount == classCount else {
        throw DamagedRow(
          table: "model",
          what: "\(array.rowCount) × \(array.columnCount) probabilities of \(count) images and "
            + "\(classCount) classes")
      }
      return (model, array)
    }
  }
}
