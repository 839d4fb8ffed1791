import Assay

/// A request that found its route.
struct Call: Sendable {
  /// The site that is asked.
  let site: Site
  /// The route that was found.
  let route: Route
  /// The project as it is now, with the given labels.
  let given: ProjectSnapshot
  /// The project as it is now, with the labels that `?labels=` asks for.
  let explorer: Explorer
  /// The request.
  let request: ServerRequest
  /// The values of the parameters in the address.
  let values: RequestValues

  /// Everything about the project.
  var snapshot: ProjectSnapshot { explorer.snapshot }

  /// The value of a parameter that the route declares.
  subscript<Value>(parameter: Parameter<Value>) -> Value {
    get throws(APIError) {
      precondition(route.has(parameter), "a declared parameter")
      return try values[parameter]
    }
  }

  /// The body that the route declares, read.
  func body() async throws -> RequestValues {
    guard let body = route.body else { preconditionFailure("a declared body") }
    return try await body.values(of: request)
  }

  /// The model of `?model=`, else the one that stands for the project; `nil` if it has none.
  ///
  /// - Throws: ``APIError`` 400 if there is no model of that name.
  func model() throws(APIError) -> ModelPredictions? {
    try model(named: try self[Parameters.model])
  }

  /// The model of this name, without one the one that stands for the project; `nil` if it has none.
  ///
  /// - Throws: ``APIError`` 400 if there is no model of that name.
  func model(named name: String?) throws(APIError) -> ModelPredictions? {
    if let model = snapshot.model(named: name) { return model }
    guard let name else { return nil }
    throw APIError(.unknownModel, "unknown model \"\(name)\"")
  }

  /// The filter of `?where=`; `nil`, which is all images, without it.
  func filter() throws(APIError) -> FilterExpression? {
    let text = try self[Parameters.filter]
    do throws(FilterError) {
      return try FilterExpression(ifGiven: text)
    } catch { throw APIError(error, code: .badFilter) }
  }

  /// The images of `?where=`, all without it.
  func filteredImages(model: ModelPredictions?) throws(APIError) -> ImageSet {
    let filter = try filter()
    do throws(FilterError) {
      return try explorer.images(matching: filter, model: model)
    } catch { throw APIError(error, code: .badFilter) }
  }

  /// The image of `{id}`.
  ///
  /// - Throws: ``APIError`` 404 if there is no such image.
  func image() throws(APIError) -> Int {
    let id = try self[Parameters.imageID]
    guard id < snapshot.images.count else {
      throw APIError(
        .unknownImage,
        "there is no image \(id): the project has \(snapshot.images.count), counted from 0")
    }
    return id
  }

  /// The answer that a job was started, or is at work already.
  func accepted(_ job: Job) -> ServerResponse {
    var response = ServerResponse.json(jobJSON(job), status: 202)
    response.headers["location"] = "\(Route.root)/jobs/\(job.id)"
    return response
  }
}
