import Foundation
import GRDB
import Synchronization

/// The thumbnails of a project, and the descriptors that measuring took from its images
/// (``DescriptorTable``), in a database of their own: they can be made again.
///
/// A class because it owns an open database, opened with the first use. A file that is damaged is
/// replaced by an empty one at the next write.
final class ThumbnailStore: Sendable {
  private let file: URL
  private let opened = Mutex<(any DatabaseWriter)?>(nil)

  /// The thumbnails in `file`, which need not exist.
  init(at file: URL) { self.file = file }

  /// One thumbnail: a JPEG; `nil` where none is stored or the file can not be read.
  func thumbnail(of image: Int) -> Data? {
    guard let pool = try? pool(forWriting: false) else { return nil }
    return try? pool.read {
      try Data.fetchOne(
        $0.cachedStatement(sql: "SELECT jpeg FROM thumbnail WHERE image_id = ?"),
        arguments: [image])
    }
  }

  /// Stores thumbnails, in one transaction; `nil` removes one.
  func store(_ thumbnails: [(image: Int, jpeg: Data?)]) throws(StoreError) {
    guard !thumbnails.isEmpty else { return }
    try write { db in
      let insert = try db.cachedStatement(
        sql: "INSERT OR REPLACE INTO thumbnail (image_id, jpeg) VALUES (?, ?)")
      let delete = try db.cachedStatement(sql: "DELETE FROM thumbnail WHERE image_id = ?")
      for thumbnail in thumbnails {
        if let jpeg = thumbnail.jpeg {
          insert.setUncheckedArguments([thumbnail.image, jpeg])
          try insert.execute()
        } else {
          try delete.execute(arguments: [thumbnail.image])
        }
      }
    }
  }

  /// Writes in one transaction.
  func write(_ change: @Sendable (Database) throws -> Void) throws(StoreError) {
    do { try pool(forWriting: true).write(change) } catch { throw StoreError(error, at: file) }
  }

  /// Reads at one moment; `nil` where there is nothing to read, or the file can not be read.
  func read<Value>(_ look: (Database) throws -> Value) -> Value? {
    guard let pool = try? pool(forWriting: false) else { return nil }
    return try? pool.read(look)
  }

  /// How many thumbnails are stored.
  func count() -> Int {
    let pool = try? pool(forWriting: false)
    return (try? pool?.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM thumbnail") }) ?? 0
  }

  private func pool(forWriting: Bool) throws -> any DatabaseWriter {
    try opened.withLock { opened in
      if let opened { return opened }
      if !forWriting && !FileManager.default.fileExists(atPath: file.path) {
        throw StoreError.noProject(path: file.path)
      }
      let pool: any DatabaseWriter
      do { pool = try open() } catch {
        guard forWriting, case .damaged = StoreError(error, at: file) else { throw error }
        for ending in ["", "-wal", "-shm"] {
          try? FileManager.default.removeItem(atPath: file.path + ending)
        }
        pool = try open()
      }
      opened = pool
      return pool
    }
  }

  private func open() throws -> any DatabaseWriter {
    try ProjectDoor(folder: ProjectFolder(url: file.deletingLastPathComponent()))
      .checkDatabase(file)
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.label = "thumbnails"
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA synchronous = NORMAL")
      try ProjectStore.distrust(db)
    }
    let pool: any DatabaseWriter =
      MemoryCopy.isNeeded(for: file)
      ? try MemoryCopy.read(file, configuration)
      : try DatabasePool(path: file.path, configuration: configuration)
    // Who only reads writes nothing: the tables are there from the first write on.
    if try pool.read({ try Self.tables(in: $0) }) != Self.names {
      try pool.write { db in
        try db.execute(sql: Self.definition)
        try db.execute(sql: DescriptorTable.definition)
      }
    }
    guard try pool.read({ try Schema.text(in: $0) }) == Self.text.get() else {
      throw StoreError.damaged(path: file.path, detail: "its tables are not those of thumbnails")
    }
    return pool
  }

  private static let definition = """
    CREATE TABLE IF NOT EXISTS thumbnail (
      image_id INTEGER PRIMARY KEY CHECK (image_id >= 0),
      jpeg BLOB NOT NULL CHECK (length(jpeg) > 0)
    ) STRICT
    """

  /// The names of all tables of a whole database.
  private static let names: Set<String> = ["thumbnail", "descriptor", "descriptor_fit"]

  private static func tables(in db: Database) throws -> Set<String> {
    try String.fetchSet(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
  }

  /// What SQLite keeps of these tables as text; see ``Schema/text(in:)``.
  private static let text = Result<String, any Error> {
    let database = try DatabaseQueue()
    return try database.write { db in
      try db.execute(sql: definition)
      try db.execute(sql: DescriptorTable.definition)
      return try Schema.text(in: db)
    }
  }
}
