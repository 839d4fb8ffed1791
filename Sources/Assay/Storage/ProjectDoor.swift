import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Looks at a project's folder before any file in it is opened, as a stranger may have made it.
///
/// Each file that Assay opens by name must be a regular file with one name, each folder a folder;
/// nothing may be a link. No database has a journal beside it, which SQLite would play back, and
/// each begins as one of Assay in write-ahead mode.
struct ProjectDoor {
  let folder: ProjectFolder

  /// The entries of a database, beside it those of its write-ahead log.
  private static let databaseEndings = ["", "-wal", "-shm"]

  /// Looks at all that opening, reading or writing the project would touch.
  ///
  /// - Throws: ``StoreError/noProject(path:)`` where there is no database, and
  ///   ``StoreError/damaged(path:detail:)`` that names the first entry that is not Assay's.
  /// - Complexity: O(1).
  func check() throws(StoreError) {
    try checkIsFolder(folder.url, isWanted: true, mayBeLink: true)
    guard try checkIsFile(folder.database) else { throw .noProject(path: folder.url.path) }
    for file in [folder.database, folder.thumbnails] {
      try checkDatabase(file)
    }
    try checkIsFile(folder.lock)
    for directory in [folder.arrays, folder.exports] { try checkIsFolder(directory) }
    try checkHeader(of: folder.database, isProject: true)
    try checkHeader(of: folder.thumbnails, isProject: false)
  }

  /// Looks at the entries of one database.
  func checkDatabase(_ file: URL) throws(StoreError) {
    for ending in Self.databaseEndings {
      try checkIsFile(URL(filePath: file.path + ending))
    }
    let journal = URL(filePath: file.path + "-journal")
    if Self.status(of: journal) != nil {
      throw .damaged(
        path: journal.path, detail: "a journal, which Assay never leaves; remove it if it is yours")
    }
  }

  /// Looks at a file that may be missing.
  ///
  /// - Returns: whether it is there.
  @discardableResult
  func checkIsFile(_ file: URL) throws(StoreError) -> Bool {
    guard let status = Self.status(of: file) else { return false }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .damaged(path: file.path, detail: "\(Self.word(for: status)) in the place of a file")
    }
    guard status.st_nlink == 1 else {
      throw .damaged(path: file.path, detail: "a file that has another name elsewhere, too")
    }
    return true
  }

  private func checkIsFolder(
    _ directory: URL, isWanted: Bool = false, mayBeLink: Bool = false
  ) throws(StoreError) {
    guard var status = Self.status(of: directory) else {
      if isWanted { throw .noProject(path: folder.url.path) }
      return
    }
    // Who names a link to a project means the project.
    if mayBeLink { stat(directory.path, &status) }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw .damaged(
        path: directory.path, detail: "\(Self.word(for: status)) in the place of a folder")
    }
  }

  /// The first bytes of a database say what it is: SQLite's, in write-ahead mode, a project's.
  private func checkHeader(of file: URL, isProject: Bool) throws(StoreError) {
    let descriptor = open(file.path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT, !isProject { return }
      throw StoreError(systemError: errno, at: file.path)
    }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    // What measuring found can be made again; the store replaces it.
    if count == 0, !isProject { return }
    guard count == bytes.count, bytes.starts(with: "SQLite format 3\0".utf8) else {
      if !isProject { return }
      throw .damaged(path: file.path, detail: "not the database of a project")
    }
    guard bytes[18] == 2, bytes[19] == 2 else {
      throw .damaged(path: file.path, detail: "a database that is not in write-ahead mode")
    }
    let application = bytes[68..<72].reduce(0) { $0 << 8 | Int($1) }
    guard !isProject || application == Schema.applicationID else {
      throw .damaged(path: file.path, detail: "not the database of a project")
    }
  }

  /// What stands at a path, links not followed; `nil` if nothing does.
  static func status(of file: URL) -> stat? {
    var status = stat()
    return lstat(file.path, &status) == 0 ? status : nil
  }

  private static func word(for status: stat) -> String {
    switch status.st_mode & S_IFMT {
    case S_IFLNK: "a symbolic link"
    case S_IFDIR: "a folder"
    case S_IFIFO: "a pipe"
    case S_IFSOCK: "a socket"
    case S_IFREG: "a file"
    default: "a device"
    }
  }
}
