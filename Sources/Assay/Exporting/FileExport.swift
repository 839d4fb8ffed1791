package import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Project {
  /// Writes the pieces of a text into a new file, which appears whole or not at all.
  ///
  /// - Throws: ``StoreError`` if something is there already, the place lies in the image folder, or
  ///   it cannot be written.
  package func write(_ pieces: some Sequence<String>, to file: URL) throws(StoreError) {
    let file = file.standardizedFileURL
    if try Self.write(pieces, toStream: file) { return }
    if let root = try? ImageFolder(try store.imageRoot()) {
      try Self.check(file, isOutside: root)
    }
    let files = FileManager.default
    let isTaken = (try? files.attributesOfItem(atPath: file.path)) != nil
    guard !isTaken else { throw .placeTaken(path: file.path) }
    let unfinished = file.deletingLastPathComponent()
      .appending(path: ".\(file.lastPathComponent).\(UUID().uuidString.prefix(8)).new")
    do {
      try Data().write(to: unfinished, options: .withoutOverwriting)
      let handle = try FileHandle(forWritingTo: unfinished)
      for piece in pieces { try handle.write(contentsOf: Data(piece.utf8)) }
      try handle.synchronize()
      try handle.close()
      try files.moveItem(at: unfinished, to: file)
    } catch {
      try? files.removeItem(at: unfinished)
      throw StoreError(error, at: file)
    }
  }

  /// Writes into what stands at a place and is no file: a device, such as `/dev/null`, or a pipe.
  ///
  /// - Returns: whether there is such a thing.
  private static func write(
    _ pieces: some Sequence<String>, toStream place: URL
  ) throws(StoreError) -> Bool {
    var status = stat()
    guard stat(place.path, &status) == 0, [S_IFCHR, S_IFIFO].contains(status.st_mode & S_IFMT)
    else { return false }
    do {
      let handle = try FileHandle(forWritingTo: place)
      for piece in pieces { try handle.write(contentsOf: Data(piece.utf8)) }
      try handle.close()
    } catch { throw StoreError(error, at: place) }
    return true
  }
}
