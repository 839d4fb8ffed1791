import Dataset
import Foundation
import GRDB

/// The images, what measuring found out about their files, and what is wrong with them.
enum ImageTables {
  /// An image's `id` is its place in the order of images; ids are never given twice.
  static let version1 = """
    CREATE TABLE image (
      id INTEGER PRIMARY KEY CHECK (id >= 0),
      key TEXT NOT NULL UNIQUE CHECK (key <> ''),
      byte_count INTEGER NOT NULL CHECK (byte_count >= 0),
      modified INTEGER NOT NULL,
      missing INTEGER NOT NULL DEFAULT 0 CHECK (missing IN (0, 1))
    ) STRICT;
    CREATE TABLE measurement (
      image_id INTEGER PRIMARY KEY REFERENCES image (id),
      byte_count INTEGER NOT NULL CHECK (byte_count >= 0),
      modified INTEGER NOT NULL,
      measures_version INTEGER NOT NULL CHECK (measures_version >= 1),
      digest BLOB NOT NULL CHECK (length(digest) = 16),
      format TEXT CHECK (format <> ''),
      pixel_digest BLOB CHECK (length(pixel_digest) = 16),
      perceptual_hash INTEGER,
      CHECK ((pixel_digest IS NULL) = (perceptual_hash IS NULL))
    ) STRICT;
    CREATE TABLE file_issue (
      image_id INTEGER NOT NULL REFERENCES image (id),
      kind TEXT NOT NULL CHECK (kind IN
        ('undecodable', 'damaged', 'not_read_yet', 'unreadable', 'lying_extension')),
      reason TEXT NOT NULL CHECK (reason <> ''),
      PRIMARY KEY (image_id, kind)
    ) STRICT, WITHOUT ROWID;
    """

  /// A file as a scan saw it.
  struct SeenFile: Hashable, Sendable {
    var key: String
    var byteCount: Int64
    var modified: Int64
  }

  /// An image's file as the last scan saw it and as it was when it was measured.
  struct KnownFile: Sendable {
    var seen: SeenFile
    var missing: Bool
    var measured: MeasuredFile?
  }

  /// The file that a measurement belongs to.
  struct MeasuredFile: Hashable, Sendable {
    var byteCount: Int64
    var modified: Int64
    var measuresVersion: Int
    var digest: Data
  }

  /// Appends images; the first gets the id `first`.
  static func append(_ files: some Sequence<SeenFile>, from first: Int, in db: Database) throws {
    let insert = try db.makeStatement(
      sql: "INSERT INTO image (id, key, byte_count, modified) VALUES (?, ?, ?, ?)")
    for (offset, file) in files.enumerated() {
      insert.setUncheckedArguments([first + offset, file.key, file.byteCount, file.modified])
      try insert.execute()
    }
  }

  /// The number of images, present or missing.
  static func count(in db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM image") ?? 0
  }

  /// Says that a file is there again, or changed since the last scan.
  static func setSeen(_ file: SeenFile, of image: Int, in db: Database) throws {
    try db.cachedStatement(
      sql: "UPDATE image SET byte_count = ?, modified = ?, missing = 0 WHERE id = ?"
    ).execute(arguments: [file.byteCount, file.modified, image])
  }

  /// Says that a file is gone.
  static func setMissing(_ image: Int, in db: Database) throws {
    try db.cachedStatement(sql: "UPDATE image SET missing = 1 WHERE id = ?")
      .execute(arguments: [image])
  }

  /// All keys in image order.
  static func keys(in db: Database) throws -> [String] {
    var keys: [String] = []
    let rows = try Row.fetchCursor(db, sql: "SELECT id, key FROM image ORDER BY id")
    while let row = try rows.next() {
      try checkPlace(of: row, is: keys.count)
      keys.append(try row.value(1))
    }
    return keys
  }

  /// Ids are places: the first image has 0, and none is left out.
  @inline(__always)
  private static func checkPlace(of row: Row, is place: Int) throws {
    let id: Int64 = try row.value(0)
    guard id == place, place < 1 << 31 else {
      throw DamagedRow(table: "image", what: "image \(id) in the place of \(place)")
    }
  }

  /// The key of one image, `nil` if there is no such image.
  static func key(of image: Int, in db: Database) throws -> String? {
    try String.fetchOne(db, sql: "SELECT key FROM image WHERE id = ?", arguments: [image])
  }

  /// All files in image order.
  static func knownFiles(in db: Database) throws -> [KnownFile] {
    var files: [KnownFile] = []
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT id, key, image.byte_count, image.modified, missing,
          measures_version, measurement.byte_count, measurement.modified, digest
        FROM image LEFT JOIN measurement ON image_id = id ORDER BY id
        """)
    while let row = try rows.next() {
      try checkPlace(of: row, is: files.count)
      var file = KnownFile(
        seen: SeenFile(
          key: try row.value(1), byteCount: try row.value(2), modified: try row.value(3)),
        missing: try row.value(4))
      if let version = try row.optional(5, as: Int.self) {
        file.measured = MeasuredFile(
          byteCount: try row.value(6), modified: try row.value(7), measuresVersion: version,
          digest: try row.value(8))
      }
      files.append(file)
    }
    return files
  }

  /// All images in image order, as the snapshot shows them.
  static func records(in db: Database) throws -> [ImageRecord] {
    var records: [ImageRecord] = []
    records.reserveCapacity(try count(in: db))
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT id, key, image.byte_count, image.modified, digest, format, pixel_digest, perceptual_hash,
          measures_version
        FROM image LEFT JOIN measurement ON image_id = id ORDER BY id
        """)
    while let row = try rows.next() {
      try checkPlace(of: row, is: records.count)
      var record = ImageRecord(key: try row.value(1))
      record.byteCount = try row.value(2, as: Int64.self)
      record.modifiedNanoseconds = try row.value(3, as: Int64.self)
      record.digest = try digest(row, 4)
      record.format = try row.optional(5)
      record.pixelDigest = try digest(row, 6)
      record.perceptualHash = try row.optional(7, as: Int64.self).map(UInt64.init(bitPattern:))
      record.measuresVersion = try row.optional(8, as: Int.self)
      records.append(record)
    }
    return records
  }

  /// A digest of 16 bytes as hexadecimal digits, if there is one.
  @inline(__always)
  private static func digest(_ row: Row, _ column: Int) throws -> String? {
    guard let bytes = try row.optional(column, as: Data.self) else { return nil }
    guard bytes.count == 16 else {
      throw DamagedRow(table: "measurement", what: "a digest of \(bytes.count) bytes")
    }
    return hexadecimal(bytes)
  }

  /// All issues of `count` images, by image and kind.
  static func issues(of count: Int, in db: Database) throws -> [FileIssue] {
    var issues: [FileIssue] = []
    let rows = try Row.fetchCursor(
      db, sql: "SELECT image_id, kind, reason FROM file_issue ORDER BY image_id, kind")
    while let row = try rows.next() {
      guard var kind = FileIssue.Kind(rawValue: try row.value(1)) else { continue }
      let image = try row.place(0, of: count, in: "file_issue", "image")
      let reason: String = try row.value(2)
      if kind == .unreadable, reason.hasPrefix(FileIssue.goneWords) { kind = .missingFile }
      issues.append(FileIssue(image: Int32(image), kind: kind, reason: reason))
    }
    return issues
  }

  /// Whether any image has an issue.
  static func hasIssues(in db: Database) throws -> Bool {
    try Bool.fetchOne(db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM file_issue)")) ?? false
  }

  /// Replaces all issues of an image.
  ///
  /// The table knows missing files as unreadable ones; their reason tells them apart.
  static func setIssues(_ issues: [FileIssue], of image: Int, in db: Database) throws {
    try db.cachedStatement(sql: "DELETE FROM file_issue WHERE image_id = ?")
      .execute(arguments: [image])
    for issue in issues {
      try db.cachedStatement(
        sql: "INSERT INTO file_issue (image_id, kind, reason) VALUES (?, ?, ?)"
      ).execute(arguments: [
        image, (issue.kind == .missingFile ? .unreadable : issue.kind).rawValue, issue.reason,
      ])
    }
  }

  /// The bytes as lower-case hexadecimal digits.
  static func hexadecimal(_ bytes: Data?) -> String? {
    guard let bytes else { return nil }
    let digits = Array("0123456789abcdef".utf8)
    return String(unsafeUninitializedCapacity: bytes.count * 2) { text in
      for (place, byte) in bytes.enumerated() {
        text[2 * place] = digits[Int(byte >> 4)]
        text[2 * place + 1] = digits[Int(byte & 15)]
      }
      return bytes.count * 2
    }
  }
}
