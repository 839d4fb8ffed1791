import Foundation
import Testing

@testable import Assay
@testable import AssayServer

@Suite struct MapRouteTests {
  /// The small project without what a map needs.
  private static let without: ProjectSnapshot = {
    var snapshot = SmallProject.snapshot
    (snapshot.embeddings, snapshot.currentEmbedding, snapshot.maps) = ([], nil, [])
    return snapshot
  }()

  private func state(_ site: TestSite) async throws -> [String: Any] {
    let response = await site.get("/api/v1/map/state")
    #expect(response.status == 200)
    let found = try JSONSerialization.jsonObject(with: Data(response.bytes))
    return try #require(found as? [String: Any])
  }

  private func states(_ found: [String: Any]) throws -> [String] {
    try #require(found["maps"] as? [[String: Any]]).compactMap { $0["state"] as? String }
  }

  @Test func `without embeddings there is no map, and the answer says what brings them`()
    async throws
  {
    let site = TestSite(source: TestSource(Self.without))
    for response in [
      await site.get("/api/v1/map"), await site.get("/api/v1/map?method=umap"),
      await site.ask(
        "POST", "/api/v1/map", ["content-type": "application/json"], body: #"{"method":"umap"}"#),
    ] {
      #expect(response.status == 409)
      #expect(response.errorCode == "no_embedding")
      #expect(response.errorMessage?.contains("assay import embeddings") == true)
    }
    let found = try await state(site)
    #expect(found["embedding"] is NSNull)
    #expect(try states(found) == [])
  }

  @Test func `the plane is made at once, in image order, with NaN for who has no embedding`()
    async throws
  {
    var snapshot = SmallProject.snapshot
    snapshot.maps = []
    let site = TestSite(source: TestSource(snapshot))
    let response = await site.get("/api/v1/map")
    #expect(response.headers["x-assay-type"] == "float32")
    let numbers = response.numbers(Float.self)
    #expect(numbers.count == 12)
    #expect(numbers[10].isNaN && numbers[11].isNaN)
    // What scikit-learn's PCA makes of the five vectors.
    let expected: [Float] = [
      0.8062, -0.3875, 0.5523, -0.1414, -0.2093, 0.5968, 0.0445, 0.3507, -1.1936, -0.4187,
    ]
    for (found, wanted) in zip(numbers, expected) { #expect(abs(found - wanted) < 1e-3) }
    #expect(await site.get("/api/v1/map?method=pca").bytes == response.bytes)
    #expect(try states(await state(site)) == ["ready", "missing"])
    #expect(await site.get("/api/v1/map?method=umap").errorCode == "no_map")
    #expect(await site.get("/api/v1/map?method=tsne").errorCode == "bad_method")
  }

  @Test func `a kept map is given out, and is stale once the embedding is another`() async throws {
    let site = TestSite()
    let points = (0..<12).map { Float($0) }
    let response = await site.get("/api/v1/map?method=umap")
    #expect(response.numbers(Float.self) == points)
    #expect(response.headers["x-assay-trustworthiness"] == "0.875")
    #expect(response.headers["x-assay-sampled"] == "6")
    let found = try await state(site)
    #expect(try states(found) == ["ready", "ready"])
    let umap = try #require((found["maps"] as? [[String: Any]])?.last)
    #expect(umap["trustworthiness"] as? Double == 0.875)
    #expect(umap["seed"] as? Int == 7)
    var snapshot = SmallProject.snapshot
    snapshot.maps[0].digest = String(repeating: "0", count: 32)
    let later = TestSite(source: TestSource(snapshot))
    #expect(try states(await state(later)) == ["ready", "stale"])
    #expect(await later.get("/api/v1/map?method=umap").status == 200)
  }

  @Test func `making a map is a job, and asking twice gives the same one`() async throws {
    let site = TestSite()
    let headers = ["content-type": "application/json"]
    let response = await site.ask(
      "POST", "/api/v1/map", headers, body: #"{"method":"umap","seed":5}"#)
    #expect(response.status == 202)
    #expect(response.headers["location"] == "/api/v1/jobs/1")
    var last: Job?
    for await job in await site.site.jobs.updates(of: 1) { last = job }
    #expect(last?.kind == "map")
    #expect(last?.state == .finished(message: "laid out with seed 5"))
    for (body, code) in [
      (#"{"method":"pca"}"#, "bad_method"), (#"{"method":"umap","seed":-1}"#, "bad_seed"),
      (#"{"seed":1}"#, "bad_body"),
    ] {
      let refused = await site.ask("POST", "/api/v1/map", headers, body: body)
      #expect(refused.status == 400)
      #expect(refused.errorCode == code)
    }
  }
}
