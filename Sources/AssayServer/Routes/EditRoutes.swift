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
        [editKind(.tag, .untag), tagName, seen, tab],
        [editKind(.label), className, seen, tab],
        [editKind(.unlabel), noValue, seen, tab]),
      example: "{\"kind\": \"tag\", \"value\": \"blurry\", \"images\": [0, 5]}",
      limit: RequestBody.longestList),
    answer: .json(schema: "EditOutcome"),
    errors: [.badName, .unknownClass, .busy, .readOnly, .editConflict],
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
        outcomeJSON(
          try await call.site.source.edit(
            change, images: images.ids.map { Int32($0) }, by: author(of: body),
            seen: try body[seen].map { Int64($0) })))
    })

  private static let undoEdit = Route(
    method: "POST", path: "/edits/undo",
    summary: "Undoes an edit, else the last one that holds; without one to undo `edit` is null.",
    body: RequestBody(forms: [[editNumber, tab]], example: "{\"edit\": 12}", limit: 1_024),
    answer: .json(schema: "EditOutcome"), errors: [.unknownEdit, .busy, .readOnly, .editConflict],
    caching: .never,
    handle: { call in
      let body = try await call.body()
      let edit = try body[editNumber].map { Int64($0) }
      return .json(outcomeJSON(try await call.site.source.undo(edit, by: author(of: body))))
    })

  private static let redoEdit = Route(
    method: "POST", path: "/edits/redo",
    summary: "Does the edit again that was undone last; without one `edit` is null.",
    body: RequestBody(forms: [[tab]], example: "{}", limit: 1_024),
    answer: .json(schema: "EditOutcome"), errors: [.busy, .readOnly, .editConflict],
    caching: .never,
    handle: { call in
      let body = try await call.body()
      return .json(outcomeJSON(try await call.site.source.redo(by: author(of: body))))
    })

  /// Who sent a body, as the history says it.
  private static func author(of body: RequestValues) throws(APIError) -> String? {
    try body[tab].map { "tab \($0)" }
  }

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

  private static let seen: Parameter<Int?> = .whole(
    "seen",
    "The latest edit that was seen, 0 for none; it is a conflict where images were changed after it "
      + "by others. If absent, nothing is compared.", in: Parameters.places, code: .badEdit)
  private static let tab = Parameter.text(
    "tab", "The name of the tab that asks: shown in the history, and its own edits are seen.",
    matching: "[a-z0-9]{1,16}", expected: "tab is a name of 1 to 16 letters a to z and digits",
    code: .badTab)
  private static let editNumber: Parameter<Int?> = .whole(
    "edit", "The number of the edit to undo; if absent, the last one that holds.",
    in: 1...Parameters.places.upperBound, code: .badEdit)
}
