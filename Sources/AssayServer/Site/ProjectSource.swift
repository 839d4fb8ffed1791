package import Assay
package import Foundation

/// What the server needs of a project; ``Assay/Project`` is one, and tests make others by hand.
package protocol ProjectSource: Sendable {
  /// Everything about the project as it is now; cheap if nothing changed since it was last asked.
  func snapshot() async throws -> ProjectSnapshot

  /// The number of writes so far, by any process; asking for it reads nothing else.
  var revision: Int64 { get async throws }

  /// A small JPEG of an image; `nil` if there is no such image or it cannot be decoded.
  func thumbnail(of image: Int) async throws -> Data?

  /// The file of an image; `nil` if there is no such image, its file is gone, or it lies outside
  /// the project's image folder.
  func originalURL(of image: Int) async throws -> URL?

  /// Measures every image that is new or changed, and returns a sentence about what was done.
  func measure(report: @escaping @Sendable (WorkProgress) -> Void) async throws -> String

  /// The latest edit of the history, 0 if there is none; asking for it reads nothing else.
  var lastEdit: Int64 { get async throws }

  /// Makes an edit of images and says what changed; see ``Assay/Project/edit(_:images:by:seen:)``.
  func edit(
    _ change: Edit.Change, images: [Int32], by author: String?, seen: Int64?
  ) async throws -> EditOutcome

  /// Undoes an edit, or the last one that holds; see ``Assay/Project/undo(_:by:)``.
  func undo(_ id: Int64?, by author: String?) async throws -> EditOutcome

  /// Does the edit again that was undone last.
  func redo(by author: String?) async throws -> EditOutcome

  /// Writes images into a folder for each class, inside the project, and returns a sentence about it.
  func export(
    _ ids: [UInt32], of snapshot: ProjectSnapshot, as form: FolderExport.Form,
    report: @escaping @Sendable (WorkProgress) -> Void
  ) async throws -> String

  /// The labels file as it was imported, with the corrected labels in it; see
  /// ``Assay/Project/originalLabels()``.
  func originalLabels() async throws -> OriginalExport

  /// Makes a map of the current embedding by UMAP, keeps it, and returns a sentence about it.
  func makeMap(
    seed: UInt64, report: @escaping @Sendable (WorkProgress) -> Void
  ) async throws -> String

  /// The newest edits.
  func history(limit: Int) async throws -> EditHistory

  /// The reports of all imports, the oldest first.
  func importReports() async throws -> [ImportReport]

  /// Makes an embedding the current one; see ``Assay/Project/useEmbedding(named:)``.
  func useEmbedding(named name: String) async throws

  /// Saves a view in place of the one of its name, and returns it as it is saved.
  func save(_ view: SavedView) async throws -> SavedView

  /// Removes a saved view; says whether there was one of this name.
  func removeView(named name: String) async throws -> Bool
}
