import Foundation

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
    let name = Self.prefix(of: place) + UUID().uuidString.prefix(8) + Self.ending
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
    for name in names where name.hasPrefix(Self.prefix(of: place)) && name.hasSuffix(Self.ending) {
      let other = ProjectFolder(url: parent.appending(path: name))
      guard Self.isAbandoned(other) else { continue }
      try? FileManager.default.removeItem(at: other.url)
    }
  }

  private static let ending = ".new"

  private static func prefix(of place: ProjectFolder) -> String { ".\(place.name)." }

  private static func isAbandoned(_ folder: ProjectFolder) -> Bool {
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
