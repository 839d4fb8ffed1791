import Dataset
import Foundation

/// Walks a folder and the folders below it, real ones before linked ones.
struct FolderWalk {
  private(set) var scan = ImageScan()
  private let root: String
  /// The root with all links resolved.
  private let realRoot: String
  private var visited: Set<FileIdentity> = []
  private var links: [String] = []

  /// A file or folder, whatever its path.
  private struct FileIdentity: Hashable {
    let device: UInt64
    let number: UInt64

    init(_ status: stat) {
      device = UInt64(truncatingIfNeeded: status.st_dev)
      number = UInt64(truncatingIfNeeded: status.st_ino)
    }
  }

  /// What operating systems, drives and archives leave among images, in lower case.
  private static let ofSystems: Set<String> = [
    "@eadir", "#recycle", "$recycle.bin", "__macosx", "system volume information", "lost+found",
    "thumbs.db", "ehthumbs.db", "desktop.ini", "@tmp", "@recycle", "__pycache__",
  ]

  init(_ root: URL) throws(ImportError) {
    func failure(_ found: String) -> ImportError {
      .unreadable(
        Complaint(
          file: root.relativePath, found: found, expected: "a folder of images",
          advice: "check the path and its permissions"))
    }
    self.root = root.path
    var status = stat()
    guard stat(self.root, &status) == 0 else {
      throw failure("nothing readable (\(String(cString: strerror(errno))))")
    }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw failure("a file") }
    guard let folder = opendir(self.root) else {
      throw failure("a folder that cannot be read (\(String(cString: strerror(errno))))")
    }
    closedir(folder)
    guard let real = realpath(self.root, nil) else { throw failure("a folder without a place") }
    realRoot = String(cString: real)
    free(real)
  }

  /// Walks everything.
  mutating func run() {
    visit("")
    while !links.isEmpty {
      let batch = links.sorted { $0.precedesInUTF8($1) }
      links = []
      for link in batch { visitLink(link) }
    }
  }

  private func absolute(_ path: String) -> String { path.isEmpty ? root : root + "/" + path }

  private mutating func visitLink(_ path: String) {
    var status = stat()
    guard stat(absolute(path), &status) == 0 else {
      scan.unreadable.add(path)
      return
    }
    if visited.contains(FileIdentity(status)) {
      scan.repeatedLinks.add(path)
    } else {
      visit(path)
    }
  }

  /// Walks a folder and the real folders below it; links to folders wait.
  private mutating func visit(_ start: String) {
    var open = [start]
    while let folder = open.popLast() {
      guard let stream = opendir(absolute(folder)) else {
        scan.unreadable.add(folder)
        continue
      }
      defer { closedir(stream) }
      let descriptor = dirfd(stream)
      var status = stat()
      guard fstat(descriptor, &status) == 0 else {
        scan.unreadable.add(folder)
        continue
      }
      guard visited.insert(FileIdentity(status)).inserted else { continue }
      while let entry = readdir(stream) {
        guard let name = fileName(of: entry) else {
          scan.unreadable.add(folder + " (a name that is not UTF-8)")
          continue
        }
        if name == "." || name == ".." { continue }
        if name.utf8.first == 0x2E {
          scan.hidden += 1
          continue
        }
        let path = folder.isEmpty ? name : folder + "/" + name
        if Self.ofSystems.contains(name.lowercased()) {
          scan.systemFiles.add(path)
          continue
        }
        guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
          scan.unreadable.add(path)
          continue
        }
        let isLink = status.st_mode & S_IFMT == S_IFLNK
        if isLink {
          guard fstatat(descriptor, name, &status, 0) == 0, let inside = leadsInside(path) else {
            scan.unreadable.add(path)
            continue
          }
          guard inside else {
            scan.linksOutside.add(path)
            continue
          }
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR where isLink: links.append(path)
        case S_IFDIR: open.append(path)
        case S_IFREG: take(path, status, in: descriptor, name: name)
        default: scan.otherFiles.add(path)
        }
      }
    }
  }

  private mutating func take(
    _ path: String, _ status: stat, in folder: Int32, name: String
  ) {
    guard hasImageExtension(name) || beginsLikeImage(name, in: folder) else {
      scan.otherFiles.add(path)
      return
    }
    var image = ImageRecord(key: path)
    image.byteCount = Int64(status.st_size)
    image.modifiedNanoseconds = status.modifiedNanoseconds
    scan.images.append(image)
  }

  private func beginsLikeImage(_ name: String, in folder: Int32) -> Bool {
    let descriptor = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return withUnsafeTemporaryAllocation(byteCount: 16, alignment: 8) { start in
      let count = read(descriptor, start.baseAddress, 16)
      return count > 0 && looksLikeImage(UnsafeRawBufferPointer(rebasing: start[..<count]))
    }
  }

  /// Whether the real place of a path lies in the root; `nil` if it has none.
  private func leadsInside(_ path: String) -> Bool? {
    guard let real = realpath(absolute(path), nil) else { return nil }
    defer { free(real) }
    let place = String(cString: real)
    return realRoot == "/" || place == realRoot || place.utf8.starts(with: (realRoot + "/").utf8)
  }

  /// The name of a folder's entry; `nil` if its bytes are not UTF-8.
  private func fileName(of entry: UnsafeMutablePointer<dirent>) -> String? {
    withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(
        to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)
      ) {
        String(validatingCString: $0)
      }
    }
  }
}
