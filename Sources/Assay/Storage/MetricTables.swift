import Dataset
import Foundation
import GRDB

/// Numbers per image: those of measuring, side by side in one blob per 256 images, so that a chunk
/// of work is one write; and imported columns, one blob per 4,096 images.
enum MetricTables {
  static let version1 = """
    CREATE TABLE measured_metric (
      position INTEGER PRIMARY KEY CHECK (position >= 0),
      name TEXT NOT NULL UNIQUE CHECK (name <> '')
    ) STRICT;
    CREATE TABLE measured_chunk (
      chunk INTEGER PRIMARY KEY CHECK (chunk >= 0),
      metric_count INTEGER NOT NULL CHECK (metric_count >= 1),
      numbers BLOB NOT NULL CHECK (length(numbers) = 8 * 256 * metric_count)
    ) STRICT;
    CREATE TABLE imported_metric (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE CHECK (name <> '')
    ) STRICT;
    CREATE TABLE imported_chunk (
      id INTEGER PRIMARY KEY,
      metric_id INTEGER NOT NULL REFERENCES imported_metric (id) ON DELETE CASCADE,
      chunk INTEGER NOT NULL CHECK (chunk >= 0),
      image_count INTEGER NOT NULL CHECK (image_count BETWEEN 1 AND 4096),
      numbers BLOB NOT NULL CHECK (length(numbers) = 8 * image_count),
      UNIQUE (metric_id, chunk)
    ) STRICT;
    """

  /// The images of one chunk of measured numbers.
  static let measuredImageCount = 256

  /// The place of each of `names` in the measured blobs; new names get new places.
  static func positions(of names: [String], in db: Database) throws -> [Int] {
    var known = try String.fetchAll(db, sql: "SELECT name FROM measured_metric ORDER BY position")
    return try names.map { name in
      if let position = known.firstIndex(of: name) { return position }
      try db.execute(
        sql: "INSERT INTO measured_metric (position, name) VALUES (?, ?)",
        arguments: [known.count, name])
      known.append(name)
      return known.count - 1
    }
  }

  /// Writes the measured numbers of some images of one chunk; all other numbers stay.
  ///
  /// A row has one number for each of `positions`, its place in the blob; NaN is missing.
  static func setMeasured(
    _ rows: [(image: Int, numbers: [Double])], positions: [Int], inChunk chunk: Int,
    in db: Database
  ) throws {
    let stored = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT metric_count, numbers FROM measured_chunk WHERE chunk = ?"),
      arguments: [chunk])
    let before = try stored.map { row in try measuredBlob(row, count: 0, numbers: 1) }
    let count = max((positions.max() ?? -1) + 1, before?.metricCount ?? 1)
    var numbers = [Double](repeating: .nan, count: count * measuredImageCount)
    if let before { ColumnChunks.put(before.blob, into: &numbers, at: 0) }
    for row in rows {
      let place = row.image - chunk * measuredImageCount
      for (number, position) in zip(row.numbers, positions) {
        numbers[position * measuredImageCount + place] = number
      }
    }
    try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO measured_chunk (chunk, metric_count, numbers) VALUES (?, ?, ?)"
    ).execute(arguments: [chunk, count, numbers.withUnsafeBytes { Data($0) }])
  }

  /// The numbers of a chunk, as many as its metrics have.
  private static func measuredBlob(
    _ row: Row, count: Int, numbers: Int
  ) throws -> (metricCount: Int, blob: Data) {
    let blob: Data = try row.value(numbers)
    let stride = measuredImageCount * MemoryLayout<Double>.stride
    let metricCount = blob.count / stride
    guard try row.value(count) == metricCount, blob.count == metricCount * stride else {
      throw DamagedRow(
        table: "measured_chunk", what: "\(blob.count) bytes for other numbers of metrics")
    }
    return (metricCount, blob)
  }

  /// All measured columns over `count` images, by name.
  static func measured(of count: Int, in db: Database) throws -> [String: Column] {
    let names = try String.fetchAll(db, sql: "SELECT name FROM measured_metric ORDER BY position")
    var columns = [[Double]](repeating: [], count: names.count)
    for place in names.indices { columns[place] = [Double](repeating: .nan, count: count) }
    let rows = try Row.fetchCursor(
      db, sql: "SELECT chunk, metric_count, numbers FROM measured_chunk")
    let stride = measuredImageCount * MemoryLayout<Double>.stride
    while let row = try rows.next() {
      let last = max(0, count - 1) / measuredImageCount
      let start =
        try row.integer(0, in: 0...last, of: "measured_chunk", "chunk") * measuredImageCount
      let (metricCount, blob) = try measuredBlob(row, count: 1, numbers: 2)
      for position in 0..<min(metricCount, names.count) {
        let first = blob.startIndex + position * stride
        ColumnChunks.put(blob[first..<first + stride], into: &columns[position], at: start)
      }
    }
    return Dictionary(zip(names, columns.map { Column(values: $0) })) { first, _ in first }
  }

  /// Adds an imported column.
  static func addImported(
    _ column: Column, named name: String, from origin: ImportedColumns.Origin, in db: Database
  ) throws {
    try db.execute(
      sql: "INSERT INTO imported_metric (name, origin) VALUES (?, ?)",
      arguments: [name, origin.rawValue])
    let metric = db.lastInsertedRowID
    for (chunk, part) in ColumnChunks.blobs(of: column.values).enumerated() {
      try db.cachedStatement(
        sql: """
          INSERT INTO imported_chunk (metric_id, chunk, image_count, numbers) VALUES (?, ?, ?, ?)
          """
      ).execute(arguments: [metric, chunk, part.count, part.blob])
    }
  }

  /// All imported columns over `count` images, by name.
  static func imported(of count: Int, in db: Database) throws -> [String: Column] {
    var columns: [String: Column] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT id, name FROM imported_metric") {
      let id: Int64 = try row.value(0)
      var values = [Double](repeating: .nan, count: count)
      let chunks = try Row.fetchCursor(
        db, sql: "SELECT chunk, numbers FROM imported_chunk WHERE metric_id = ?", arguments: [id])
      while let chunk = try chunks.next() {
        try ColumnChunks.put(chunk, into: &values, table: "imported_chunk")
      }
      guard !values.contains(where: \.isInfinite) else {
        throw DamagedRow(table: "imported_chunk", what: "an infinite number")
      }
      columns[try row.value(1)] = Column(values: values)
    }
    return columns
  }
}
