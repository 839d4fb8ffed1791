import Dataset
import Foundation
import GRDB

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Databases that cannot be written to, read as they are now into memory.
///
/// SQLite reads a database in write-ahead mode only where it may write an index beside it; on a
/// read-only disk, or without the right to write, a copy is read instead.
enum MemoryCopy {
  /// Whether a database, or the folder it lies in, cannot be written to.
  static func isNeeded(for file: URL) -> Bool {
    access(file.deletingLastPathComponent().path, W_OK) != 0
      || (access(file.path, F_OK) == 0 && access(file.path, W_OK) != 0)
  }

  /// Reads a database with its write-ahead log.
  ///
  /// - Throws: what the system or SQLite says; ``StoreError/busy(path:process:activity:)`` if it is
  ///   written to again and again meanwhile.
  static func read(_ file: URL, _ configuration: Configuration) throws -> DatabaseQueue {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appending(path: "assay-\(UUID().uuidString)")
    try files.createDirectory(
      at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    defer { try? files.removeItem(at: folder) }
    let copy = folder.appending(path: "copy.sqlite")
    let log = URL(filePath: file.path + "-wal")
    for _ in 0..<5 {
      let before = state(of: [file, log])
      for (source, target) in [(file, copy), (log, URL(filePath: copy.path + "-wal"))] {
        try? files.removeItem(at: target)
        guard ProjectDoor.status(of: source) != nil else { continue }
        try files.copyItem(at: source, to: target)
        try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: target.path)
      }
      guard before == state(of: [file, log]) else { continue }
      let source = try DatabaseQueue(path: copy.path, configuration: configuration)
      let memory = try DatabaseQueue(configuration: configuration)
      try source.backup(to: memory)
      try source.close()
      return memory
    }
    throw StoreError.busy(path: file.path, process: 0, activity: "writing all the time")
  }

  /// What tells a file from what it was before: number, size and time.
  private static func state(of files: [URL]) -> [[Int64]] {
    files.map { file in
      guard let status = ProjectDoor.status(of: file) else { return [] }
      return [Int64(status.st_ino), Int64(status.st_size), status.modifiedNanoseconds]
    }
  }
}
