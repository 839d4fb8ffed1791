import Assay

extension Route {
  /// Images laid out in two dimensions by the current embedding.
  static let map = [mapPoints, mapState, makeMap]

  private static let mapMethod = Parameter.word(
    "method", "pca, which is made at once, or umap, which a job makes.", usually: MapMethod.pca,
    code: .badMethod)

  /// A map by any other method takes no job.
  private static let madeMethod = Parameter.neededWord(
    "method", "How the map is made.", among: [MapMethod.umap], code: .badMethod)

  /// Up to the largest whole number that every reader of JSON keeps exactly.
  private static let seed = Parameter.whole(
    "seed", "The same seed gives the same map.", in: 0...(1 << 53) - 1, usually: 1,
    code: .badSeed)

  private static let mapPoints = Route(
    path: "/map", summary: "Where each image stands on a map of the current embedding.",
    parameters: [mapMethod],
    answer: .content(
      types: ["application/octet-stream"],
      what: "Pairs of 32-bit little-endian floating-point numbers, x and y, in image order; NaN "
        + "for an image that is not on the map. `X-Assay-Trustworthiness` says how far neighbours on "
        + "the map are neighbours in truth, measured at `X-Assay-Sampled` images."),
    errors: [.noEmbedding, .noMap],
    handle: { call in
      let map = try await call.site.map(try call[mapMethod], of: call.given)
      var response = ServerResponse.array(of: map.points.withValues { Array($0) }, type: "float32")
      if let trust = map.trustworthiness {
        response.headers["x-assay-trustworthiness"] = "\(trust)"
        response.headers["x-assay-sampled"] = "\(map.sampled)"
      }
      return response
    })

  private static let mapState = Route(
    path: "/map/state", summary: "Which maps there are of the current embedding.",
    answer: .json(schema: "MapState"),
    handle: { call in
      let snapshot = call.given
      var maps: [JSON] = []
      if let embedding = snapshot.embedding {
        maps = [mapJSON(.pca, state: .ready, images: embedding.imageCount, nil)]
        let map = snapshot.map(.umap)
        let state: MapReadiness = map.map { snapshot.isStale($0) ? .stale : .ready } ?? .missing
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
    body: RequestBody(
      forms: [[madeMethod, seed]], example: "{\"method\": \"umap\", \"seed\": 1}"),
    answer: .json(schema: "Job"), status: 202, errors: [.noEmbedding], caching: .never,
    handle: { call in
      let body = try await call.body()
      _ = try body[madeMethod]
      let seed = try body[seed]
      guard call.given.embedding != nil else { throw MapError.noEmbedding }
      let source = call.site.source
      return call.accepted(
        await call.site.jobs.enqueueOnce(kind: JobKind.map.rawValue) { report in
          try await source.makeMap(seed: UInt64(seed), report: report)
        })
    })
}
