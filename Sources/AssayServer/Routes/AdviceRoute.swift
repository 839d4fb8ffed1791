import Assay

extension Route {
  static let advice = Route(
    path: "/advice",
    summary: "What is most worthwhile to fix, each with its number, its reason and its images.",
    parameters: [
      .model, .filter,
      Parameter(name: "class", what: "A class of the class filter; may stand several times."),
      .split,
      Parameter(name: "limit", what: "How many things at most, 1 to 100; 3 if absent."),
    ],
    answer: .json(schema: "Advice"),
    handle: { call in
      var limit = 3
      if let text = call.query["limit"] {
        guard let count = Int(text), (1...100).contains(count) else {
          throw APIError(
            400, "bad_limit", "limit is a whole number from 1 to 100, not \"\(text.prefix(40))\"")
        }
        limit = count
      }
      let wanted = try call.evaluationOptions()
      let explorer = call.explorer
      let count = limit
      do {
        let bytes = try await call.site.evaluation(
          at: call.request.target, of: explorer,
          make: { try Advice(of: explorer, options: wanted).json(limit: count).bytes })
        return .json(bytes: bytes)
      } catch let error as EvaluationError { throw APIError(error) }
    })
}
