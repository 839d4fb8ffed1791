import Dataset
import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How the files of a project's images differ from what the last look at the folder found.
package struct FilesOnDisk: Hashable, Sendable {
  /// Images whose file has another size or time than then: what was measured is of an older one.
  package var changed = 0
  /// Images whose file was there then and is no more.
  package var gone = 0

  /// Compares all images of a snapshot; nothing is counted where the folder itself is not there.
  ///
  /// - Complexity: one look at each file.
  package init(of snapshot: ProjectSnapshot) {
    guard let root = snapshot.imageRoot, let folder = try? ImageFolder(root.path) else { return }
    let known = Set(snapshot.issues.filter { $0.kind == .missingFile }.map(\.image))
    for (place, image) in snapshot.images.enumerated() where !known.contains(Int32(place)) {
      guard let file = FileState(of: folder.path + "/" + image.key) else {
        gone += 1
        continue
      }
      if image.byteCount != file.byteCount || image.modifiedNanoseconds != file.modifiedNanoseconds
      {
        changed += 1
      }
    }
  }
}

/// Size and time of a file as they are now, links followed.
package struct FileState: Hashable, Sendable {
  package let byteCount: Int64
  package let modifiedNanoseconds: Int64

  /// The state of the file at a path; `nil` if there is none.
  package init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    byteCount = Int64(status.st_size)
    modifiedNanoseconds = status.modifiedNanoseconds
  }
}
