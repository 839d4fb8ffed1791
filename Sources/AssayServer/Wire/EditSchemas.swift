extension APISchemas {
  private static let kind = Shape.word(EditKind.allCases.map(\.rawValue))

  /// Edits and views.
  static let editing: [(name: String, schema: Shape)] = [
    (
      "Edit",
      .described(
        .object([
          ("id", .integer), ("at", .string),
          (
            "author",
            .described(.nullable(.string), "`tab NAME`, `command line`; null where nobody said so.")
          ),
          ("kind", kind), ("value", .nullable(.string)), ("count", .integer),
          ("undoes", .described(.nullable(.integer), "The edit whose inverse it is.")),
          (
            "takes_back",
            .described(.boolean, "Whether it takes what it is about back, or does it again.")
          ),
          ("undone", .boolean), ("text", .string),
        ]),
        "One step of the history: a change by a person, or the inverse of an earlier step.")
    ),
    (
      "EditConflict",
      .described(
        .object([
          ("edit", .named("Edit")), ("count", .integer),
          (
            "now",
            .list(
              .object([("kind", kind), ("value", .nullable(.string)), ("count", .integer)]))
          ),
        ]),
        "The latest edit that was not seen or came since, how many of the images were changed, and "
          + "the edits that would bring them where they are.")
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
