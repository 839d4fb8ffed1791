import Analysis
package import Dataset
import Foundation

extension Project {
  /// Makes an edit in one transaction: a tag put on or taken off, a label given or taken back.
  ///
  /// Images that are so already do not change and do not count; if none changes, nothing is written.
  /// What ``redo(by:)`` would find is not found afterwards.
  ///
  /// - Parameters:
  ///   - change: what to change.
  ///   - images: which images, in any order; repeated ones count once.
  ///   - author: who makes it, as ``Dataset/Edit/author`` says.
  ///   - seen: the latest edit that the author knew (0 for none), besides their own; without it,
  ///     nothing can be unseen.
  /// - Returns: the edit, and the revision after it.
  /// - Throws: ``EditError`` for a class, an image or a tag that can not be, and where images that
  ///   would change were changed by others after `seen`, if that was not undone; ``StoreError``.
  /// - Complexity: linear in the images that carry the tag or have a correction, in `images`, and in
  ///   the edits after `seen` with their images.
  @concurrent
  package func edit(
    _ change: Edit.Change, images: [Int32], by author: String? = nil, seen: Int64? = nil
  ) async throws -> EditOutcome {
    try check(change)
    let count = try store.imageCount()
    var set = ImageSet(noneOf: count)
    for image in images {
      guard image >= 0, image < count else { throw EditError.unknownImage(image, count: count) }
      set.insert(Int(image))
    }
    return try store.edit(change, images: set.ids.map { Int32($0) }, by: author, seen: seen)
  }

  /// Undoes an edit by writing its inverse at the end of the history; undoing an undoing does the
  /// change again.
  ///
  /// - Parameters:
  ///   - id: which edit; without it the last one that is neither undone nor an undoing itself, and the
  ///     outcome has no edit if there is none.
  ///   - author: who undoes it.
  /// - Returns: the inverse, the edit that it undoes, and the revision after it.
  /// - Throws: ``EditError/unknownEdit(_:)``; ``EditError/changedSince(_:_:)`` where images of the edit
  ///   were changed since in the same respect, also where it is undone already; ``StoreError``.
  @concurrent
  package func undo(_ id: Int64? = nil, by author: String? = nil) async throws -> EditOutcome {
    try store.undo(id, by: author)
  }

  /// Does the edit again that was undone last, if nothing but undoing and redoing came since; its
  /// outcome has no edit if there is none.
  @concurrent
  package func redo(by author: String? = nil) async throws -> EditOutcome {
    try store.redo(by: author)
  }

  /// The latest edit of the history, 0 if there is none; reads nothing else.
  package var lastEdit: Int64 {
    get throws { try store.read { try EditSteps.last(in: $0) } }
  }

  /// The newest edits, at most `limit`.
  @concurrent
  package func history(limit: Int) async throws -> EditHistory {
    try store.history(limit: max(0, limit))
  }

  /// Saves a view, in place of the one of its name.
  ///
  /// - Returns: the view as it is saved: blank texts are absent, images ascend.
  /// - Throws: ``EditError/badName(_:)`` for a name that is empty or too long; ``FilterError`` where
  ///   the filter or the order can not be understood; ``StoreError``.
  @concurrent
  @discardableResult
  package func save(_ view: SavedView) async throws -> SavedView {
    try EditError.check(name: view.name)
    var view = view
    for part in [\SavedView.filter, \.order, \.model] where view[keyPath: part]?.isBlank == true {
      view[keyPath: part] = nil
    }
    let explorer = Explorer(try await snapshot())
    if let images = view.images {
      let count = explorer.snapshot.images.count
      var set = ImageSet(noneOf: count)
      for image in images {
        guard image >= 0, image < count else { throw EditError.unknownImage(image, count: count) }
        set.insert(Int(image))
      }
      view.images = set.ids.map { Int32($0) }
      view.filter = nil
    }
    if let name = view.model, explorer.snapshot.model(named: name) == nil {
      throw EvaluationError.unknownModel(name, known: explorer.snapshot.models.map(\.name))
    }
    let model = explorer.snapshot.model(named: view.model)
    _ = try explorer.images(matching: FilterExpression(ifGiven: view.filter), model: model)
    _ = try explorer.sorted(
      ImageSet(noneOf: explorer.snapshot.images.count),
      by: try ImageOrder(parsing: view.order ?? ""), model: model)
    try store.save(view)
    return view
  }

  /// Removes a saved view; says whether there was one of this name.
  @concurrent
  package func removeView(named name: String) async throws -> Bool {
    try store.removeView(named: name)
  }

  private func check(_ change: Edit.Change) throws {
    switch change {
    case .tag(let tag), .untag(let tag): try EditError.check(name: tag)
    case .label(let name?):
      let classes = try store.classes()
      guard classes.contains(where: { $0.utf8.elementsEqual(name.utf8) }) else {
        throw EditError.unknownClass(name, nearest: nearestName(to: name, in: classes))
      }
    case .label(nil), .unlabel: break
    }
  }
}

extension String {
  /// Whether there is nothing but space.
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
