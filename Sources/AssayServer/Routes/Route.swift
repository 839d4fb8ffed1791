import Assay

/// One address of the interface: what it answers and how it is described.
struct Route: Sendable {
  /// How a client may keep an answer.
  enum Caching: Sendable {
    /// Not at all: it may change without the project being written.
    case never
    /// Until the project changes: the client asks again each time and is told "not modified".
    case untilChange
    /// The route sets its own headers.
    case own
  }

  /// What the route gives on success, for the description.
  enum Answer: Sendable {
    /// JSON of a schema that ``APISchemas`` describes.
    case json(schema: String)
    /// Anything else: its type and what it is.
    case content(type: String, what: String)
  }

  /// A parameter behind `?`, for the description.
  struct Parameter: Sendable {
    var name: String
    var what: String
    var isRequired = false
  }

  /// The method; HEAD is answered wherever GET is.
  var method = "GET"
  /// The path below ``root``, with parameters in braces.
  var path: String
  /// One line about what it answers.
  var summary: String
  /// The parameters behind `?`.
  var parameters: [Parameter] = []
  /// The JSON that it reads, if it reads any.
  var body: Shape?
  /// What it gives on success.
  var answer: Answer
  /// The status code of success.
  var status = 200
  /// How a client may keep the answer.
  var caching = Caching.untilChange
  /// Makes the answer.
  var handle: @Sendable (Call) async throws -> ServerResponse
  /// Makes the answer in place of ``handle`` where nothing of the project needs to be read for it.
  var handleUnread: (@Sendable (any ProjectSource) async throws -> ServerResponse)?

  /// Where all routes hang.
  static let root = "/api/v1"

  /// The values of the path's parameters if `segments` match it; `nil` otherwise.
  func match(_ segments: [String]) -> [String: String]? {
    let pattern = path.split(separator: "/")
    guard pattern.count == segments.count else { return nil }
    var values: [String: String] = [:]
    for (expected, found) in zip(pattern, segments) {
      if expected.hasPrefix("{") {
        values[String(expected.dropFirst().dropLast())] = found
      } else if expected != found {
        return nil
      }
    }
    return values
  }

  /// Every route there is, in the order of the documentation.
  static let all: [Route] =
    [
      project, evaluation, performance, advice, quality, labelQuality, review, duplicates,
    ] + explorer + [
      completions, histogram, scatter,
    ]
    + images + [issues] + map + edits + views + exports + similarity + jobs + [revision, openAPI]
}

/// A request that found its route.
struct Call: Sendable {
  /// The site that is asked.
  let site: Site
  /// The project as it is now, with the given labels.
  let given: ProjectSnapshot
  /// The project as it is now, with the labels that `?labels=` asks for.
  let explorer: Explorer
  /// The request.
  let request: ServerRequest
  /// The decoded parameters behind `?`.
  let query: QueryParameters
  /// The decoded parameters of the path.
  let path: [String: String]

  /// Everything about the project.
  var snapshot: ProjectSnapshot { explorer.snapshot }

  /// The model of `?model=`, else the one that stands for the project; `nil` if it has none.
  ///
  /// - Throws: ``APIError`` 400 if there is no model of that name.
  func model() throws(APIError) -> ModelPredictions? {
    try model(named: query["model"])
  }

  /// The model of this name, without one the one that stands for the project; `nil` if it has none.
  ///
  /// - Throws: ``APIError`` 400 if there is no model of that name.
  func model(named name: String?) throws(APIError) -> ModelPredictions? {
    if let model = snapshot.model(named: name) { return model }
    guard let name else { return nil }
    throw APIError(400, "unknown_model", "unknown model \"\(name)\"")
  }

  /// The filter of `?where=`; `nil`, which is all images, without it.
  func filter() throws(APIError) -> FilterExpression? {
    do throws(FilterError) {
      return try FilterExpression(ifGiven: query["where"])
    } catch { throw APIError(error, code: "bad_filter") }
  }

  /// The images of `?where=`, all without it.
  func filteredImages(model: ModelPredictions?) throws(APIError) -> ImageSet {
    try images(matching: try filter(), model: model)
  }

  /// The images of a filter, all without one.
  func images(
    matching filter: FilterExpression?, model: ModelPredictions?
  ) throws(APIError) -> ImageSet {
    do throws(FilterError) {
      return try explorer.images(matching: filter, model: model)
    } catch { throw APIError(error, code: "bad_filter") }
  }

  /// The image of `{id}`.
  ///
  /// - Throws: ``APIError`` 400 if it is no number, 404 if there is no such image.
  func image() throws(APIError) -> Int {
    let text = path["id"] ?? ""
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let id = Int(text)
    else {
      throw APIError(400, "bad_id", "an image's id is a whole number, not \"\(text.prefix(40))\"")
    }
    guard id < snapshot.images.count else {
      throw APIError(
        404, "unknown_image",
        "there is no image \(id): the project has \(snapshot.images.count), counted from 0")
    }
    return id
  }
}

extension Route.Parameter {
  static let model = Self(name: "model", what: "The model; the one imported last if absent.")
  static let filter = Self(
    name: "where", what: "A filter of the filter language; all images if absent.")
}
