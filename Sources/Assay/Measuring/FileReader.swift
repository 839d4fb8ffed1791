import Dataset
import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads whole image files of one folder, one after the other, into one growing piece of memory.
///
/// A class because it owns that memory; used by one task at a time.
final class FileReader {
  /// The longest file that is read: 1 GB.
  static let byteLimit = 1_000_000_000

  /// Why a file could not be read, in words for a person.
  struct Failure: Error {
    var reason: String
    /// What kind of issue that is.
    var kind: FileIssue.Kind

    /// The file, or the folder that it was in, is not there.
    static func gone(_ more: String = "") -> Failure {
      Failure(reason: FileIssue.goneWords + more, kind: .missingFile)
    }

    /// What the system's number of an error says.
    init(errno number: Int32) {
      switch number {
      case ENOENT, ENOTDIR: self = .gone()
      case EACCES, EPERM: self.init(reason: "no permission to read the file")
      default: self.init(reason: String(cString: strerror(number)))
      }
    }

    init(reason: String, kind: FileIssue.Kind = .unreadable) {
      self.reason = reason
      self.kind = kind
    }
  }

  private let root: ImageFolder
  private var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
  /// The folder of the last file, open; −1 where there is none, or it is not in the root.
  private var lastFolder: (key: Substring, descriptor: Int32)?

  /// A reader of the files below `root`.
  init(of root: ImageFolder) { self.root = root }

  deinit {
    memory.deallocate()
    closeLastFolder()
  }

  /// Reads the file of a key; the bytes are valid until the next call.
  ///
  /// The size and time are those of the file that was opened, taken before it was read.
  func read(
    _ key: String
  ) throws(Failure) -> (bytes: UnsafeRawBufferPointer, modified: Int64) {
    let slash = key.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = try openFolder(slash.map { key[..<$0] } ?? "")
    let name = slash.map { key[key.index(after: $0)...] } ?? key[...]
    let flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
    var descriptor = openat(folder, String(name), flags)
    if descriptor < 0 && errno == ELOOP {
      guard let target = root.file(of: key) else {
        throw Failure(reason: "a link that leads nowhere or out of the image folder")
      }
      descriptor = open(target, flags)
    }
    guard descriptor >= 0 else { throw Failure(errno: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Failure(errno: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Failure(reason: "not a file") }
    guard status.st_size <= Self.byteLimit else {
      throw Failure(
        reason: "\(status.st_size) bytes, more than the \(Self.byteLimit) that are read")
    }
    let bytes = try content(of: descriptor, count: Int(status.st_size))
    return (bytes, status.modifiedNanoseconds)
  }

  private func openFolder(_ key: Substring) throws(Failure) -> Int32 {
    if lastFolder?.key != key {
      closeLastFolder()
      let path = root.folder(key)
      lastFolder = (key, path.map { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) } ?? -1)
    }
    guard let descriptor = lastFolder?.descriptor, descriptor >= 0 else {
      throw Failure.gone(", or a link leads out of the image folder")
    }
    return descriptor
  }

  private func closeLastFolder() {
    if let lastFolder, lastFolder.descriptor >= 0 { close(lastFolder.descriptor) }
    lastFolder = nil
  }

  private func content(
    of descriptor: Int32, count: Int
  ) throws(Failure) -> UnsafeRawBufferPointer {
    if count > memory.count {
      memory.deallocate()
      memory = .allocate(byteCount: count + count / 4, alignment: 16)
    }
    var filled = 0
    while filled < count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: memory[filled..<count])
      let got = Foundation.read(descriptor, rest.baseAddress, rest.count)
      if got < 0 && errno == EINTR { continue }
      guard got >= 0 else { throw Failure(errno: errno) }
      if got == 0 { break }
      filled += got
    }
    return UnsafeRawBufferPointer(rebasing: memory[..<filled])
  }
}
