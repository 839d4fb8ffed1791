package import Foundation

/// One step of a project's history: a change by a person, or the undoing of an earlier step.
package struct Edit: Hashable, Sendable, Identifiable {
  /// What was changed.
  package enum Change: Hashable, Sendable {
    /// A tag was put on images.
    case tag(String)
    /// A tag was taken off images.
    case untag(String)
    /// Images were given a class, by its name; `nil` says that none of the classes is right.
    case label(String?)
    /// Images lost their correction, so that the given label holds again.
    case unlabel
  }

  /// The edit's number, larger for every later one.
  package let id: Int64
  /// When it was made, to the second.
  package let date: Date
  /// Who made it: `tab NAME` of the page, or `command line`; `nil` where nobody said so.
  package let author: String?
  /// What was changed; of an undoing what the undone edit had changed.
  package let change: Change
  /// How many images it changed; those that were so already do not count.
  package let count: Int
  /// The edit that it undoes, whose inverse it is.
  package let undoes: Int64?
  /// Whether it takes its change back; the undoing of an undoing does the change again.
  package let takesBack: Bool
  /// Whether a later edit undoes it.
  package let isUndone: Bool

  package init(
    id: Int64, date: Date, author: String? = nil, change: Change, count: Int,
    undoes: Int64? = nil, takesBack: Bool = false, isUndone: Bool
  ) {
    self.id = id
    self.date = date
    self.author = author
    self.change = change
    self.count = count
    self.undoes = undoes
    self.takesBack = takesBack
    self.isUndone = isUndone
  }

  /// The word for the kind of change: `tag`, `untag`, `label` or `unlabel`.
  package var kind: String { change.kind }

  /// The tag or the class; `nil` for "no valid class" and for a correction taken off.
  package var value: String? { change.value }

  /// The edit in words for a person: `tagged 12 images "blurry"`, `undone: tagged 12 images "blurry"`.
  package var text: String {
    let images = count == 1 ? "1 image" : "\(count) images"
    let front = takesBack ? "undone: " : undoes == nil ? "" : "done again: "
    return front + words(of: images)
  }

  private func words(of images: String) -> String {
    switch change {
    case .tag(let tag): "tagged \(images) \"\(tag)\""
    case .untag(let tag): "took the tag \"\(tag)\" off \(images)"
    case .label(let name?): "labelled \(images) \"\(name)\""
    case .label(nil): "said of \(images) that no class is valid"
    case .unlabel: "took the correction off \(images)"
    }
  }
}

extension Edit.Change {
  /// See ``Edit/kind``.
  package var kind: String {
    switch self {
    case .tag: "tag"
    case .untag: "untag"
    case .label: "label"
    case .unlabel: "unlabel"
    }
  }

  /// See ``Edit/value``.
  package var value: String? {
    switch self {
    case .tag(let tag), .untag(let tag): tag
    case .label(let name): name
    case .unlabel: nil
    }
  }

  /// The change of a kind and a value; `nil` if there is no such kind, or a tag without a word.
  package init?(kind: String, value: String?) {
    switch (kind, value) {
    case ("tag", let tag?): self = .tag(tag)
    case ("untag", let tag?): self = .untag(tag)
    case ("label", let name): self = .label(name)
    case ("unlabel", nil): self = .unlabel
    default: return nil
    }
  }
}

/// What an edit, an undo or a redo did.
package struct EditOutcome: Hashable, Sendable {
  /// The edit that was made, which undoes another for an undo or a redo; `nil` if there was nothing
  /// to change.
  package let edit: Edit?
  /// The edit that was undone, for an undo or a redo.
  package let undone: Edit?
  /// The project's revision afterwards.
  package let revision: Int64

  /// How many images changed.
  package var changed: Int { edit?.count ?? 0 }

  /// An outcome.
  package init(edit: Edit?, undone: Edit? = nil, revision: Int64) {
    self.edit = edit
    self.undone = undone
    self.revision = revision
  }
}

/// The edits of a project, as far as they were asked for.
package struct EditHistory: Hashable, Sendable {
  /// The edits, the newest first.
  package let edits: [Edit]
  /// Whether there is an edit to undo.
  package let canUndo: Bool
  /// Whether there is an undone edit to do again.
  package let canRedo: Bool

  /// A history.
  package init(edits: [Edit], canUndo: Bool, canRedo: Bool) {
    self.edits = edits
    self.canUndo = canUndo
    self.canRedo = canRedo
  }
}
