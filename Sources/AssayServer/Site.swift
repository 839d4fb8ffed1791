import Assay
import Foundation
import Synchronization

/// Everything that is served: a request in, an answer out, without any socket.
///
/// Every answer follows from the URL and the project; what is remembered only saves work.
struct Site: Sendable {
  /// The project.
  let source: any ProjectSource
  /// Long work.
  let jobs: JobQueue
  /// The page's files.
  let assets: WebAssets
  /// Who may ask.
  let gate: Gate
  /// Differs between any two runs of the server, so that no client mistakes one for the other.
  let identity: String
  /// Pictures of files that browsers do not show.
  let pictures = BrowserPictures()
  /// The map by principal components.
  let planes = PlaneMemory()
  /// Groups of duplicates, and the pictures that were compared for them.
  let finder = DuplicateFinder()
  private let memory = SiteMemory()

  init(
    source: any ProjectSource, jobs: JobQueue, assets: WebAssets, gate: Gate, identity: String
  ) {
    self.source = source
    self.jobs = jobs
    self.assets = assets
    self.gate = gate
    self.identity = identity
  }

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

  /// Differs between any two states of any two projects.
  func stateKey(of snapshot: ProjectSnapshot) -> String {
    var hash = StableHash()
    for part in [
      AssayVersion.current, snapshot.name ?? "", snapshot.imageRoot?.path ?? "",
      String(snapshot.revision), String(snapshot.images.count),
      snapshot.images.first?.digest ?? "", snapshot.images.last?.digest ?? "",
    ] { hash.add(part) }
    return hash.hex
  }

  /// The JSON of an evaluation, made once for each address and state of the project.
  func evaluation(
    at address: String, of explorer: Explorer,
    make: @escaping @Sendable () async throws -> [UInt8]
  ) async throws -> [UInt8] {
    try await memory.evaluation(at: address, of: explorer, make: make)
  }

  /// The project with the labels of a source by its name; the given ones without a name.
  ///
  /// - Throws: ``APIError`` 400 if the name is not one of ``LabelSource``.
  func explorer(
    of snapshot: ProjectSnapshot, labels name: String?
  ) throws(APIError) -> Explorer {
    guard let source = name.map(LabelSource.init(rawValue:)) ?? .given else {
      throw APIError(
        400, "bad_labels", "labels is given or corrected, not \"\((name ?? "").prefix(40))\"")
    }
    return memory.explorer(of: snapshot, labels: source)
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
      throw APIError(400, "bad_url", "the path must begin with /")
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
        throw APIError(400, "bad_url", "the path has a broken percent escape")
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
    let query = try request.query()
    try route.checkNames(of: query)
    if let handle = route.handleUnread {
      var response = try await handle(source)
      response.headers["cache-control"] = "no-store"
      return response
    }
    let snapshot = try await source.snapshot()
    let explorer = try self.explorer(of: snapshot, labels: query["labels"])
    let call = Call(
      site: self, given: snapshot, explorer: explorer, request: request, query: query,
      path: values)
    switch route.caching {
    case .own: return try await route.handle(call)
    case .never:
      var response = try await route.handle(call)
      response.headers["cache-control"] = "no-store"
      return response
    case .untilChange:
      let tag = EntityTag(identity, String(explorer.snapshot.revision), request.target)
      let headers = ["etag": tag.text, "cache-control": "no-cache"]
      if tag.matches(request.headers["if-none-match"]) { return .empty(304, headers: headers) }
      var response = try await route.handle(call)
      response.headers.merge(headers) { own, _ in own }
      return response
    }
  }

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
    APIError(404, "unknown_path", "there is nothing at \(request.path.prefix(80))")
  }

  private func wrongMethod(_ request: ServerRequest, allowed: [String]) -> APIError {
    let methods = allowed.contains("GET") ? ["HEAD"] + allowed : allowed
    var error = APIError(
      405, "wrong_method",
      "\(request.method.prefix(20)) does not work here, only \(methods.sorted().joined(separator: ", "))"
    )
    error.allowedMethods = methods.sorted()
    return error
  }
}

/// What the site remembers of the newest state of the project.
///
/// A class because all requests share it.
private final class SiteMemory: Sendable {
  private struct State {
    let revision: Int64
    var explorers: [LabelSource: Explorer] = [:]
    /// Those of the state before, from which after an edit what was computed is taken over.
    var earlier: [LabelSource: Explorer] = [:]
    var evaluations: [(address: String, bytes: Task<[UInt8], any Error>)] = []

    func knows(_ explorer: Explorer) -> Bool { explorers.values.contains { $0 === explorer } }
  }
  /// How many evaluations are kept.
  private static let evaluationCount = 16
  private let state = Mutex<State?>(nil)

  func explorer(of snapshot: ProjectSnapshot, labels source: LabelSource) -> Explorer {
    state.withLock { state in
      if state?.revision != snapshot.revision {
        // Others would only keep old columns in memory.
        let earlier = (state?.earlier ?? [:]).merging(state?.explorers ?? [:]) { $1 }
          .filter { $0.value.snapshot.contentRevision == snapshot.contentRevision }
        state = State(revision: snapshot.revision, earlier: earlier)
      }
      if let known = state?.explorers[source] { return known }
      let explorer = Explorer(snapshot.with(source), after: state?.earlier[source])
      state?.earlier[source] = nil
      state?.explorers[source] = explorer
      return explorer
    }
  }

  func evaluation(
    at address: String, of explorer: Explorer,
    make: @escaping @Sendable () async throws -> [UInt8]
  ) async throws -> [UInt8] {
    let task = state.withLock { state in
      if let known = state?.evaluations.first(where: { $0.address == address }),
        state?.knows(explorer) == true
      {
        return known.bytes
      }
      // Unstructured, because all who ask meanwhile wait for the same work.
      let task = Task { try await make() }
      if state?.knows(explorer) == true {
        state?.evaluations.append((address, task))
        if let count = state?.evaluations.count, count > Self.evaluationCount {
          state?.evaluations.removeFirst()
        }
      }
      return task
    }
    return try await task.value
  }
}
