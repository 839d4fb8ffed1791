import Assay

extension Route {
  private static let x = Parameters.neededMetric("x", "A metric's id.")
  private static let y = Parameters.neededMetric("y", "A metric's id.")
  private static let pointLimit = Parameters.limit(
    "How many points at most. Of more images the points are a sample, always the same; the numbers "
      + "are of all.", in: Scatter.limits, usually: 5_000)

  static let scatter = Route(
    path: "/scatter",
    summary: "One metric against another: points, correlations, trend and line.",
    parameters: [x, y, pointLimit, Parameters.groups, Parameters.model, Parameters.filter],
    answer: .json(schema: "Scatter"),
    handle: { call in
      let model = try call.model()
      let x = try call.metric(x, model: model)
      let y = try call.metric(y, model: model)
      let (limit, field) = (try call[pointLimit], try call[Parameters.groups])
      let set = try call.filteredImages(model: model)
      do throws(FilterError) {
        guard
          let scatter = try call.explorer.scatter(
            of: x, and: y, in: set, limit: limit, by: field, model: model)
        else { preconditionFailure("both metrics were found before") }
        return .json(scatter.json)
      } catch { throw APIError(error, code: .badBy) }
    })
}

extension Call {
  /// The metric's id in a parameter.
  ///
  /// - Throws: ``APIError`` 400 if it is no metric of the project or the model.
  fileprivate func metric(
    _ parameter: Parameter<String>, model: ModelPredictions?
  ) throws(APIError) -> String {
    let id = try self[parameter]
    guard explorer.column(id: id, model: model) != nil else {
      throw APIError(.unknownMetric, "there is no metric \"\(id.prefix(80))\"")
    }
    return id
  }
}
