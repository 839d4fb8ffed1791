import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The folder that holds a project's images, from which alone files are read.
///
/// A key that leads out of it, by `..` or through a link, has no file here.
struct ImageFolder: Sendable {
  /// The folder as it is stored, absolute.
  let path: String
  /// The folder with all links resolved.
  private let resolved: String

  /// The folder at `path`.
  ///
  /// - Throws: ``StoreError/noImageRoot(path:)`` if it is not there or no folder.
  init(_ path: String) throws(StoreError) {
    guard let resolved = resolvedPath(path), isFolder(resolved) else {
      throw .noImageRoot(path: path)
    }
    self.path = path
    self.resolved = resolved
  }

  /// The path of an image's file, with all links resolved.
  ///
  /// - Returns: `nil` if there is no such file, it lies outside this folder, or is a pipe, a socket
  ///   or a device.
  func file(of key: String) -> String? {
    guard let file = resolvedPath(resolved + "/" + key), contains(file) else { return nil }
    var status = stat()
    guard lstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return file
  }

  /// The path of a folder inside, ending in `/`, with all links resolved; `""` is this folder.
  ///
  /// - Returns: `nil` if there is no such folder, or it lies outside this one.
  func folder(_ part: Substring) -> String? {
    guard !part.isEmpty else { return resolved + "/" }
    guard let folder = resolvedPath(resolved + "/" + part), contains(folder) else { return nil }
    return folder + "/"
  }

  /// Whether a path with all links resolved is this folder or lies inside it.
  func contains(_ resolvedPath: String) -> Bool {
    resolved == "/" || resolvedPath == resolved
      || resolvedPath.utf8.starts(with: (resolved + "/").utf8)
  }
}

/// A path with all links, `.` and `..` resolved; `nil` if nothing is there.
func resolvedPath(_ path: String) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}

private func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}
