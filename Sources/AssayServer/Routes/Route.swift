import Assay

/// One address of the interface: what it reads, what it answers, and how both are described.
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
    /// JSON of one of several schemas.
    case either([String])
    /// Anything else: its types and what it is.
    case content(types: [String], what: String)
  }

  /// The method; HEAD is answered wherever GET is.
  var method = "GET"
  /// The path below ``root``, with parameters in braces.
  var path: String
  /// The parameters of the path, in its order.
  var inPath: [any DeclaredParameter] = []
  /// One line about what it answers.
  var summary: String
  /// The parameters behind `?`; see ``allParameters``.
  var parameters: [any DeclaredParameter] = []
  /// The JSON that it reads, if it reads any.
  var body: RequestBody?
  /// What it gives on success.
  var answer: Answer
  /// The status code of success.
  var status = 200
  /// Errors besides those that its parameters and its body can earn, and those of every route.
  var errors: [ErrorCode] = []
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
    + images + [issues, imports] + map + edits + views + exports + similarity + jobs + [
      revision, openAPI,
    ]
}
