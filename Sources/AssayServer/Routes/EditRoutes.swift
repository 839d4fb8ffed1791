import Assay
import Foundation

extension Route {
  /// What people change: tags and labels, with undo.
  static let edits = [editList, makeEdit, undoEdit, redoEdit]

  private static let editLimit = Parameters.limit(
    "At most so many edits.", in: 1...1_000, usually: 100)

  private static let editList = Route(
    path: "/edits", summary: "The history of edits, the newest first, and how many corrections.",
    parameters: [editLimit],
    answer: .json(schema: "EditHistory"),
    handle: { call in
      let history = try await call.site.source.history(limit: try call[editLimit])
      return .json(historyJSON(history, CorrectionCounts(of: call.given)))
    })

  private static let makeEdit = Route(
    method: "POST", path: "/edits",
    summary: "Tags or labels images; the images are a list of ids or a filter.",
    body: RequestBody(
      forms: WantedImages.forms(
        [editKind(.tag, .untag), tagName],
        [editKind(.label), className],
        [editKind(.unlabel), noValue]),
      example: "{\"kind\": \"tag\", \"value\": \"blurry\", \"images\": [0, 5]}",
      limit: RequestBody.longestList),
    answer: .json(schema: "EditOutcome"), errors: [.badName, .unknownClass, .busy],
    caching: .never,
    handle: { call in
      let body = try await call.body()
      let kind = try body[editKind(.tag, .untag, .label, .unlabel)]
      let value = try body[className]
      guard let change = Edit.Change(kind: kind.rawValue, value: value) else {
        throw APIError(.badEdit, editForms)
      }
      let images = try WantedImages(of: body, in: call)
      return .json(
        outcomeJSON(try await call.site.source.edit(change, images: images.ids.map { Int32($0) })))
    })

  private static let undoEdit = Route(
    method: "POST", path: "/edits/undo",
    summary: "Takes the last edit back; without one to undo `edit` is null.",
    body: .empty, answer: .json(schema: "EditOutcome"), errors: [.busy], caching: .never,
    handle: { call in
      _ = try await call.body()
      return .json(outcomeJSON(try await call.site.source.undo()))
    })

  private static let redoEdit = Route(
    method: "POST", path: "/edits/redo",
    summary: "Does the edit again that was undone last; without one `edit` is null.",
    body: .empty, answer: .json(schema: "EditOutcome"), errors: [.busy], caching: .never,
    handle: { call in
      _ = try await call.body()
      return .json(outcomeJSON(try await call.site.source.redo()))
    })

  private static let editForms =
    "an edit is a tag or untag with a word as its value, a label with a class or null, or an "
    + "unlabel without a value"

  private static func editKind(_ kinds: EditKind...) -> Parameter<EditKind> {
    .neededWord("kind", "What is done.", among: kinds, code: .badEdit, expected: editForms)
  }

  private static let tagName = Parameter.neededText(
    "value", "The tag.", format: .name, code: .badEdit)
  private static let className = Parameter.textOrNull(
    "value", "The class; null, as if absent, where none is right.", format: .className,
    code: .badEdit)
  private static let noValue = Parameter.null("value", "Nothing.", code: .badEdit)
}
