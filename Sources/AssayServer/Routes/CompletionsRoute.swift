import Assay

extension Route {
  private static let text = Parameter.text("text", "The text of the filter; empty if absent.")

  private static let caret = Parameter.whole(
    "at", "The place of the caret, in UTF-16 units; the end of the text if absent or beyond it.",
    in: Parameters.places, code: .badAt)

  static let completions = Route(
    path: "/completions",
    summary: "What may stand at a place of a filter, also of one that is not whole yet.",
    parameters: [text, caret, Parameters.model],
    answer: .json(schema: "Completions"),
    handle: { call in
      let text = try call[text] ?? ""
      let end = text.utf16.count
      let caret = min(try call[caret] ?? end, end)
      return .json(call.explorer.completion(of: text, at: caret, model: try call.model()).json)
    })
}
