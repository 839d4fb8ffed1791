import Assay

/// A request in, an answer out, without any socket: the gate, then a route or a file of the page.
struct Responder: Sendable {
  /// What is served.
  let site: Site
  /// The page's files.
  let assets: WebAssets
  /// Who may ask.
  let gate: Gate

  /// Answers a request; what goes wrong becomes an answer too.
  func respond(to request: ServerRequest) async -> ServerResponse {
    var asked = request
    if request.method == "HEAD" {
      asked.method = "GET"
      // A part is only ever asked for with GET.
      asked.headers["range"] = nil
    }
    var response: ServerResponse
    do {
      response = try await admitted(asked)
    } catch { response = ServerResponse(APIError(error)) }
    response.headers.merge(SecurityHeaders.all) { own, _ in own }
    response = Gzip.applied(to: response, accepting: request.headers["accept-encoding"])
    // The length stays, the bytes do not.
    if request.method == "HEAD" { response.body = .bytes([]) }
    return response
  }

  private func admitted(_ request: ServerRequest) async throws -> ServerResponse {
    switch try gate.check(request) {
    case .welcome(let location, let cookie):
      return .empty(
        303,
        headers: ["location": location, "set-cookie": cookie, "cache-control": "no-store"])
    case .enter: break
    }
    guard request.target.hasPrefix("/") else {
      throw APIError(.badURL, "the path must begin with /")
    }
    if request.path == "/api" || request.path.hasPrefix("/api/") {
      return try await interface(request)
    }
    return try page(request)
  }

  private func interface(_ request: ServerRequest) async throws -> ServerResponse {
    let path = request.path
    guard path.hasPrefix(Route.root + "/") else { throw unknownPath(request) }
    var segments: [String] = []
    for segment in path.dropFirst(Route.root.count + 1)
      .split(separator: "/", omittingEmptySubsequences: false)
    {
      guard let decoded = percentDecoded(segment) else {
        throw APIError(.badURL, "the path has a broken percent escape")
      }
      segments.append(decoded)
    }
    let matches = Route.all.compactMap { route in
      route.match(segments).map { (route: route, values: $0) }
    }
    guard let (route, values) = matches.first(where: { $0.route.method == request.method }) else {
      guard !matches.isEmpty else { throw unknownPath(request) }
      throw wrongMethod(request, allowed: matches.map(\.route.method))
    }
    let read = try route.values(path: values, query: request.query())
    if let handle = route.handleUnread {
      let lastEdit = try await site.source.lastEdit
      var response = try await handle(site.source)
      response.headers["cache-control"] = "no-store"
      response.headers[Self.editHeader] = String(lastEdit)
      return response
    }
    let snapshot = try await site.source.snapshot()
    let labels = route.caching == .untilChange ? try read[Parameters.labels] : .given
    let explorer = site.explorer(of: snapshot, labels: labels)
    let call = Call(
      site: site, route: route, given: snapshot, explorer: explorer, request: request, values: read)
    switch route.caching {
    case .own: return try await route.handle(call)
    case .never:
      var response = try await route.handle(call)
      response.headers["cache-control"] = "no-store"
      return response
    case .untilChange:
      let tag = EntityTag(site.identity, String(explorer.snapshot.revision), request.target)
      let headers = [
        "etag": tag.text, "cache-control": "no-cache", Self.editHeader: String(snapshot.lastEdit),
      ]
      if tag.matches(request.headers["if-none-match"]) { return .empty(304, headers: headers) }
      var response = try await route.handle(call)
      response.headers.merge(headers) { own, _ in own }
      return response
    }
  }

  /// Names the latest edit that an answer knows of, for the `seen` of edits that are made on it.
  private static let editHeader = "x-assay-edit"

  private func page(_ request: ServerRequest) throws(APIError) -> ServerResponse {
    guard request.method == "GET" else { throw wrongMethod(request, allowed: ["GET"]) }
    guard let file = assets.file(at: request.path) else { throw unknownPath(request) }
    let headers = [
      "etag": file.tag.text,
      "cache-control": file.isHashed ? "public, max-age=31536000, immutable" : "no-cache",
    ]
    if file.tag.matches(request.headers["if-none-match"]) { return .empty(304, headers: headers) }
    return ServerResponse(type: file.type, body: .bytes(file.bytes), headers: headers)
  }

  private func unknownPath(_ request: ServerRequest) -> APIError {
    APIError(.unknownPath, "there is nothing at \(request.path.prefix(80))")
  }

  private func wrongMethod(_ request: ServerRequest, allowed: [String]) -> APIError {
    let methods = allowed.contains("GET") ? ["HEAD"] + allowed : allowed
    var error = APIError(
      .wrongMethod,
      "\(request.method.prefix(20)) does not work here, only \(methods.sorted().joined(separator: ", "))"
    )
    error.allowedMethods = methods.sorted()
    return error
  }
}
