package import Foundation

/// The bytes of one file, read once and kept until the import is done.
///
/// A class because it owns the memory that rows and cells point into.
package final class FileBytes: @unchecked Sendable {
  /// More than this is no table or array of one machine.
  static let limit = 16 << 30

  /// The file as the person named it.
  package let name: String
  /// Everything the file holds.
  package let bytes: UnsafeRawBufferPointer

  /// Reads a regular file, or a pipe to its end.
  package init(reading file: URL) throws(ImportError) {
    name = file.relativePath
    func failure(_ found: String, _ expected: String, _ advice: String) -> ImportError {
      .unreadable(
        Complaint(file: file.relativePath, found: found, expected: expected, advice: advice))
    }
    let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw failure(
        "no readable file (\(String(cString: strerror(errno))))", "a table or an array",
        "check the path and its permissions")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      throw failure("a folder", "a table or an array", "name the file itself")
    }
    guard status.st_size <= Self.limit else {
      throw failure("a file of \(status.st_size) bytes", "at most 16 GiB", "split the file")
    }
    var capacity = Int(status.st_size) + 64
    guard var memory = malloc(capacity) else {
      throw failure(
        "\(status.st_size) bytes", "a file that fits in memory", "split the file")
    }
    var count = 0
    while true {
      if count == capacity {
        guard capacity < Self.limit, let larger = realloc(memory, capacity * 2) else {
          free(memory)
          throw failure("more than \(count) bytes", "a file that fits in memory", "split the file")
        }
        (memory, capacity) = (larger, capacity * 2)
      }
      let more = read(descriptor, memory + count, min(capacity - count, 1 << 30))
      if more == 0 { break }
      if more < 0 && errno == EINTR { continue }
      guard more > 0 else {
        let reason = String(cString: strerror(errno))
        free(memory)
        throw failure("a read error (\(reason))", "a readable file", "check the disk")
      }
      count += more
    }
    bytes = UnsafeRawBufferPointer(start: memory, count: count)
  }

  /// A copy of bytes at hand, for text that comes from elsewhere than a file.
  package init(copying source: [UInt8], name: String) {
    self.name = name
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: source.count + 1, alignment: 16)
    memory.copyBytes(from: source)
    bytes = UnsafeRawBufferPointer(rebasing: memory[..<source.count])
  }

  deinit { free(UnsafeMutableRawPointer(mutating: bytes.baseAddress)) }

  /// Whether the file begins with these bytes.
  func begins(with prefix: [UInt8]) -> Bool {
    bytes.count >= prefix.count && bytes.prefix(prefix.count).elementsEqual(prefix)
  }
}
