package import Dataset
package import Foundation
import Tables

/// Some of a project's images as a project of their own.
package struct ProjectExport: Sendable {
  /// The new project's folder.
  package let folder: URL
  /// The folder of its images, which are copies.
  package let images: URL
  /// How many images it has.
  package let written: Int
  /// How many were left out because their file is gone.
  package let withoutFile: Int

  /// What was done, in a sentence.
  package var sentence: String {
    "\(written) images in \(images.path), their project in \(folder.path)"
      + (withoutFile > 0 ? "; left out: \(withoutFile) without a file" : "")
      + "; `assay measure` finds their neighbours"
  }
}

extension Project {
  /// Makes a project of some images with all that is known of them: labels, splits, metadata, predictions,
  /// measurements, imported embeddings, tags and corrections.
  ///
  /// The images are copied into the folder `NAME-images` beside it, under their keys, so that the new project
  /// never finds others. What follows from several images (neighbours, the descriptor's embedding, maps) is made
  /// again by measuring. The history of edits begins anew.
  ///
  /// - Parameters:
  ///   - ids: images of the project.
  ///   - folder: the new project's folder; `.assay` is appended where it is missing.
  ///   - progress: told how many images are copied.
  /// - Returns: what was written.
  /// - Throws: ``StoreError`` if a place is taken, lies in the image folder or cannot be written, or if no image has
  ///   a file; `CancellationError`.
  @concurrent
  package func exportProject(
    of ids: [UInt32], to folder: URL, progress: @Sendable (WorkProgress) -> Void = { _ in }
  ) async throws -> ProjectExport {
    let folder = Self.canonical(folder)
    let name = ProjectFolder(url: folder).name
    let images = folder.deletingLastPathComponent()
      .appending(path: name + "-images", directoryHint: .isDirectory)
    let root = try ImageFolder(try store.imageRoot())
    for place in [folder, images] {
      try Self.check(place, isOutside: root)
      guard Self.isFree(place) else { throw StoreError.placeTaken(path: place.path) }
    }
    let snapshot = try await self.snapshot()
    // In the order of this project; a key without a file is no image of the new one.
    let found = ids.sorted().filter { root.file(of: snapshot.images[Int($0)].key) != nil }
    guard !found.isEmpty else { throw StoreError.noImages(path: root.path) }
    do {
      try copy(found.map { snapshot.images[Int($0)].key }, from: root, to: images, progress)
      let project = try await Project.create(at: folder, images: images)
      let taken = Dictionary(
        found.map { (snapshot.images[Int($0)].key, Int($0)) },
        uniquingKeysWith: { first, _ in first })
      // The new project has them in the order of its own scan.
      let places = try project.store.keys().compactMap { taken[$0] }
      try store.copy(places, of: snapshot, into: project.store)
    } catch {
      try? FileManager.default.removeItem(at: images)
      try? FileManager.default.removeItem(at: folder)
      if error is CancellationError { throw error }
      throw StoreError(error, at: folder)
    }
    return ProjectExport(
      folder: folder, images: images, written: found.count, withoutFile: ids.count - found.count)
  }

  /// Copies images with the times of their files.
  private func copy(
    _ keys: [String], from root: ImageFolder, to folder: URL,
    _ progress: @Sendable (WorkProgress) -> Void
  ) throws {
    let files = FileManager.default
    for (number, key) in keys.enumerated() {
      try Task.checkCancellation()
      guard let file = root.file(of: key) else { continue }
      let target = folder.appending(path: key)
      try files.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try files.copyItem(atPath: file, toPath: target.path)
      var status = stat()
      if stat(file, &status) == 0 {
        let times = [status.st_atim, status.st_mtim]
        utimensat(AT_FDCWD, target.path, times, 0)
      }
      progress(WorkProgress(done: number + 1, total: keys.count))
    }
  }
}
