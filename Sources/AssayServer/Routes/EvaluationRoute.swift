import Assay

extension Route {
  private static let sparse = Parameter.flag(
    "sparse", "1: the matrix as `cells`, `[label, predicted, count]`, in place of `counts`.",
    code: .badSparse)

  static let evaluation = Route(
    path: "/evaluation",
    summary: "One model on one population: headline, classes, confusions, importance.",
    parameters: [
      Parameters.model, Parameters.filter, Parameters.classes, Parameters.split, sparse,
    ],
    answer: .either(["Evaluation", "FullEvaluation"]), errors: [.noModel, .noLabels],
    handle: { call in
      let wanted = try call.evaluationOptions()
      let snapshot = call.snapshot
      let isSparse = try call[sparse]
      return .json(
        bytes: try await call.site.evaluation(
          at: call.request.target, of: call.explorer,
          make: {
            let evaluation = try await evaluate(snapshot, options: wanted)
            return evaluation.json(matrix: isSparse ? .sparse : .full).bytes
          }))
    })
}

extension Call {
  /// Which model, images and classes an evaluation is about, as far as the route has parameters
  /// for it.
  func evaluationOptions() throws(APIError) -> EvaluationOptions {
    var options = EvaluationOptions()
    options.model = try self[Parameters.model]
    if route.has(Parameters.filter) { options.filter = try filter() }
    if route.has(Parameters.classes) { options.classes = try self[Parameters.classes] }
    switch try self[Parameters.split] {
    case "*": options.split = .all
    case let name?: options.split = .named(name)
    case nil: break
    }
    return options
  }
}
