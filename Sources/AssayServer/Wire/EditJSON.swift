import Assay
import Foundation

/// The answer of `/edits`.
func historyJSON(_ history: EditHistory, _ counts: CorrectionCounts) -> JSON {
  .object([
    ("edits", .array(history.edits.map(editJSON))),
    ("can_undo", .bool(history.canUndo)), ("can_redo", .bool(history.canRedo)),
    ("corrections", .int(counts.corrections)), ("confirmed", .int(counts.confirmed)),
  ])
}

/// What an edit, an undo or a redo did.
func outcomeJSON(_ outcome: EditOutcome) -> JSON {
  .object([
    ("edit", outcome.edit.map(editJSON) ?? .null), ("changed", .int(outcome.changed)),
    ("revision", .int(Int(outcome.revision))),
  ])
}

/// What an edit does.
enum EditKind: String, CaseIterable, Sendable { case tag, untag, label, unlabel }

/// What a view is: a filter, or the images that were in it when it was saved.
enum ViewKind: String, CaseIterable, Sendable { case filter, set }

/// A view and how many images it has now; `null` where its filter can not be answered any more.
func viewJSON(_ view: SavedView, _ explorer: Explorer) -> JSON {
  let count = try? explorer.images(of: view).count
  let kind: ViewKind = view.images == nil ? .filter : .set
  return .object([
    ("name", .string(view.name)), ("where", .optional(view.filter)),
    ("order", .optional(view.order)), ("model", .optional(view.model)),
    ("count", .optional(count)), ("kind", .string(kind.rawValue)),
  ])
}

/// The later edit that stands against an edit, and how the images are now.
func conflictJSON(_ conflict: EditConflict) -> JSON {
  .object([
    ("edit", editJSON(conflict.edit)), ("count", .int(conflict.count)),
    (
      "now",
      .array(
        conflict.now.map { state in
          .object([
            ("kind", .string(state.change.kind)), ("value", .optional(state.change.value)),
            ("count", .int(state.count)),
          ])
        })
    ),
  ])
}

private func editJSON(_ edit: Edit) -> JSON {
  .object([
    ("id", .int(Int(edit.id))), ("at", .string(edit.date.formatted(.iso8601))),
    ("author", .optional(edit.author)), ("kind", .string(edit.kind)),
    ("value", .optional(edit.value)), ("count", .int(edit.count)),
    ("undoes", .optional(edit.undoes.map { Int($0) })), ("takes_back", .bool(edit.takesBack)),
    ("undone", .bool(edit.isUndone)), ("text", .string(edit.text)),
  ])
}
