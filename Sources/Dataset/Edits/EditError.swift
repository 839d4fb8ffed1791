import Foundation

/// Why an edit can not be made; nothing was changed.
package enum EditError: Error, Hashable, Sendable {
  /// The name of a tag or a view is blank, too long, or has control characters.
  case badName(String)
  /// The project has no such class; `nearest` is the one most like it, if one is near.
  case unknownClass(String, nearest: String?)
  /// The project has no such image.
  case unknownImage(Int32, count: Int)
  /// The history has no such edit.
  case unknownEdit(Int64)
  /// Others changed some of the images since the state that the edit was made on.
  case unseen(EditConflict)
  /// The edit can not be undone, as some of its images were changed since.
  case changedSince(Edit, EditConflict)

  /// The longest name of a tag or a view, in bytes of UTF-8.
  package static let longestName = 200

  /// Lets names through that people can read and type.
  package static func check(name: String) throws(EditError) {
    let isControlled = name.unicodeScalars.contains { $0.properties.generalCategory == .control }
    guard !name.allSatisfy(\.isWhitespace), name.utf8.count <= longestName, !isControlled else {
      throw .badName(name)
    }
  }
}

extension EditError: CustomStringConvertible {
  /// What is wrong and what to do, in words for a person.
  package var description: String {
    switch self {
    case .badName(let name):
      "\"\(name.prefix(40))\" can not be a name: it needs 1 to \(Self.longestName) bytes, "
        + "not all of them blank, and no control characters"
    case .unknownClass(let name, let nearest):
      "unknown class \"\(name.prefix(80))\"" + (nearest.map { " (did you mean \"\($0)\"?)" } ?? "")
    case .unknownImage(let image, let count):
      "there is no image \(image): the project has \(count), counted from 0"
    case .unknownEdit(let id): "the history has no edit \(id)"
    case .unseen(let conflict):
      "\(Self.later(conflict)), which was not seen; look at the images and do it again"
    case .changedSince(let edit, let conflict):
      "edit \(edit.id) (\(edit.text)) can not be undone: \(Self.later(conflict)); undo that first"
    }
  }

  /// How many images were changed since, and by which edit.
  private static func later(_ conflict: EditConflict) -> String {
    let edit = conflict.edit
    let images = conflict.count == 1 ? "1 image was" : "\(conflict.count) images were"
    let author = edit.author.map { " by the \($0)" } ?? ""
    return "\(images) changed since by edit \(edit.id) (\(edit.text),\(author) at "
      + "\(edit.date.formatted(.iso8601)))"
  }
}
