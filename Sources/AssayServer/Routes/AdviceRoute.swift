import Assay

extension Route {
  private static let adviceLimit = Parameters.limit(
    "How many things at most.", in: 1...100, usually: 3)

  static let advice = Route(
    path: "/advice",
    summary: "What is most worthwhile to fix, each with its number, its reason and its images.",
    parameters: [
      Parameters.model, Parameters.filter, Parameters.classes, Parameters.split, adviceLimit,
    ],
    answer: .json(schema: "Advice"),
    handle: { call in
      let limit = try call[adviceLimit]
      let wanted = try call.evaluationOptions()
      // Without labels no model is judged, and nobody else would look at these.
      _ = try call.filteredImages(model: try call.model())
      let classes = call.snapshot.classes
      for name in wanted.classes where !classes.contains(name) {
        throw EvaluationError.unknownClass(name, nearest: nearestName(to: name, in: classes))
      }
      let explorer = call.explorer
      return .json(
        bytes: try await call.site.evaluation(
          at: call.request.target, of: explorer,
          make: { try Advice(of: explorer, options: wanted).json(limit: limit).bytes }))
    })
}
