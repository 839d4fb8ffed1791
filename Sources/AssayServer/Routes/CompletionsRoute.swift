import Assay

extension Route {
  static let completions = Route(
    path: "/completions",
    summary: "What may stand at a place of a filter, also of one that is not whole yet.",
    parameters: [
      Parameter(name: "text", what: "The text of the filter; empty if absent."),
      Parameter(
        name: "at", what: "The place of the caret, in UTF-16 units; the end of the text if absent."),
      .model,
    ],
    answer: .json(schema: "Completions"),
    handle: { call in
      let text = call.query["text"] ?? ""
      var caret = text.utf16.count
      if let at = call.query["at"] {
        guard let place = Int(at), place >= 0 else {
          throw APIError(
            400, "bad_at", "at is a whole number of UTF-16 units, not \"\(at.prefix(40))\"")
        }
        caret = min(place, caret)
      }
      return .json(call.explorer.completion(of: text, at: caret, model: try call.model()).json)
    })
}
