import Assay

extension Route {
  /// Images laid out in two dimensions by the current embedding.
  static let map = [mapPoints, mapState, makeMap]

  private static let mapPoints = Route(
    path: "/map", summary: "Where each image stands on a map of the current embedding.",
    parameters: [
      Parameter(
        name: "method",
        what: "pca, which is made at once, or umap, which a job makes; pca if absent.")
    ],
    answer: .content(
      type: "application/octet-stream",
      what: "Pairs of 32-bit little-endian floating-point numbers, x and y, in image order; NaN "
        + "for an image that is not on the map. `X-Assay-Trustworthiness` says how far neighbours on "
        + "the map are neighbours in truth, measured at `X-Assay-Sampled` images."),
    handle: { call in
      let text = call.query["method"] ?? "pca"
      guard let method = MapMethod(rawValue: text) else {
        throw APIError(
          400, "bad_method", "method is pca or umap, not \"\(text.prefix(40))\"")
      }
      do {
        let map = try await call.site.map(method, of: call.given)
        var response = ServerResponse.array(
          of: map.points.withValues { Array($0) }, type: "float32")
        if let trust = map.trustworthiness {
          response.headers["x-assay-trustworthiness"] = "\(trust)"
          response.headers["x-assay-sampled"] = "\(map.sampled)"
        }
        return response
      } catch let error as MapError { throw APIError(409, error.code, "\(error)") }
    })

  private static let mapState = Route(
    path: "/map/state", summary: "Which maps there are of the current embedding.",
    answer: .json(schema: "MapState"),
    handle: { call in
      let snapshot = call.given
      var maps: [JSON] = []
      if let embedding = snapshot.embedding {
        maps = [mapJSON(.pca, state: "ready", images: embedding.imageCount, nil)]
        let map = snapshot.map(.umap)
        let state = map.map { snapshot.isStale($0) ? "stale" : "ready" } ?? "missing"
        maps.append(mapJSON(.umap, state: state, images: map?.imageCount ?? 0, map))
      }
      return .json(
        .object([
          ("embedding", .optional(snapshot.currentEmbedding)),
          ("digest", .optional(snapshot.embedding?.digest)),
          ("images", .int(snapshot.images.count)), ("maps", .array(maps)),
        ]))
    })

  private static let makeMap = Route(
    method: "POST", path: "/map",
    summary: "Starts a job of kind `map` that lays the images out and keeps the map.",
    body: .object([("method", .word(["umap"])), ("seed", .integer)], optional: ["seed"]),
    answer: .json(schema: "Job"), status: 202, caching: .never,
    handle: { call in
      let wanted = try await call.request.json(
        NewMap.self, upTo: longestBody, like: "{\"method\": \"umap\", \"seed\": 1}")
      guard wanted.method == MapMethod.umap.rawValue else {
        throw APIError(
          400, "bad_method", "only a map by umap takes a job, not \"\(wanted.method.prefix(40))\"")
      }
      let seed = wanted.seed ?? 1
      guard seed >= 0 else {
        throw APIError(400, "bad_seed", "seed is a whole number from 0 on, not \(seed)")
      }
      guard call.given.embedding != nil else {
        throw APIError(409, MapError.noEmbedding.code, "\(MapError.noEmbedding)")
      }
      let source = call.site.source
      var job = await call.site.jobs.all.last { $0.kind == "map" && !$0.isOver }
      if job == nil {
        job = await call.site.jobs.enqueue(kind: "map") { report in
          try await source.makeMap(seed: UInt64(seed), report: report)
        }
      }
      guard let job else { throw APIError(500, "internal", "the job did not start") }
      var response = ServerResponse.json(jobJSON(job), status: 202)
      response.headers["location"] = "\(Route.root)/jobs/\(job.id)"
      return response
    })

  private struct NewMap: Decodable {
    var method: String
    var seed: Int64?
  }
}

extension MapError {
  /// The word of the error for programs.
  fileprivate var code: String {
    switch self {
    case .noEmbedding: "no_embedding"
    case .notMade: "no_map"
    }
  }
}
