import Assay

extension Route {
  private static let reviewOrder = Parameter.word(
    "order", "By what suspects are ordered; the first that the project allows if absent.",
    of: LabelReview.Order.self, code: .badOrder)

  private static let reviewLimit = Parameters.limit("How many at most.", in: 1...1_000, usually: 50)

  static let review = Route(
    path: "/review",
    summary: "The queue of labels that deserve a look, the most suspicious first, with evidence.",
    parameters: [Parameters.model, reviewOrder, reviewLimit],
    answer: .json(schema: "Review"),
    handle: { call in
      let (order, limit) = (try call[reviewOrder], try call[reviewLimit])
      let model = try call.model()
      // It is always the imported labels that are reviewed.
      let explorer = call.site.explorer(of: call.given, labels: .given)
      return .json(LabelReview(of: explorer, model: model, order: order).json(limit: limit))
    })
}
