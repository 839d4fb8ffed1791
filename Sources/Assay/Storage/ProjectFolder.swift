import Foundation

/// Where the parts of a project lie inside its folder.
struct ProjectFolder: Hashable, Sendable {
  /// The ending of every project's folder.
  static let suffix = "assay"

  /// The project's folder, `NAME.assay`.
  let url: URL

  /// The database of everything but thumbnails and arrays.
  var database: URL { url.appending(path: "project.sqlite") }
  /// The database of thumbnails, which can be made again from the images.
  var thumbnails: URL { url.appending(path: "thumbnails.sqlite") }
  /// The folder of probability matrices.
  var arrays: URL { url.appending(path: "arrays", directoryHint: .isDirectory) }
  /// The folder of what was exported from the page.
  var exports: URL { url.appending(path: "exports", directoryHint: .isDirectory) }
  /// The file that the writing process holds a lock on.
  var lock: URL { url.appending(path: "writer.lock") }

  /// The project's name: its folder without `.assay`.
  var name: String { url.deletingPathExtension().lastPathComponent }

  /// The copy of the database that is made before a migration from `schema`.
  func copy(beforeMigratingFrom schema: Int) -> URL {
    url.appending(path: "project-schema-\(schema).sqlite")
  }
}
