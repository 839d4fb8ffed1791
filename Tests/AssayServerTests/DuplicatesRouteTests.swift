import Foundation
import Synchronization
import Testing

@testable import Assay
@testable import AssayServer

@Suite struct DuplicatesRouteTests {
  /// Images 0 and 5 have the same bytes in different splits, 1 and 2 the same pixels under
  /// different labels; 2 is tagged.
  private func site() -> TestSite {
    let source = TestSource()
    source.current.withLock { snapshot in
      for (image, digest, pixels) in [
        (0, "a", "p"), (5, "a", "p"), (1, "b", "q"), (2, "c", "q"), (3, "d", "r"),
      ] {
        snapshot.images[image].digest = digest
        snapshot.images[image].pixelDigest = pixels
        snapshot.images[image].perceptualHash = 0
      }
      snapshot.tags["duplicate"] = [2]
    }
    return TestSite(source: source)
  }

  private func answer(_ query: String) async throws -> [String: Any] {
    let response = await site().get("/api/v1/duplicates" + query)
    #expect(response.status == 200, "\(response.text)")
    let found = try JSONSerialization.jsonObject(with: Data(response.bytes))
    #expect(try AnswerCheck().schemas.mismatches(found, named: "DuplicateAnswer") == [])
    return try #require(found as? [String: Any])
  }

  private func ids(_ answer: [String: Any]) -> [[Int]] {
    let groups = answer["groups"] as? [[String: Any]] ?? []
    return groups.map { group in
      (group["images"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? Int }.sorted()
    }
  }

  @Test func `groups say where labels differ and splits leak, and what that does to accuracy`()
    async throws
  {
    let all = try await answer("?split=test")
    #expect(ids(all) == [[1, 2], [0, 5]])
    let groups = try #require(all["groups"] as? [[String: Any]])
    #expect(groups.map { $0["kind"] as? String } == ["pixels", "bytes"])
    #expect(groups.map { $0["conflicting"] as? Bool } == [true, false])
    #expect(groups.map { $0["leaks"] as? Bool } == [false, true])
    let tagged = (groups[0]["images"] as? [[String: Any]] ?? [])
      .filter { $0["tagged"] as? Bool == true }
    #expect(tagged.map { $0["id"] as? Int } == [2])
    #expect(all["n_surplus"] as? Int == 2 && all["n_leaking"] as? Int == 1)
    let restated = try #require(all["restated"] as? [String: Any])
    #expect(restated["left_out"] as? Int == 1 && restated["split"] as? String == "test")
    let (before, after) = (
      restated["accuracy"] as? [String: Any], restated["without"] as? [String: Any]
    )
    #expect(before?["n"] as? Int == 5 && after?["n"] as? Int == 4)
    // No thumbnail of this project can be decoded: three pictures that may be near others.
    #expect(all["unreadable"] as? Int == 3)
  }

  @Test func `groups can be chosen and paged`() async throws {
    #expect(try await ids(answer("?kind=bytes")) == [[0, 5]])
    #expect(try await ids(answer("?kind=near")) == [])
    #expect(try await ids(answer("?only=leaking")) == [[0, 5]])
    #expect(try await ids(answer("?only=leaking&only=conflicting")) == [])
    #expect(try await ids(answer("?image=2")) == [[1, 2]])
    let page = try await answer("?limit=1&offset=1")
    #expect(ids(page) == [[0, 5]] && page["n"] as? Int == 2)
  }

  @Test(
    arguments: [
      ("hash=25", "bad_hash"), ("hash=x", "bad_hash"), ("cosine=1.5", "bad_cosine"),
      ("embedding=3", "bad_embedding"), ("mirrored=yes", "bad_mirrored"), ("only=x", "bad_only"),
      ("kind=same", "unknown_kind"), ("limit=0", "bad_limit"), ("offset=-1", "bad_offset"),
      ("image=a", "bad_image"), ("image=6", "bad_image"), ("cosin=1", "unknown_parameter"),
    ])
  func `what cannot be asked is refused`(_ query: String, _ code: String) async {
    let response = await site().get("/api/v1/duplicates?" + query)
    #expect(response.status == 400 && response.errorCode == code, "\(response.text)")
  }
}
