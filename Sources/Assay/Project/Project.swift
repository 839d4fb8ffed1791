package import Dataset
public import Foundation
import Synchronization
package import Tables

/// A project on disk: the folder `NAME.assay` that holds all that is known about a folder of
/// images, and the only place that is written to.
///
/// Any number of handles, in any number of processes, may read; one writes at a time, and another
/// that tries is told who does (``StoreError/busy(path:process:activity:)``). Every write is one
/// transaction. A class because it owns open files and the newest snapshot.
public final class Project: Sendable {
  /// The project's folder.
  public let folder: URL
  /// The project's name: its folder without `.assay`.
  public let name: String

  let store: ProjectStore
  private let newest = Mutex<(revision: Int64, snapshot: Task<ProjectSnapshot, any Error>)?>(nil)

  private init(_ store: ProjectStore) {
    self.store = store
    folder = store.folder.url
    name = store.folder.name
  }

  /// Makes a project about the images below `root`, which are found but not yet measured.
  ///
  /// The folder appears whole or not at all.
  ///
  /// - Parameters:
  ///   - folder: the project's folder; `.assay` is appended where it is missing.
  ///   - root: the folder of images.
  ///   - found: told what lies in the folder, what was passed over too.
  /// - Returns: the new project, open.
  /// - Throws: ``StoreError`` if the folder exists and is not empty, lies inside the image folder or
  ///   cannot be written; ``ImportError`` if the image folder cannot be read.
  @concurrent
  public static func create(
    at folder: URL, images root: URL, found: @Sendable (ImageScan) -> Void = { _ in }
  ) async throws -> Project {
    let folder = canonical(folder)
    let place = ProjectFolder(url: folder)
    guard !place.name.isEmpty else { throw StoreError.emptyName(of: "project") }
    let imageRoot = try ImageFolder(root.standardizedFileURL.path)
    try check(folder, isOutside: imageRoot)
    guard isFree(folder) else { throw StoreError.placeTaken(path: folder.path) }
    let scan = try scanImages(in: root)
    found(scan)
    let files = scan.images.map(ImageTables.SeenFile.init(scanned:))
    guard !files.isEmpty else { throw StoreError.emptyImageRoot(path: imageRoot.path) }

    let unfinished = UnfinishedFolder(of: place)
    unfinished.removeAbandoned()
    do {
      try unfinished.begin()
      try ProjectStore.create(
        in: ProjectFolder(url: unfinished.url), imageRoot: imageRoot.path, files: files)
      try unfinished.finish()
    } catch {
      unfinished.abandon()
      throw StoreError(error, at: folder)
    }
    return try await open(at: folder)
  }

  /// Opens a project; one of an older schema is migrated after a copy of its database.
  ///
  /// - Parameter folder: the project's folder; `.assay` is appended where it is missing.
  /// - Returns: the project.
  /// - Throws: ``StoreError`` if there is no project, it is damaged, or of a newer schema.
  @concurrent
  public static func open(at folder: URL) async throws -> Project {
    Project(try ProjectStore.open(ProjectFolder(url: canonical(folder))))
  }

  /// The nearest project: `folder` itself, or the first `*.assay` by name in it or, failing that,
  /// in the folders above it.
  public static func nearest(from folder: URL) -> URL? {
    var folder = folder.standardizedFileURL
    while true {
      if isProject(folder) { return folder }
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      for name in names.sorted() where name.hasSuffix("." + ProjectFolder.suffix) {
        let candidate = folder.appending(path: name, directoryHint: .isDirectory)
        if isProject(candidate) { return candidate }
      }
      let parent = folder.deletingLastPathComponent().standardizedFileURL
      if parent.path == folder.path { return nil }
      folder = parent
    }
  }

  /// The number of writes so far, by any process; it grows with every one.
  public var revision: Int64 {
    get throws { try store.revision() }
  }

  /// Everything about the project as it is now, read once per revision and then shared.
  ///
  /// - Throws: ``StoreError`` if a file of the project is damaged or cannot be read.
  /// - Complexity: O(images × metrics) after a write, O(edited images) if only edits were written,
  ///   O(1) otherwise; probabilities are mapped.
  public func snapshot() async throws -> ProjectSnapshot {
    let revision = try store.revision()
    let reading = newest.withLock { newest in
      if let newest, newest.revision >= revision { return newest.snapshot }
      // Unstructured, because all who ask meanwhile wait for the same reading.
      let reading = Task { [store, known = newest?.snapshot] in
        try store.snapshot(knowing: try? await known?.value)
      }
      newest = (revision, reading)
      return reading
    }
    do { return try await reading.value } catch {
      newest.withLock { if $0?.snapshot == reading { $0 = nil } }
      throw error
    }
  }

  /// Where the images lie, as it was given; the folder may be unplugged.
  public var imageRoot: URL {
    get throws { URL(filePath: try store.imageRoot(), directoryHint: .isDirectory) }
  }

  /// Says that the folder of images was moved.
  ///
  /// - Throws: ``StoreError/noImages(path:)`` if none of the project's images are there.
  @concurrent
  public func relocate(to root: URL) async throws {
    let imageRoot = try ImageFolder(root.standardizedFileURL.path)
    try Self.check(folder, isOutside: imageRoot)
    let keys = try store.knownFiles().lazy.filter { !$0.missing }.map(\.seen.key)
    guard keys.contains(where: { imageRoot.file(of: $0) != nil }) else {
      throw StoreError.noImages(path: imageRoot.path)
    }
    try store.setImageRoot(imageRoot.path)
  }

  /// A project's folder with `.assay` at its end.
  static func canonical(_ folder: URL) -> URL {
    // A path that ends in a slash is the same folder.
    let folder = URL(filePath: folder.standardizedFileURL.path, directoryHint: .notDirectory)
    return folder.pathExtension == ProjectFolder.suffix
      ? folder : folder.appendingPathExtension(ProjectFolder.suffix)
  }

  private static func isProject(_ folder: URL) -> Bool {
    folder.pathExtension == ProjectFolder.suffix
      && FileManager.default.fileExists(atPath: ProjectFolder(url: folder).database.path)
  }

  static func isFree(_ folder: URL) -> Bool {
    guard FileManager.default.fileExists(atPath: folder.path) else { return true }
    return (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.isEmpty == true
  }

  static func check(
    _ folder: URL, isOutside imageRoot: ImageFolder
  ) throws(StoreError) {
    var parent = folder
    while resolvedPath(parent.path) == nil && parent.path != "/" {
      parent = parent.deletingLastPathComponent()
    }
    guard let resolved = resolvedPath(parent.path) else { return }
    if imageRoot.contains(resolved) {
      throw .insideImages(path: folder.path, imageRoot: imageRoot.path)
    }
  }
}

extension ImageTables.SeenFile {
  /// A file as a scan found it.
  init(scanned image: ImageRecord) {
    self.init(
      key: image.key, byteCount: image.byteCount ?? 0, modified: image.modifiedNanoseconds ?? 0)
  }
}
