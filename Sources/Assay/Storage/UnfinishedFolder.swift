import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A project's folder while it is being made, beside its place and hidden: it takes that place
/// whole, or never does.
///
/// Its maker holds its writers' lock. The system gives the lock back when a maker ends, however it
/// ends, so that a folder whose lock is free was abandoned and may be removed.
struct UnfinishedFolder {
  /// The hidden folder.
  let url: URL
  private let place: ProjectFolder
  private let lock: WriteLock

  /// How long, in seconds, a folder without a lock may be one that is just being made.
  private static let grace: TimeInterval = 60

  /// A folder for a project that shall be at `place`; nothing is made yet.
  init(of place: ProjectFolder) {
    self.place = place
    let name = Self.prefix(of: place) + UUID().uuidString.prefix(Self.markCount) + Self.ending
    url = place.url.deletingLastPathComponent().appending(path: name)
    lock = WriteLock(of: ProjectFolder(url: url))
  }

  /// Makes the folder.
  func begin() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try lock.take(for: "making the project")
  }

  /// Puts the folder in its place.
  func finish() throws(StoreError) {
    try ArrayFiles.rename(url, to: place.url)
    lock.release()
  }

  /// Removes the folder, after an error.
  func abandon() { try? FileManager.default.removeItem(at: url) }

  /// Removes what makers of the same project left that were killed.
  func removeAbandoned() {
    let parent = place.url.deletingLastPathComponent()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
    for name in names where Self.isName(name, of: place) {
      let other = ProjectFolder(url: parent.appending(path: name))
      guard Self.isAbandoned(other) else { continue }
      try? FileManager.default.removeItem(at: other.url)
    }
  }

  private static let ending = ".new"

  private static func prefix(of place: ProjectFolder) -> String { ".\(place.name)." }

  private static let markCount = 8

  /// Whether a name is one that this program gives: eight hexadecimal digits in capitals between
  /// the project's name and the ending.
  private static func isName(_ name: String, of place: ProjectFolder) -> Bool {
    guard name.hasPrefix(prefix(of: place)), name.hasSuffix(ending) else { return false }
    let mark = name.dropFirst(prefix(of: place).count).dropLast(ending.count)
    return mark.utf8.count == markCount
      && mark.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x41 && $0 <= 0x46) }
  }

  /// Whether a folder holds nothing but what a maker puts there.
  private static func holdsOnlyAProject(_ folder: ProjectFolder) -> Bool {
    guard let status = ProjectDoor.status(of: folder.url), status.st_mode & S_IFMT == S_IFDIR,
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    else { return false }
    let own = [folder.database, folder.thumbnails].flatMap { file in
      ["", "-wal", "-shm"].map { file.lastPathComponent + $0 }
    }
    return names.allSatisfy { name in
      own.contains(name) || name == folder.lock.lastPathComponent
        || (name == folder.arrays.lastPathComponent && holdsNothing(folder.arrays))
    }
  }

  private static func holdsNothing(_ folder: URL) -> Bool {
    guard let status = ProjectDoor.status(of: folder), status.st_mode & S_IFMT == S_IFDIR else {
      return false
    }
    return (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?
      .allSatisfy { ArrayFiles.isName($0) || ArrayFiles.isUnfinished($0) } == true
  }

  private static func isAbandoned(_ folder: ProjectFolder) -> Bool {
    guard holdsOnlyAProject(folder) else { return false }
    guard FileManager.default.fileExists(atPath: folder.lock.path) else {
      let attributes = try? FileManager.default.attributesOfItem(atPath: folder.url.path)
      let made = attributes?[.modificationDate] as? Date
      return made.map { $0.timeIntervalSinceNow < -grace } ?? false
    }
    let lock = WriteLock(of: folder)
    guard (try? lock.take(for: "removing an abandoned project")) != nil else { return false }
    lock.release()
    return true
  }
}
