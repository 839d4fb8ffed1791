import Dataset
import Foundation
import GRDB

extension ProjectStore {
  /// Makes an edit that nothing can stand against, in one transaction; images that are so already are
  /// left out.
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
    switch try attempt(change, images: images, by: nil, seen: nil, at: date) {
    case .success(let outcome): return outcome
    case .failure(let error): preconditionFailure("\(error)")
    }
  }

  /// The same for an author who had seen the edits up to `seen`.
  ///
  /// - Throws: ``EditError/unseen(_:)``, ``StoreError``; the project is as it was then.
  func edit(
    _ change: Edit.Change, images: [Int32], by author: String?, seen: Int64?
  ) throws -> EditOutcome {
    try attempt(change, images: images, by: author, seen: seen, at: Date()).get()
  }

  /// Undoes an edit, or the last one that holds.
  ///
  /// - Throws: ``EditError/unknownEdit(_:)``, ``EditError/changedSince(_:_:)``, ``StoreError``.
  func undo(_ id: Int64? = nil, by author: String? = nil) throws -> EditOutcome {
    try writeEdit("undoing") { db in
      guard let id else {
        return try Self.invert(try EditSteps.lastDone(in: db), by: author, in: db)
      }
      guard let step = try EditSteps.step(id, in: db) else { return .failure(.unknownEdit(id)) }
      return try Self.invert(step, by: author, in: db)
    }.get()
  }

  /// Does the edit again that was undone last.
  func redo(by author: String? = nil) throws -> EditOutcome {
    try writeEdit("redoing") { db in
      try Self.invert(try EditSteps.lastTakenBack(in: db), by: author, in: db)
    }.get()
  }

  /// The newest edits, and what undo and redo would find.
  func history(limit: Int) throws(StoreError) -> EditHistory {
    try read { db in
      EditHistory(
        edits: try EditSteps.edits(limit: limit, in: db),
        canUndo: try EditSteps.lastDone(in: db) != nil,
        canRedo: try EditSteps.lastTakenBack(in: db) != nil)
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

  private func attempt(
    _ change: Edit.Change, images: [Int32], by author: String?, seen: Int64?, at date: Date
  ) throws(StoreError) -> Result<EditOutcome, EditError> {
    try writeEdit("editing") { db in
      let parts = try Self.parts(of: change, images: images, in: db)
      guard !parts.isEmpty else { return .success((nil, nil)) }
      if let seen {
        let later = try EditSteps.unseen(after: seen, by: author, like: change, in: db)
        if let conflict = try EditConflict(of: later, with: parts, change, in: db) {
          return .failure(.unseen(conflict))
        }
      }
      try Self.apply(change, to: parts, in: db)
      let edit = try EditSteps.append(
        change, parts: parts, by: author, secondsSince1970: Int64(date.timeIntervalSince1970),
        in: db)
      return .success((edit, nil))
    }
  }

  /// What was written, and the edit that it undoes.
  private typealias Written = (edit: Edit?, undone: Edit?)

  private func writeEdit(
    _ activity: String, _ body: (Database) throws -> Result<Written, EditError>
  ) throws(StoreError) -> Result<EditOutcome, EditError> {
    let written = try write(
      activity, changing: .edits, counts: { (try? $0.get())?.edit != nil }, body)
    let revision = try revision()
    return written.map { EditOutcome(edit: $0.edit, undone: $0.undone, revision: revision) }
  }

  /// Writes the inverse of a step, if images of it were not changed since.
  private static func invert(
    _ step: EditSteps.Step?, by author: String?, in db: Database
  ) throws -> Result<Written, EditError> {
    guard let step else { return .success((nil, nil)) }
    let (edit, parts) = (step.edit, try EditTables.parts(of: step.root, in: db))
    let later = try EditSteps.unseen(after: edit.id, like: edit.change, in: db)
    if let conflict = try EditConflict(of: later, with: parts, edit.change, in: db) {
      return .failure(.changedSince(edit, conflict))
    }
    if edit.takesBack {
      try apply(edit.change, to: parts, in: db)
    } else {
      for part in parts {
        switch edit.change {
        case .tag(let tag): try TagTables.remove(tag, from: part.images, in: db)
        case .untag(let tag): try TagTables.add(tag, to: part.images, in: db)
        case .label, .unlabel: try EditTables.set(part.before, of: part.images, in: db)
        }
      }
    }
    let inverse = try EditSteps.appendInverse(
      of: step, by: author, secondsSince1970: Int64(Date().timeIntervalSince1970), in: db)
    return .success((inverse, edit))
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
