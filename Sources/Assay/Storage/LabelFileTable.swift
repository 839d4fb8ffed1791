import Foundation
import GRDB
import Tables

/// The labels file that was imported last, byte for byte; no row where labels came from folders or
/// the file was too large.
enum LabelFileTable {
  static let version4 = """
    CREATE TABLE label_file (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      source TEXT NOT NULL CHECK (source <> ''),
      key_column TEXT,
      label_column TEXT,
      classes TEXT CHECK (classes IS NULL OR json_valid(classes)),
      folders TEXT NOT NULL CHECK (json_valid(folders)),
      bytes BLOB NOT NULL
    ) STRICT;
    """

  static let version8 = """
    ALTER TABLE label_file ADD COLUMN rules TEXT CHECK (rules IS NULL OR json_valid(rules));
    """

  /// Keeps a file in place of the one before; `nil` keeps none.
  static func set(_ file: LabelFile?, in db: Database) throws {
    try db.execute(sql: "DELETE FROM label_file")
    guard let file, file.bytes.bytes.count <= LabelFile.byteLimit else { return }
    try db.execute(
      sql: """
        INSERT INTO label_file (only, source, key_column, label_column, classes, folders, rules, bytes)
        VALUES (1, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        file.bytes.name, file.reading.keyColumn, file.reading.labelColumn,
        try file.reading.classes.map { try text(of: $0) }, try text(of: file.reading.folders),
        try file.reading.rules.map { try text(of: $0) }, Data(file.bytes.bytes),
      ])
  }

  /// The file that is kept.
  static func file(in db: Database) throws -> LabelFile? {
    let row = try Row.fetchOne(
      db,
      sql: "SELECT source, key_column, label_column, classes, folders, bytes, rules FROM label_file"
    )
    guard let row else { return nil }
    return LabelFile(
      FileBytes(copying: [UInt8](try row.value(5, as: Data.self)), name: try row.value(0)),
      reading: LabelFile.Reading(
        keyColumn: try row.optional(1), labelColumn: try row.optional(2),
        classes: try row.optional(3, as: String.self).map { try list($0) },
        folders: try list(try row.value(4)),
        rules: try row.optional(6, as: String.self).map {
          try JSONDecoder().decode(ReadingRules.self, from: Data($0.utf8))
        }))
  }

  private static func text(of value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private static func list(_ text: String) throws -> [String] {
    try JSONDecoder().decode([String].self, from: Data(text.utf8))
  }
}

extension ProjectStore {
  /// The labels file as it was imported; `nil` where there is no copy.
  func labelFile() throws(StoreError) -> LabelFile? { try read { try LabelFileTable.file(in: $0) } }
}
