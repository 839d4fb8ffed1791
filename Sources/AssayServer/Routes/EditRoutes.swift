import Assay
import Foundation

extension Route {
  /// What people change: tags and labels, with undo.
  static let edits = [editList, makeEdit, undoEdit, redoEdit]

  private static let editList = Route(
    path: "/edits", summary: "The history of edits, the newest first, and how many corrections.",
    parameters: [
      Parameter(name: "limit", what: "At most so many edits, 1 to 1000; 100 if absent.")
    ],
    answer: .json(schema: "Edits"),
    handle: { call in
      var limit = 100
      if let text = call.query["limit"] {
        guard let number = Int(text), (1...1_000).contains(number) else {
          throw APIError(
            400, "bad_limit", "limit is a whole number from 1 to 1000, not \"\(text.prefix(40))\"")
        }
        limit = number
      }
      let history = try await call.site.source.history(limit: limit)
      return .json(historyJSON(history, CorrectionCounts(of: call.given)))
    })

  private static let makeEdit = Route(
    method: "POST", path: "/edits",
    summary: "Tags or labels images; the images are a list of ids or a filter.",
    body: .named("NewEdit"), answer: .json(schema: "EditOutcome"), caching: .never,
    handle: { call in
      let wanted = try await call.request.json(
        NewEdit.self, upTo: Call.longestList,
        like: "{\"kind\": \"tag\", \"value\": \"blurry\", \"images\": [0, 5]}")
      guard let change = Edit.Change(kind: wanted.kind, value: wanted.value) else {
        throw APIError(
          400, "bad_edit",
          "an edit is a tag or untag with a word as its value, a label with a class or null, "
            + "or an unlabel without a value")
      }
      let images = wanted.wantedImages
      let (explorer, model) = try call.resolve(images)
      let ids = try images.ids(in: explorer, model: model)
      return .json(
        outcomeJSON(try await call.site.source.edit(change, images: ids.map { Int32($0) })))
    })

  private static let undoEdit = Route(
    method: "POST", path: "/edits/undo",
    summary: "Takes the last edit back; without one to undo `edit` is null.",
    body: .object([]), answer: .json(schema: "EditOutcome"), caching: .never,
    handle: { call in
      try await call.checkEmptyBody()
      return .json(outcomeJSON(try await call.site.source.undo()))
    })

  private static let redoEdit = Route(
    method: "POST", path: "/edits/redo",
    summary: "Does the edit again that was undone last; without one `edit` is null.",
    body: .object([]), answer: .json(schema: "EditOutcome"), caching: .never,
    handle: { call in
      try await call.checkEmptyBody()
      return .json(outcomeJSON(try await call.site.source.redo()))
    })

  private struct NewEdit: Decodable {
    var kind: String
    var value: String?
    var images: [Int32]?
    var `where`: String?
    var model: String?
    var labels: String?

    var wantedImages: WantedImages {
      WantedImages(images: images, where: `where`, model: model, labels: labels)
    }
  }
}

extension Call {
  private struct Nothing: Decodable {}

  /// Reads a body that must be `{}`: a form of another site cannot send its type.
  func checkEmptyBody() async throws {
    _ = try await request.json(Nothing.self, upTo: 1_024, like: "{}")
  }
}
