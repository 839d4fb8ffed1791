import Dataset
import Foundation
import GRDB

extension ProjectStore {
  /// Makes an edit, in one transaction; images that are so already are left out.
  ///
  /// - Parameters:
  ///   - change: what to change.
  ///   - images: images of the project, each once, ascending.
  ///   - date: when it is made.
  /// - Returns: the edit; none if no image changed.
  /// - Throws: ``StoreError``; the project is as it was then.
  func edit(
    _ change: Edit.Change, images: [Int32], at date: Date = Date()
  ) throws(StoreError) -> EditOutcome {
    try writeEdit("editing") { db in
      let parts = try Self.parts(of: change, images: images, in: db)
      guard !parts.isEmpty else { return nil }
      try Self.apply(change, to: parts, in: db)
      return try EditTables.append(
        change, parts: parts, secondsSince1970: Int64(date.timeIntervalSince1970), in: db)
    }
  }

  /// Takes the last edit back that is not undone.
  func undo() throws(StoreError) -> EditOutcome {
    try writeEdit("undoing") { db in
      guard let edit = try EditTables.lastDone(in: db) else { return nil }
      for part in try EditTables.parts(of: edit.id, in: db) {
        switch edit.change {
        case .tag(let tag): try TagTables.remove(tag, from: part.images, in: db)
        case .untag(let tag): try TagTables.add(tag, to: part.images, in: db)
        case .label, .unlabel:
          try EditTables.set(part.before, of: part.images, in: db)
        }
      }
      return try EditTables.mark(edit, undone: true, in: db)
    }
  }

  /// Does the edit again that was undone last.
  func redo() throws(StoreError) -> EditOutcome {
    try writeEdit("redoing") { db in
      guard let edit = try EditTables.firstUndone(in: db) else { return nil }
      try Self.apply(edit.change, to: try EditTables.parts(of: edit.id, in: db), in: db)
      return try EditTables.mark(edit, undone: false, in: db)
    }
  }

  /// The newest edits, and what undo and redo would find.
  func history(limit: Int) throws(StoreError) -> EditHistory {
    try read { db in
      EditHistory(
        edits: try EditTables.edits(limit: limit, in: db),
        canUndo: try EditTables.lastDone(in: db) != nil,
        canRedo: try EditTables.firstUndone(in: db) != nil)
    }
  }

  /// Writes a view in place of the one of its name.
  func save(_ view: SavedView) throws(StoreError) {
    try write("saving a view", changing: .edits) { try ViewTable.save(view, in: $0) }
  }

  /// Removes the view of a name; says whether there was one.
  func removeView(named name: String) throws(StoreError) -> Bool {
    try write("removing a view", changing: .edits, counts: { $0 }) {
      try ViewTable.remove(named: name, in: $0)
    }
  }

  private func writeEdit(
    _ activity: String, _ body: (Database) throws -> Edit?
  ) throws(StoreError) -> EditOutcome {
    let edit = try write(activity, changing: .edits, counts: { $0 != nil }, body)
    return EditOutcome(edit: edit, revision: try revision())
  }

  /// The images that a change would change, by their state before.
  private static func parts(
    of change: Edit.Change, images: [Int32], in db: Database
  ) throws -> [EditTables.Part] {
    switch change {
    case .tag(let tag), .untag(let tag):
      let carriers = Set(try TagTables.images(with: tag, in: db))
      let isTagging = change.kind == "tag"
      let changed = images.filter { carriers.contains($0) != isTagging }
      return changed.isEmpty ? [] : [EditTables.Part(before: nil, images: changed)]
    case .label(let name):
      return try grouped(images, becoming: EditTables.Correction(name: name), in: db)
    case .unlabel: return try grouped(images, becoming: nil, in: db)
    }
  }

  private static func grouped(
    _ images: [Int32], becoming wanted: EditTables.Correction?, in db: Database
  ) throws -> [EditTables.Part] {
    let current = try EditTables.corrections(of: try ImageTables.count(in: db), in: db)
    var groups: [EditTables.Correction?: [Int32]] = [:]
    for image in images where current[image] != wanted {
      groups[current[image], default: []].append(image)
    }
    var parts: [EditTables.Part] = []
    for (before, images) in groups {
      parts.append(EditTables.Part(before: before, images: images))
    }
    // In the order of their first images, so that the same edit is the same rows.
    parts.sort { $0.images[0] < $1.images[0] }
    return parts
  }

  private static func apply(
    _ change: Edit.Change, to parts: [EditTables.Part], in db: Database
  ) throws {
    let images = parts.flatMap(\.images)
    switch change {
    case .tag(let tag): try TagTables.add(tag, to: images, in: db)
    case .untag(let tag): try TagTables.remove(tag, from: images, in: db)
    case .label(let name):
      try EditTables.set(EditTables.Correction(name: name), of: images, in: db)
    case .unlabel: try EditTables.set(nil, of: images, in: db)
    }
  }
}
