import Foundation
import GRDB

/// Reads and writes the files of one project; the only place that knows SQLite.
///
/// A class because it owns open databases and the writers' lock. Calls block for as long as the
/// disk takes. Every write is one transaction and counts one revision.
final class ProjectStore: Sendable {
  let folder: ProjectFolder
  let thumbnails: ThumbnailStore
  let lock: WriteLock
  let pool: any DatabaseWriter
  /// Whether the project cannot be written to: what is read is a copy, as it was when it was opened.
  let isReadOnly: Bool

  private init(folder: ProjectFolder) throws(StoreError) {
    self.folder = folder
    lock = WriteLock(of: folder)
    thumbnails = ThumbnailStore(at: folder.thumbnails)
    isReadOnly = MemoryCopy.isNeeded(for: folder.database)
    do {
      pool =
        isReadOnly
        ? try MemoryCopy.read(folder.database, Self.configuration)
        : try DatabasePool(path: folder.database.path, configuration: Self.configuration)
    } catch { throw StoreError(error, at: folder.database) }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(10)
    configuration.label = "project"
    configuration.prepareDatabase { db in
      // In WAL mode a crash of the program loses nothing that was committed, and a crash of the
      // machine at most the last transactions; imports sync by a checkpoint.
      try db.execute(sql: "PRAGMA synchronous = NORMAL")
      try Self.distrust(db)
    }
    return configuration
  }

  /// Has SQLite check the pages of a database, which a stranger may have made, and map none.
  ///
  /// `trusted_schema` stays on, as the checks of our own tables call `json_valid`: the text of all
  /// tables is compared (``Schema/check(_:in:at:)``) before anything in them is read.
  static func distrust(_ db: Database) throws {
    try db.execute(sql: "PRAGMA mmap_size = 0; PRAGMA cell_size_check = ON")
  }

  /// Makes the files of a new project in an existing empty folder.
  static func create(
    in folder: ProjectFolder, imageRoot: String, files: [ImageTables.SeenFile]
  ) throws(StoreError) {
    do {
      try FileManager.default.createDirectory(
        at: folder.arrays, withIntermediateDirectories: true)
    } catch { throw StoreError(error, at: folder.arrays) }
    let store = try ProjectStore(folder: folder)
    do {
      try Schema.current.migrate(store.pool)
      try store.pool.write { db in
        try ProjectTable.insert(imageRoot: imageRoot, in: db)
        try ImageTables.append(files, from: 0, in: db)
      }
      try store.pool.close()
    } catch { throw StoreError(error, at: folder.database) }
  }

  /// Opens the files of a project; an older schema is migrated after a copy of the database.
  ///
  /// - Throws: ``StoreError``: no project, a newer schema, or a damaged file.
  static func open(
    _ folder: ProjectFolder, schema: Schema = .current
  ) throws(StoreError) -> ProjectStore {
    try ProjectDoor(folder: folder).check()
    let store = try ProjectStore(folder: folder)
    let (number, writtenBy) = try store.read { db in
      let number = try Schema.number(in: db)
      if let number, number <= schema.number {
        try Schema.check(number, in: db, at: folder.database)
      }
      let isKnown = try number != nil && Schema.hasKnownTable("project", in: db)
      return (number, isKnown ? try ProjectTable.writtenBy(in: db) : "?")
    }
    guard let number else {
      throw .damaged(path: folder.database.path, detail: "not the database of a project")
    }
    guard number <= schema.number else {
      throw .newerSchema(
        path: folder.url.path, schema: number, known: schema.number, writtenBy: writtenBy)
    }
    if number < schema.number { try store.migrate(from: number, to: schema) }
    return store
  }

  private func migrate(from number: Int, to schema: Schema) throws(StoreError) {
    // A copy in memory is all that changes then.
    if isReadOnly {
      do { return try schema.migrate(pool) } catch { throw StoreError(error, at: folder.database) }
    }
    try lock.take(for: "bringing the project to schema \(schema.number)")
    defer { lock.release() }
    do {
      let copy = folder.copy(beforeMigratingFrom: number)
      if !FileManager.default.fileExists(atPath: copy.path) {
        let partial = copy.appendingPathExtension("partial")
        try? FileManager.default.removeItem(at: partial)
        // Half a copy, of a disk that is full, takes room from what it needs.
        defer { try? FileManager.default.removeItem(at: partial) }
        try ProjectDoor(folder: folder).checkDatabase(partial)
        let target = try DatabaseQueue(path: partial.path)
        try pool.backup(to: target)
        try target.close()
        try ArrayFiles.sync(partial)
        try ArrayFiles.rename(partial, to: copy)
      }
      try schema.migrate(pool)
    } catch { throw StoreError(error, at: folder.database) }
  }

  /// Reads in one transaction: all that `body` sees belongs to one revision.
  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do { return try pool.read(body) } catch { throw StoreError(error, at: folder.database) }
  }

  /// Writes in one transaction, under the writers' lock: all of `body` happens, or nothing.
  ///
  /// - Parameters:
  ///   - activity: what is being done, in words that another process shows.
  ///   - change: what `body` may change; all else stays as readers know it.
  ///   - counts: whether what `body` returned means that something was written.
  ///   - body: the work.
  /// - Returns: what `body` returned.
  /// - Throws: ``StoreError``; the project is as it was then.
  func write<Value>(
    _ activity: String, changing change: ProjectTable.Change = .content,
    counts: (Value) -> Bool = { _ in true },
    _ body: (Database) throws -> Value
  ) throws(StoreError) -> Value {
    guard !isReadOnly else { throw .readOnly(path: folder.url.path) }
    try lock.take(for: activity)
    defer { lock.release() }
    do {
      return try pool.write { db in
        let value = try body(db)
        if counts(value) { try ProjectTable.countWrite(of: change, in: db) }
        return value
      }
    } catch { throw StoreError(error, at: folder.database) }
  }

  /// Makes everything committed so far safe against a crash of the machine.
  func syncToDisk() throws(StoreError) {
    do {
      _ = try pool.writeWithoutTransaction { try $0.checkpoint(.passive) }
    } catch { throw StoreError(error, at: folder.database) }
  }

  /// The number of writes so far, by any process.
  func revision() throws(StoreError) -> Int64 { try read { try ProjectTable.revision(in: $0) } }

  /// Where the images lie.
  func imageRoot() throws(StoreError) -> String { try read { try ProjectTable.imageRoot(in: $0) } }

  /// Says that the images lie elsewhere.
  func setImageRoot(_ path: String) throws(StoreError) {
    try write("moving the image folder") { try ProjectTable.setImageRoot(path, in: $0) }
  }

  /// The key of an image, `nil` if there is no such image.
  func key(of image: Int) throws(StoreError) -> String? {
    try read { try ImageTables.key(of: image, in: $0) }
  }

  /// All reconciliation reports, the oldest first.
  func reports() throws(StoreError) -> [ReportTable.StoredReport] {
    try read { try ReportTable.reports(in: $0) }
  }
}
