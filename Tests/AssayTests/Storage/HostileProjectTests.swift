import Foundation
import GRDB
import TestSupport
import Testing

@testable import Assay
@testable import Dataset

/// What a project that a stranger made may do when it is opened: nothing, and it says why.
@Suite struct HostileProjectTests {
  /// A project of three images with labels, a model, tags, a correction and a view.
  private static func project(in folder: URL) throws -> ProjectFolder {
    let place = try emptyProject(in: folder, images: 3)
    let store = try ProjectStore.open(place)
    try store.save(
      PairedLabels(classes: ["a", "b"], labels: [0, 1, 0]), replace: false,
      report: report(ofModel: nil))
    try store.save(
      predictions(
        of: "m", classes: ["a", "b"], predicted: [0, 1, 1],
        probabilities: [1, 0, 0.25, 0.75, 0.5, 0.5]), replace: false,
      report: report(ofModel: "m"))
    _ = try store.edit(.tag("x"), images: [0, 2])
    _ = try store.edit(.label("b"), images: [2])
    var view = SavedView(name: "set")
    view.images = [1]
    try store.save(view)
    try store.pool.close()
    return place
  }

  /// What opening and reading a project throws, and writing into it.
  private static func refusal(of place: ProjectFolder) -> String {
    do {
      let store = try ProjectStore.open(place)
      _ = try store.snapshot()
      _ = try store.history(limit: 10)
      _ = try store.knownFiles()
      return ""
    } catch { return error.description }
  }

  private static func change(_ place: ProjectFolder, _ statements: String) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let pool = try DatabasePool(path: place.database.path, configuration: configuration)
    try pool.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA ignore_check_constraints = ON; " + statements)
      _ = try db.checkpoint(.truncate)
    }
    try pool.close()
  }

  @Test(arguments: ["project.sqlite", "project.sqlite-wal", "thumbnails.sqlite", "writer.lock"])
  func `a link in the place of a file is refused, and what it leads to stays`(name: String)
    async throws
  {
    try await withTemporaryFolder { folder in
      let place = try Self.project(in: folder)
      let victim = folder.appending(path: "victim")
      let file = place.url.appending(path: name)
      if name == "project.sqlite" {
        try FileManager.default.moveItem(at: file, to: victim)
      } else {
        try Data("precious".utf8).write(to: victim)
        try? FileManager.default.removeItem(at: file)
      }
      let before = try Data(contentsOf: victim)
      try FileManager.default.createSymbolicLink(at: file, withDestinationURL: victim)
      #expect(Self.refusal(of: place).contains("a symbolic link in the place of a file"))
      // A second name is as good as a link.
      try FileManager.default.removeItem(at: file)
      try FileManager.default.linkItem(at: victim, to: file)
      #expect(Self.refusal(of: place).contains("has another name elsewhere"))
      #expect(try Data(contentsOf: victim) == before)
    }
  }

  @Test func `arrays that are a link lose nothing`() async throws {
    try await withTemporaryFolder { folder in
      let place = try Self.project(in: folder)
      let victim = folder.appending(path: "victim", directoryHint: .isDirectory)
      try FileManager.default.moveItem(at: place.arrays, to: victim)
      try FileManager.default.createSymbolicLink(at: place.arrays, withDestinationURL: victim)
      #expect(Self.refusal(of: place).contains("a symbolic link in the place of a folder"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: victim.path).count == 1)
    }
  }

  @Test(arguments: ["project.sqlite-journal", "thumbnails.sqlite-journal"])
  func `a journal that came along is not played back`(name: String) async throws {
    try await withTemporaryFolder { folder in
      let place = try Self.project(in: folder)
      let journal = place.url.appending(path: name)
      try Data([0xD9, 0xD5, 0x05, 0xF9]).write(to: journal)
      #expect(Self.refusal(of: place).contains("a journal, which Assay never leaves"))
      #expect(FileManager.default.fileExists(atPath: journal.path))
    }
  }

  @Test(
    arguments: [
      "CREATE TRIGGER t AFTER INSERT ON edit BEGIN DELETE FROM label; END",
      "CREATE VIEW v AS SELECT 1", "DROP TABLE image_tag", "CREATE TABLE other (id INTEGER)",
      "ALTER TABLE label ADD COLUMN x INTEGER GENERATED ALWAYS AS (1)", "DROP INDEX label_class",
      "PRAGMA user_version = 3",
    ])
  func `tables that no version made are refused`(statement: String) async throws {
    try await withTemporaryFolder { folder in
      let place = try Self.project(in: folder)
      try Self.change(place, statement)
      #expect(Self.refusal(of: place).contains("its tables are not those of schema"))
    }
  }

  @Test(
    arguments: [
      ("UPDATE label SET class_id = 99 WHERE image_id = 0", "label"),
      ("UPDATE label SET class_id = -1 WHERE image_id = 0", "label"),
      ("INSERT INTO label VALUES (-5, 0)", "label"),
      ("INSERT INTO label VALUES (1099511627776, 0)", "label"),
      ("UPDATE image SET id = 1000 WHERE id = 2", "image"),
      ("UPDATE image SET id = -1 WHERE id = 0", "image"),
      ("UPDATE class SET id = 7 WHERE id = 1", "class"),
      ("UPDATE prediction_chunk SET chunk = 4611686018427387904", "prediction_chunk"),
      ("UPDATE prediction_chunk SET chunk = -1", "prediction_chunk"),
      ("UPDATE prediction_chunk SET predicted = X'630000006300000063000000'", "prediction_chunk"),
      ("UPDATE prediction_chunk SET predicted = X'63'", "prediction_chunk"),
      (
        "UPDATE prediction_chunk SET confidence = CAST(zeroblob(16) || X'9C7500883CE4377E' AS BLOB)",
        "confidence"
      ),
      ("UPDATE model SET row_count = 4611686018427387904", "model"),
      ("UPDATE model SET row_count = 2, column_count = 3", "model"),
      ("UPDATE model SET array_file = '../../victim'", "no name of an array"),
      ("UPDATE model SET renormalized_rows = -1", "model"),
      ("INSERT INTO image_tag SELECT id, 1000000 FROM tag", "image_tag"),
      ("INSERT INTO image_tag SELECT id, -1 FROM tag", "image_tag"),
      ("INSERT INTO correction VALUES (-1, 'b')", "correction"),
      ("UPDATE saved_view SET images = X'FFFFFF7F'", "saved_view"),
      ("UPDATE edit SET made = 9223372036854775807", "edit"),
      ("INSERT INTO file_issue VALUES (7, 'damaged', 'x')", "file_issue"),
      ("INSERT INTO measurement VALUES (0, 1, 1, 1, X'010203', 'PNG', NULL, NULL)", "measurement"),
    ])
  func `a row that no program wrote is named by its table`(
    statement: String, words: String
  ) async throws {
    try await withTemporaryFolder { folder in
      let place = try Self.project(in: folder)
      try Self.change(place, statement)
      let found = Self.refusal(of: place)
      #expect(found.contains("damaged") && found.contains(words), "\(found)")
    }
  }

  @Test(
    arguments: [
      ("-1", [0, 0, 0x80, 0xBF]), ("NaN", [0, 0, 0xC0, 0x7F]), ("3e38", [0xFF, 0xFF, 0x7F, 0x7F]),
    ] as [(String, [UInt8])])
  func `numbers that are no probabilities are refused`(name: String, bytes: [UInt8]) async throws {
    try await withTemporaryFolder { folder in
      let place = try Self.project(in: folder)
      let file = try #require(
        try FileManager.default.contentsOfDirectory(atPath: place.arrays.path).first)
      var data = try Data(contentsOf: place.arrays.appending(path: file))
      data.replaceSubrange(4..<8, with: bytes)
      try data.write(to: place.arrays.appending(path: file))
      #expect(Self.refusal(of: place).contains("numbers that cannot be there"))
    }
  }

  @Test func `a project that nobody touched is read`() async throws {
    try await withTemporaryFolder { folder in
      let place = try Self.project(in: folder)
      #expect(Self.refusal(of: place) == "")
    }
  }
}
