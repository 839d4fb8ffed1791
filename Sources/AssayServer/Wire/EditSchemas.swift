import Assay

extension APISchemas {
  private static let kind = Shape.word(["tag", "untag", "label", "unlabel"])

  private static let edit = Shape.object([
    ("id", .integer), ("at", .string), ("kind", kind), ("value", .nullable(.string)),
    ("count", .integer), ("undone", .boolean), ("text", .string),
  ])

  private static let view = Shape.object([
    ("name", .string), ("where", .nullable(.string)), ("order", .nullable(.string)),
    ("model", .nullable(.string)), ("count", .nullable(.integer)),
    ("kind", .word(["filter", "set"])),
  ])

  /// What bodies name images by: one of `images` and `where`.
  private static let images: [(String, Shape)] = [
    ("images", .list(.integer)), ("where", .string), ("model", .string), ("labels", labelSource),
  ]
  private static let optionalImages = ["images", "where", "model", "labels"]

  /// Which labels an answer is about.
  static let labelSource = Shape.word(["given", "corrected"])

  /// Edits, views and exports.
  static let edits: [(name: String, schema: Shape)] = [
    ("Edit", edit),
    (
      "Edits",
      .object([
        ("edits", .list(.named("Edit"))), ("can_undo", .boolean), ("can_redo", .boolean),
        ("corrections", .integer), ("confirmed", .integer),
      ])
    ),
    (
      "NewEdit",
      .object(
        [("kind", kind), ("value", .nullable(.string))] + images,
        optional: ["value"] + optionalImages)
    ),
    (
      "EditOutcome",
      .object([
        ("edit", .nullable(.named("Edit"))), ("changed", .integer), ("revision", .integer),
      ])
    ),
    ("View", view), ("Views", .object([("views", .list(.named("View")))])),
    (
      "NewView",
      .object(
        [
          ("where", .nullable(.string)), ("order", .nullable(.string)),
          ("model", .nullable(.string)), ("images", .nullable(.list(.integer))),
        ], optional: ["where", "order", "model", "images"])
    ),
    (
      "NewExport",
      .object(
        [("format", .word(ImageExport.Format.allCases.map(\.rawValue))), ("order", .string)]
          + images, optional: ["order"] + optionalImages)
    ),
    (
      "NewFolderExport",
      .object(
        [("form", .word(FolderExport.Form.allCases.map(\.rawValue)))] + images,
        optional: optionalImages)
    ),
    ("RemovedView", .object([("removed", .string)])),
  ]
}
