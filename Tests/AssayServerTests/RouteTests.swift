import Foundation
import Testing

@testable import Assay
@testable import AssayServer

@Suite struct RouteTests {
  @Test func `ids come filtered and ordered, as numbers`() async {
    let site = TestSite()
    for (query, ids) in [
      ("", [0, 1, 2, 3, 4, 5]), ("?where=", [0, 1, 2, 3, 4, 5]),
      ("?where=label%20%3D%20cat", [0, 1]),
      ("?where=label+%3D+cat+and+outcome+%3D+wrong", [1]),
      ("?order=-brightness", [2, 0, 1, 4, 3, 5]),
      ("?order=confidence&model=strong", [1, 3, 5, 0, 2, 4]), ("?where=path+~+%22%C3%A9%22", [5]),
      ("?where=brightness+%3E+9", []),
    ] as [(String, [UInt32])] {
      let response = await site.get("/api/v1/images\(query)")
      #expect(response.status == 200)
      #expect(response.headers["content-type"] == "application/octet-stream")
      #expect(response.headers["x-assay-total"] == "6")
      #expect(response.numbers(UInt32.self) == ids, "\(query)")
    }
  }

  @Test func `columns come as numbers in image order`() async {
    let site = TestSite()
    let labels = await site.get("/api/v1/columns/label")
    #expect(labels.headers["x-assay-type"] == "int32")
    #expect(labels.numbers(Int32.self) == [0, 0, 1, 1, 2, -1])
    #expect(await site.get("/api/v1/columns/predicted").numbers(Int32.self) == [0, 1, 1, 0, 2, 0])
    #expect(await site.get("/api/v1/columns/split").numbers(Int32.self) == [1, 1, 1, 1, 1, 0])
    #expect(await site.get("/api/v1/columns/camera").numbers(Int32.self) == [0, 1, 0, -1, -1, -1])
    let brightness = await site.get("/api/v1/columns/brightness")
    #expect(brightness.headers["x-assay-type"] == "float64")
    let values = brightness.numbers(Double.self)
    #expect(values.dropLast() == [0.5, 0.25, 0.75, 0.125, 0.25])
    #expect(values.last?.isNaN == true)
    let confidence = await site.get("/api/v1/columns/confidence?model=strong")
    #expect(confidence.numbers(Double.self) == [0.75, 0.5, 0.75, 0.5, 0.75, 0.5])
    #expect(await site.get("/api/v1/columns/nothing").errorCode == "unknown_column")
    #expect(await site.get("/api/v1/columns/label?model=none").errorCode == "unknown_model")
  }

  @Test func `the bytes of an array are little-endian`() async {
    let response = await TestSite().get("/api/v1/images?where=label+%3D+owl")
    #expect(response.bytes == [4, 0, 0, 0])
  }

  @Test func `keys of a few images`() async {
    let site = TestSite()
    #expect(await site.get("/api/v1/keys?ids=4,0").text == #"{"keys":["owl/1.webp","cat/1.jpg"]}"#)
    #expect(await site.get("/api/v1/keys").text == #"{"keys":[]}"#)
    for ids in ["6", "-1", "x", "0,,x"] {
      #expect(await site.get("/api/v1/keys?ids=\(ids)").errorCode == "bad_id")
    }
    let many = Array(repeating: "0", count: 1_001).joined(separator: ",")
    #expect(await site.get("/api/v1/keys?ids=\(many)").errorCode == "too_many")
  }

  @Test func `a filter is checked, printed and counted`() async {
    let site = TestSite()
    let good = await site.get("/api/v1/filter?where=label%3D%22cat%22")
    #expect(good.text == #"{"ok":true,"canonical":"label = cat","count":2}"#)
    let bad = await site.get("/api/v1/filter?where=label+%3D+cta")
    #expect(bad.status == 400)
    #expect(
      bad.text
        == #"{"error":{"code":"bad_filter","message":"unknown class \"cta\" (did you mean \"cat\"?)","#
        + #""where":{"column":9,"nearest":"cat"}}}"#)
    for target in ["/api/v1/images?where=x+%3D+1", "/api/v1/evaluation?where=x+%3D+1"] {
      #expect(await site.get(target).errorCode == "bad_filter")
    }
    #expect(await site.get("/api/v1/images?order=-brigthness").errorCode == "bad_order")
  }

  @Test func `ids that are none are told apart from images that are none`() async {
    let site = TestSite()
    for picture in ["", "/thumbnail", "/original"] {
      for id in ["x", "-1", "1.0", "0x1", "+1", "99999999999999999999", "%201"] {
        let response = await site.get("/api/v1/images/\(id)\(picture)")
        #expect(response.status == 400, "\(id)\(picture)")
        #expect(response.errorCode == "bad_id")
      }
      let response = await site.get("/api/v1/images/6\(picture)")
      #expect(response.status == 404)
      #expect(response.errorCode == "unknown_image")
    }
    #expect(await site.get("/api/v1/images/5/thumbnail").errorCode == "no_picture")
    #expect(await site.get("/api/v1/images/0/original").errorCode == "no_file")
  }

  @Test func `an evaluation that cannot be says why`() async {
    let site = TestSite()
    for (query, status, code) in [
      ("?model=weak", 400, "unknown_model"), ("?class=cta", 400, "unknown_class"),
      ("?split=val", 400, "unknown_split"),
    ] {
      let response = await site.get("/api/v1/evaluation\(query)")
      #expect(response.status == status)
      #expect(response.errorCode == code)
    }
    var empty = SmallProject.snapshot
    empty.models = []
    let bare = TestSite(source: TestSource(empty))
    #expect(await bare.get("/api/v1/evaluation").errorCode == "no_model")
    #expect(await bare.get("/api/v1/evaluation").status == 409)
    #expect(await bare.get("/api/v1/project").status == 200)
    #expect(await bare.get("/api/v1/columns/predicted").errorCode == "no_model")
  }

  @Test func `a filter that speaks of splits is not narrowed to the test split`() async throws {
    let site = TestSite()
    func evaluated(_ query: String) async throws -> Int? {
      let response = await site.get("/api/v1/evaluation\(query)")
      let json = try JSONSerialization.jsonObject(with: Data(response.bytes)) as? [String: Any]
      return (json?["population"] as? [String: Any])?["other_split"] as? Int
    }
    #expect(try await evaluated("") == 1)
    #expect(try await evaluated("?split=*") == 0)
    #expect(try await evaluated("?where=split+%3D+train") == 0)
  }

  @Test func `advice without labels is refused where its filter or class is none`() async {
    var unlabelled = SmallProject.snapshot
    unlabelled.labels = unlabelled.labels.map { _ in -1 }
    let site = TestSite(source: TestSource(unlabelled))
    #expect(await site.get("/api/v1/advice").status == 200)
    #expect(await site.get("/api/v1/advice?where=x+%3D+1").errorCode == "bad_filter")
    #expect(await site.get("/api/v1/advice?class=cta").errorCode == "unknown_class")
  }

  @Test func `a rate by metric that cannot be says why`() async {
    let site = TestSite()
    for (query, code) in [
      ("", "no_metric"), ("?metric=brigthness", "unknown_metric"),
      ("?metric=brightness&rate=f1", "bad_rate"), ("?metric=brightness&bins=0", "bad_bins"),
      ("?metric=brightness&bins=x", "bad_bins"), ("?metric=brightness&binning=log", "bad_binning"),
      ("?metric=brightness&line=cta", "unknown_class"), ("?metric=x&where=x+%3D+1", "bad_filter"),
    ] {
      let response = await site.get("/api/v1/performance\(query)")
      #expect(response.status == 400, "\(query)")
      #expect(response.errorCode == code)
    }
  }

  @Test func `a histogram or a completion that cannot be made says why`() async {
    let site = TestSite()
    for (target, code) in [
      ("histogram", "no_metric"), ("histogram?metric=sharpness", "unknown_metric"),
      ("histogram?metric=brightness&bins=0", "bad_bins"),
      ("histogram?metric=brightness&by=tag", "bad_by"),
      ("histogram?metric=brightness&where=x+%3D+1", "bad_filter"),
      ("completions?at=-1", "bad_at"), ("completions?model=none", "unknown_model"),
    ] {
      let response = await site.get("/api/v1/\(target)")
      #expect(response.status == 400 && response.errorCode == code, "\(target)")
    }
  }

  @Test func `methods and paths that do not exist are errors in the one shape`() async {
    let site = TestSite()
    for target in [
      "/api", "/api/", "/api/v1", "/api/v1/", "/api/v2/project", "/api/v1/project/", "/nothing.js",
    ] {
      let response = await site.get(target)
      #expect(response.status == 404, "\(target)")
      #expect(response.errorCode == "unknown_path")
    }
    let post = await site.ask("POST", "/api/v1/project")
    #expect(post.status == 405)
    #expect(post.headers["allow"] == "GET, HEAD")
    #expect(post.errorMessage == "POST does not work here, only GET, HEAD")
    let put = await site.ask("PUT", "/api/v1/jobs/1")
    #expect(put.headers["allow"] == "DELETE, GET, HEAD")
    #expect(await site.ask("POST", "/").status == 405)
    for target in ["/api/v1/images?where=%zz", "/api/v1/images?where=%ff", "/api/v1/columns/%f"] {
      #expect(await site.get(target).errorCode == "bad_url")
    }
    #expect(await site.get("http://127.0.0.1:8817/").errorCode == "bad_url")
  }

  @Test func `a job is started once, watched to its end, and cancelled`() async throws {
    let (gate, opener) = AsyncStream.makeStream(of: Void.self)
    let source = TestSource(measuring: { report in
      report(WorkProgress(done: 3, total: 6, seconds: 2))
      for await _ in gate { break }
      try Task.checkCancellation()
      return "6 images measured"
    })
    let site = TestSite(source: source)
    let json = ["content-type": "application/json"]
    let start = await site.ask("POST", "/api/v1/jobs", json, body: #"{"kind":"measure"}"#)
    #expect(start.status == 202)
    #expect(start.headers["location"] == "/api/v1/jobs/1")
    let again = await site.ask("POST", "/api/v1/jobs", json, body: #"{"kind":"measure"}"#)
    #expect(again.headers["location"] == "/api/v1/jobs/1")
    guard case .stream(let events) = await site.get("/api/v1/jobs/1/events").body else {
      Issue.record("events come as a stream")
      return
    }
    opener.yield()
    var last = ""
    for await event in events {
      #expect(event.hasPrefix("event: job\ndata: {\"id\":1,") && event.hasSuffix("}\n\n"))
      last = event
    }
    #expect(
      last.contains(#""state":"finished""#) && last.contains(#""message":"6 images measured""#))
    #expect(await site.get("/api/v1/jobs/1").headers["cache-control"] == "no-store")
    _ = await site.ask("POST", "/api/v1/jobs", json, body: #"{"kind":"measure"}"#)
    #expect(await site.ask("DELETE", "/api/v1/jobs/2").status == 200)
    for await _ in await site.site.jobs.updates(of: 2) {}
    #expect(await site.get("/api/v1/jobs/2").text.contains(#""state":"cancelled""#))
    for (method, target) in [("GET", "/jobs/9"), ("DELETE", "/jobs/x"), ("GET", "/jobs/9/events")] {
      #expect(await site.ask(method, "/api/v1\(target)").errorCode == "unknown_job")
    }
    for body in ["", "{}", "[1]", "null"] {
      #expect(await site.ask("POST", "/api/v1/jobs", json, body: body).errorCode == "bad_body")
    }
    for kind in [#""erase""#, "1", "null"] {
      let other = await site.ask("POST", "/api/v1/jobs", json, body: #"{"kind":\#(kind)}"#)
      #expect(other.errorCode == "unknown_kind")
    }
  }
}
