import Assay

extension Route {
  static let scatter = Route(
    path: "/scatter",
    summary: "One metric against another: points, correlations, trend and line.",
    parameters: [
      Parameter(name: "x", what: "A metric's id.", isRequired: true),
      Parameter(name: "y", what: "A metric's id.", isRequired: true),
      Parameter(
        name: "limit",
        what:
          "How many points at most, 1 to 50000; 5000 if absent. Of more images the points are a "
          + "sample, always the same; the numbers are of all."),
      Parameter(
        name: "by",
        what: "Gives each point the word of a field: outcome, label, predicted, split, format or a "
          + "category."),
      .model, .filter,
    ],
    answer: .json(schema: "Scatter"),
    handle: { call in
      let model = try call.model()
      let x = try call.metric("x", model: model)
      let y = try call.metric("y", model: model)
      let text = call.query["limit"] ?? "5000"
      guard let limit = Int(text), Scatter.limits.contains(limit) else {
        throw APIError(
          400, "bad_limit",
          "limit is a whole number from 1 to \(Scatter.limits.upperBound), not "
            + "\"\(text.prefix(40))\"")
      }
      let set = try call.filteredImages(model: model)
      do throws(FilterError) {
        guard
          let scatter = try call.explorer.scatter(
            of: x, and: y, in: set, limit: limit, by: call.query["by"], model: model)
        else { preconditionFailure("both metrics were found before") }
        return .json(scatter.json)
      } catch { throw APIError(error, code: "bad_by") }
    })
}

extension Call {
  /// The metric's id in a parameter.
  ///
  /// - Throws: ``APIError`` 400 if it is absent, or no metric of the project or the model.
  fileprivate func metric(
    _ parameter: String, model: ModelPredictions?
  ) throws(APIError) -> String {
    guard let id = query[parameter], !id.isEmpty else {
      throw APIError(400, "no_metric", "say which metric: ?\(parameter)=brightness")
    }
    guard explorer.column(id: id, model: model) != nil else {
      throw APIError(400, "unknown_metric", "there is no metric \"\(id.prefix(80))\"")
    }
    return id
  }
}
