extension APISchemas {
  /// Edits and views.
  static let editing: [(name: String, schema: Shape)] = [
    (
      "Edit",
      .described(
        .object([
          ("id", .integer), ("at", .string), ("kind", .word(EditKind.allCases.map(\.rawValue))),
          ("value", .nullable(.string)), ("count", .integer), ("undone", .boolean),
          ("text", .string),
        ]), "One change by a person, undoable.")
    ),
    (
      "EditHistory",
      .object([
        ("edits", .list(.named("Edit"))), ("can_undo", .boolean), ("can_redo", .boolean),
        ("corrections", .integer), ("confirmed", .integer),
      ])
    ),
    (
      "EditOutcome",
      .described(
        .object([
          ("edit", .nullable(.named("Edit"))), ("changed", .integer), ("revision", .integer),
        ]), "What an edit, an undo or a redo did; no edit where nothing changed.")
    ),
    (
      "SavedView",
      .described(
        .object([
          ("name", .string), ("where", .nullable(.string)), ("order", .nullable(.string)),
          ("model", .nullable(.string)), ("count", .nullable(.integer)),
          ("kind", .word(ViewKind.allCases.map(\.rawValue))),
        ]), "A filter and an order under a name, or a fixed set of images.")
    ),
    ("Views", .object([("views", .list(.named("SavedView")))])),
    ("RemovedView", .object([("removed", .string)])),
  ]
}
