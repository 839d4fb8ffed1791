import Assay

extension Route {
  static let evaluation = Route(
    path: "/evaluation",
    summary: "One model on one population: headline, classes, confusions, importance.",
    parameters: [
      .model, .filter,
      Parameter(name: "class", what: "A class of the class filter; may stand several times."),
      .split,
      Parameter(
        name: "sparse",
        what: "1: the matrix as `cells`, `[label, predicted, count]`, in place of `counts`."),
    ],
    answer: .json(schema: "Evaluation"),
    handle: { call in
      let wanted = try call.evaluationOptions()
      let snapshot = call.snapshot
      let isSparse = call.query["sparse"] == "1"
      do {
        let bytes = try await call.site.evaluation(
          at: call.request.target, of: call.explorer,
          make: {
            let evaluation = try await evaluate(snapshot, options: wanted)
            return evaluation.json(matrix: isSparse ? .sparse : .full).bytes
          })
        return .json(bytes: bytes)
      } catch let error as EvaluationError { throw APIError(error) }
    })
}

extension Route.Parameter {
  static let split = Self(
    name: "split",
    what: "A split; `*` for all images. If absent, test, else val, else all images, "
      + "and all images if the filter speaks of splits.")
}

extension Call {
  /// Which model, images and classes an evaluation is about.
  func evaluationOptions() throws -> EvaluationOptions {
    var options = EvaluationOptions()
    options.model = query["model"]
    options.filter = try filter()
    options.classes = query.all("class")
    switch query["split"] {
    case "*": options.split = .all
    case let name?: options.split = .named(name)
    case nil: break
    }
    return options
  }
}

extension APIError {
  /// What keeps an evaluation from being made: 409 where the project lacks something, 400 where
  /// the request names something that does not exist.
  init(_ error: EvaluationError) {
    switch error {
    case .noModel: self.init(409, "no_model", "\(error)")
    case .noLabels: self.init(409, "no_labels", "\(error)")
    case .unknownModel: self.init(400, "unknown_model", "\(error)")
    case .unknownClass: self.init(400, "unknown_class", "\(error)")
    case .unknownSplit: self.init(400, "unknown_split", "\(error)")
    case .unknownMetric: self.init(400, "unknown_metric", "\(error)")
    }
  }
}
