import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The advisory lock that lets one process at a time write to a project.
///
/// The system releases it when its holder ends, however it ends. A class because it owns an open
/// file; within one value of it writes nest, and the lock is released with the last.
final class WriteLock: Sendable {
  private let file: URL
  private let project: URL
  private let holders = Mutex<(count: Int, descriptor: Int32)>((0, -1))

  /// The lock of a project, not taken yet.
  init(of folder: ProjectFolder) {
    file = folder.lock
    project = folder.url
  }

  /// Takes the lock; every call needs its ``release()``.
  ///
  /// - Parameter activity: what is being done, in words that another process shows.
  /// - Throws: ``StoreError/busy(path:process:activity:)`` if another process, or another open
  ///   handle of this one, holds it.
  func take(for activity: String) throws(StoreError) {
    let outcome: Result<Void, StoreError> = holders.withLock { state in
      if state.count == 0 {
        switch lockedDescriptor(for: activity) {
        case .success(let descriptor): state.descriptor = descriptor
        case .failure(let error): return .failure(error)
        }
      }
      state.count += 1
      return .success(())
    }
    try outcome.get()
  }

  /// Gives back what one call of ``take(for:)`` took.
  func release() {
    holders.withLock { state in
      state.count -= 1
      if state.count == 0 {
        ftruncate(state.descriptor, 0)
        // Closing alone would leave the lock with a process that was just started and has a copy.
        flock(state.descriptor, LOCK_UN)
        close(state.descriptor)
        state.descriptor = -1
      }
    }
  }

  private func lockedDescriptor(for activity: String) -> Result<Int32, StoreError> {
    let descriptor = open(
      file.path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o644)
    guard descriptor >= 0 else {
      return .failure(StoreError(systemError: errno, at: file.path))
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_nlink == 1
    else {
      close(descriptor)
      return .failure(
        .damaged(path: file.path, detail: "not a file of its own, with one name"))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let error = errno
      defer { close(descriptor) }
      guard error == EWOULDBLOCK else {
        return .failure(StoreError(systemError: error, at: file.path))
      }
      return .failure(busy(heldThrough: descriptor))
    }
    let note = Array("\(getpid()) \(activity)".utf8)
    ftruncate(descriptor, 0)
    _ = note.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    return .success(descriptor)
  }

  /// Who holds the lock, as it wrote into the file.
  private func busy(heldThrough descriptor: Int32) -> StoreError {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    let note = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    let parts = note.split(separator: " ", maxSplits: 1)
    return .busy(
      path: project.path, process: parts.first.flatMap { Int32($0) } ?? 0,
      activity: parts.count > 1 ? String(parts[1]) : "just beginning")
  }
}
