package import Dataset
package import Foundation
import Tables

/// Images as a folder for each class, ready for a training program.
package struct FolderExport: Sendable {
  /// What stands in the folders.
  package enum Form: String, Hashable, Sendable, CaseIterable {
    /// Copies of the files.
    case folders
    /// Symbolic links to the files, which stay where they are.
    case links
  }

  /// The folder that was made.
  package let folder: URL
  /// How many images are in it.
  package let written: Int
  /// How many were left out because they have no label.
  package let withoutLabel: Int
  /// How many were left out because their file is gone.
  package let withoutFile: Int

  /// What was done, in a sentence.
  package var sentence: String {
    let left = [(withoutLabel, "without a label"), (withoutFile, "without a file")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return "\(written) images in \(folder.path)"
      + (left.isEmpty ? "" : "; left out: \(left.joined(separator: ", "))")
  }
}

extension Project {
  /// Writes images into a folder for each class, as copies or as links.
  ///
  /// The folder appears whole or not at all. Images without a label, or whose file is gone, are left
  /// out and counted.
  ///
  /// - Parameters:
  ///   - ids: images of the project.
  ///   - snapshot: the project with the labels that name the folders.
  ///   - form: copies or links.
  ///   - folder: where; nothing may be there yet but an empty folder.
  ///   - progress: told how far it is.
  /// - Returns: what was written.
  /// - Throws: ``StoreError`` if the place is taken, lies in the image folder or cannot be written;
  ///   `CancellationError`.
  @concurrent
  package func export(
    _ ids: [UInt32], of snapshot: ProjectSnapshot, as form: FolderExport.Form, to folder: URL,
    progress: @Sendable (WorkProgress) -> Void = { _ in }
  ) async throws -> FolderExport {
    let folder = folder.standardizedFileURL
    let root = try ImageFolder(try store.imageRoot())
    try Self.check(folder, isOutside: root)
    guard Self.isFree(folder) else { throw StoreError.placeTaken(path: folder.path) }
    let labelled = ids.filter { snapshot.labels[Int($0)] >= 0 }
    let paths = exportPaths(of: labelled, in: snapshot)
    let parent = folder.deletingLastPathComponent()
    let unfinished = parent.appending(
      path: ".\(folder.lastPathComponent).\(UUID().uuidString.prefix(8)).new",
      directoryHint: .isDirectory)
    let files = FileManager.default
    var written = 0
    do {
      try files.createDirectory(at: unfinished, withIntermediateDirectories: true)
      for name in Set(paths.map(\.folder)).sorted() {
        try files.createDirectory(
          at: unfinished.appending(path: name), withIntermediateDirectories: false)
      }
      for (place, id) in labelled.enumerated() {
        try Task.checkCancellation()
        if let file = root.file(of: snapshot.images[Int(id)].key) {
          let target = unfinished.appending(path: paths[place].folder)
            .appending(path: paths[place].name)
          switch form {
          case .folders: try files.copyItem(atPath: file, toPath: target.path)
          case .links: try files.createSymbolicLink(atPath: target.path, withDestinationPath: file)
          }
          written += 1
        }
        progress(WorkProgress(done: place + 1, total: labelled.count))
      }
      try ArrayFiles.rename(unfinished, to: folder)
    } catch {
      try? files.removeItem(at: unfinished)
      if error is CancellationError { throw error }
      throw StoreError(error, at: folder)
    }
    return FolderExport(
      folder: folder, written: written, withoutLabel: ids.count - labelled.count,
      withoutFile: labelled.count - written)
  }

  /// Writes images as ``export(_:of:as:to:progress:)`` does, into a new folder of the project itself.
  @concurrent
  package func export(
    _ ids: [UInt32], of snapshot: ProjectSnapshot, as form: FolderExport.Form,
    progress: @Sendable (WorkProgress) -> Void
  ) async throws -> FolderExport {
    let exports = store.folder.exports
    try ProjectDoor(folder: store.folder).checkIsFolder(exports)
    do {
      try FileManager.default.createDirectory(at: exports, withIntermediateDirectories: true)
    } catch { throw StoreError(error, at: exports) }
    var number = 1
    while FileManager.default.fileExists(
      atPath: exports.appending(path: "\(form.rawValue)-\(number)").path)
    { number += 1 }
    return try await export(
      ids, of: snapshot, as: form,
      to: exports.appending(path: "\(form.rawValue)-\(number)", directoryHint: .isDirectory),
      progress: progress)
  }
}
