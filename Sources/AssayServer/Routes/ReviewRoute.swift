import Assay

extension Route {
  static let review = Route(
    path: "/review",
    summary: "The queue of labels that deserve a look, the most suspicious first, with evidence.",
    parameters: [
      .model,
      Parameter(
        name: "order",
        what: LabelReview.Order.allCases.map(\.rawValue).joined(separator: ", ")
          + "; the first that the project allows if absent."),
      Parameter(name: "limit", what: "How many at most, 1 to 1000; 50 if absent."),
    ],
    answer: .json(schema: "Review"),
    handle: { call in
      var order: LabelReview.Order?
      if let text = call.query["order"] {
        guard let known = LabelReview.Order(rawValue: text) else {
          throw APIError(
            400, "bad_order",
            "order is \(LabelReview.Order.allCases.map(\.rawValue).joined(separator: ", ")), "
              + "not \"\(text.prefix(40))\"")
        }
        order = known
      }
      var limit = 50
      if let text = call.query["limit"] {
        guard let count = Int(text), (1...1_000).contains(count) else {
          throw APIError(
            400, "bad_limit",
            "limit is a whole number from 1 to 1000, not \"\(text.prefix(40))\"")
        }
        limit = count
      }
      let model = try call.model()
      // It is always the imported labels that are reviewed.
      let explorer = try call.site.explorer(of: call.given, labels: nil)
      return .json(
        LabelReview(of: explorer, model: model, order: order).json(limit: limit))
    })
}
