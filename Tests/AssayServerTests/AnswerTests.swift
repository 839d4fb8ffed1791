import Foundation
import TestSupport
import Testing

@testable import Assay
@testable import AssayServer

/// Every route's answers, and every error, are what the description says.
@Suite struct AnswerTests {
  private static let json = ["content-type": "application/json"]

  /// A request of every route that is answered as wished.
  private static let wishes: [(method: String, target: String, body: String)] = [
    ("GET", "/project", ""), ("GET", "/evaluation", ""),
    ("GET", "/performance?metric=brightness", ""), ("GET", "/advice", ""), ("GET", "/quality", ""),
    ("GET", "/label-quality", ""), ("GET", "/review", ""), ("GET", "/duplicates", ""),
    ("GET", "/images?order=-brightness", ""), ("GET", "/columns/label", ""),
    ("GET", "/keys?ids=0,1", ""), ("GET", "/filter?where=label+%3D+cat", ""),
    ("GET", "/completions", ""), ("GET", "/histogram?metric=brightness", ""),
    ("GET", "/scatter?x=brightness&y=iso", ""), ("GET", "/images/0", ""),
    ("GET", "/images/0/thumbnail", ""), ("GET", "/images/0/original", ""), ("GET", "/issues", ""),
    ("GET", "/imports", ""),
    ("GET", "/map", ""), ("GET", "/map/state", ""), ("POST", "/map", #"{"method":"umap"}"#),
    ("GET", "/edits", ""), ("POST", "/edits", #"{"kind":"tag","value":"odd","where":""}"#),
    ("POST", "/edits/undo", "{}"), ("POST", "/edits/redo", "{}"), ("GET", "/views", ""),
    ("PUT", "/views/cats", #"{"where":"label = cat"}"#), ("DELETE", "/views/cats", ""),
    ("POST", "/export", #"{"format":"csv","images":[0]}"#),
    ("POST", "/export/labels-original", "{}"),
    ("POST", "/exports", #"{"form":"links","where":""}"#),
    ("GET", "/embeddings", ""), ("PUT", "/embeddings/current", #"{"name":"vectors"}"#),
    ("GET", "/similar?image=0", ""), ("POST", "/labelling-list", #"{"images":[0]}"#),
    ("GET", "/jobs", ""), ("POST", "/jobs", #"{"kind":"measure"}"#), ("GET", "/jobs/1", ""),
    ("DELETE", "/jobs/1", ""), ("GET", "/jobs/1/events", ""), ("GET", "/revision", ""),
    ("GET", "/openapi.json", ""),
  ]

  @Test func `every route has an answer, and it is as described`() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "cat/1.jpg")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data([0xff, 0xd8, 0xff, 0xe0]).write(to: file)
      let site = TestSite(source: TestSource(folder: folder))
      let check = try AnswerCheck()
      let first = await site.site.jobs.enqueue(kind: "export") { _ in "done" }
      for await _ in await site.site.jobs.updates(of: first.id) {}
      var answered: Set<String> = []
      for (method, target, body) in Self.wishes {
        let operation = try #require(check.operation(method, "/api/v1\(target)"), "\(target)")
        let answer = await site.ask(method, "/api/v1\(target)", Self.json, body: body)
        #expect((200..<300).contains(answer.status), "\(method) \(target): \(answer.text)")
        #expect(await check.faults(of: answer, to: operation) == [], "\(method) \(target)")
        answered.insert(operation.name)
        // What has not changed is not sent again.
        guard let tag = answer.headers["etag"] else { continue }
        let again = await site.get("/api/v1\(target)", ["if-none-match": tag])
        #expect(again.status == 304)
        #expect(await check.faults(of: again, to: operation) == [], "\(method) \(target)")
      }
      #expect(check.operations.map(\.name).filter { !answered.contains($0) } == [])
      let part = await site.get("/api/v1/images/0/original", ["range": "bytes=1-2"])
      let original = try #require(check.operation("GET", "/api/v1/images/0/original"))
      #expect(part.status == 206)
      #expect(await check.faults(of: part, to: original) == [])
    }
  }

  @Test func `every event of a job is a job as described`() async throws {
    let site = TestSite()
    let check = try AnswerCheck()
    _ = await site.ask("POST", "/api/v1/jobs", Self.json, body: #"{"kind":"measure"}"#)
    guard case .stream(let events) = await site.get("/api/v1/jobs/1/events").body else {
      Issue.record("events come as a stream")
      return
    }
    var count = 0
    for await event in events {
      let data = try #require(event.split(separator: "\n").last?.dropFirst("data: ".count))
      let job = try JSONSerialization.jsonObject(with: Data(data.utf8))
      #expect(check.schemas.mismatches(job, named: "Job") == [])
      count += 1
    }
    #expect(count > 0)
  }

  /// A request, and the error that it earns of the small project.
  private struct Refusal: Sendable {
    var code: ErrorCode
    var method = "GET"
    var target: String
    var body = ""
    var headers: [String: String] = AnswerTests.json
    /// The project, where it is not the small one.
    var source = TestSource()
  }

  private static let bare: ProjectSnapshot = {
    var snapshot = SmallProject.snapshot
    (snapshot.models, snapshot.embeddings, snapshot.currentEmbedding) = ([], [], nil)
    return snapshot
  }()

  private static let unlabelled: ProjectSnapshot = {
    var snapshot = SmallProject.snapshot
    snapshot.labels = snapshot.labels.map { _ in -1 }
    return snapshot
  }()

  private static let refusals: [Refusal] =
    [
      (.badAt, "/completions?at=x"), (.badBinning, "/performance?metric=iso&binning=x"),
      (.badBins, "/histogram?metric=iso&bins=0"), (.badBy, "/histogram?metric=iso&by=x"),
      (.badCosine, "/duplicates?cosine=2"), (.badEmbedding, "/duplicates?embedding=3"),
      (.badFilter, "/images?where=x+%3D+1"), (.badHash, "/duplicates?hash=25"),
      (.badID, "/images/x"), (.badID, "/similar"), (.badImage, "/duplicates?image=x"),
      (.badLabels, "/images?labels=x"), (.badLimit, "/review?limit=0"),
      (.badMethod, "/map?method=x"), (.badMirrored, "/duplicates?mirrored=2"),
      (.badOffset, "/duplicates?offset=-1"), (.badOnly, "/duplicates?only=x"),
      (.badOrder, "/images?order=x"), (.badOrder, "/columns/similar%20to%20%22x%22"),
      (.badRate, "/performance?metric=iso&rate=x"), (.badSparse, "/evaluation?sparse=x"),
      (.badURL, "/images?where=%zz"), (.noMetric, "/histogram"),
      (.repeatedParameter, "/review?limit=1&limit=1"), (.unknownClass, "/evaluation?class=x"),
      (.unknownKind, "/issues?kind=x"), (.unknownMetric, "/scatter?x=iso&y=x"),
      (.unknownModel, "/images?model=x"), (.unknownParameter, "/images?x=1"),
      (.unknownSplit, "/evaluation?split=x"), (.noFile, "/images/0/original"),
      (.noPicture, "/images/5/thumbnail"), (.unknownColumn, "/columns/x"),
      (.unknownImage, "/images/6"), (.unknownJob, "/jobs/9"), (.unknownPath, "/x"),
      (
        .tooMany,
        "/keys?ids=" + Array(repeating: "0", count: 1_001).joined(separator: ",")
      ),
    ].map { Refusal(code: $0, target: $1) }
    + [
      ("PUT", "/views/x", #"{"where":1}"#, .badBody),
      ("POST", "/edits", #"{"kind":"x","value":"x","images":[0]}"#, .badEdit),
      ("POST", "/edits", #"{"kind":"unlabel","images":[0],"tab":"X"}"#, .badTab),
      ("POST", "/edits", #"{"kind":"unlabel","images":[0],"seen":0}"#, .editConflict),
      ("POST", "/edits/undo", #"{"edit":1}"#, .editConflict),
      ("POST", "/edits/undo", #"{"edit":9}"#, .unknownEdit),
      ("POST", "/exports", #"{"form":"x","where":""}"#, .badForm),
      ("POST", "/export", #"{"format":"x","where":""}"#, .badFormat),
      ("POST", "/map", #"{"method":"umap","seed":-1}"#, .badSeed),
      ("POST", "/map", #"{"method":"umap","sed":1}"#, .unknownMember),
      ("POST", "/jobs", #"{"kind":"measure","kind":"measure"}"#, .repeatedMember),
      ("POST", "/jobs", String(repeating: " ", count: 70_000), .tooLarge),
      ("DELETE", "/views/x", "", .unknownView),
      ("PUT", "/embeddings/current", #"{"name":"x"}"#, .unknownEmbedding),
      ("DELETE", "/project", "", .wrongMethod),
    ].map { Refusal(code: $3, method: $0, target: $1, body: $2) }
    + [
      Refusal(code: .badType, method: "POST", target: "/jobs", body: "{}", headers: [:]),
      Refusal(code: .badHost, target: "/project", headers: ["host": "evil.example"]),
      Refusal(code: .badHost, target: "/project", headers: ["host": ""]),
      Refusal(code: .badOrigin, target: "/project", headers: ["origin": "http://evil.example"]),
      Refusal(code: .noModel, target: "/evaluation", source: TestSource(bare)),
      Refusal(code: .noModel, target: "/columns/predicted", source: TestSource(bare)),
      Refusal(code: .noLabels, target: "/evaluation", source: TestSource(unlabelled)),
      Refusal(code: .noEmbedding, target: "/map", source: TestSource(bare)),
      Refusal(
        code: .noEmbedding, method: "POST", target: "/labelling-list", body: #"{"where":""}"#,
        source: TestSource(bare)),
      Refusal(
        code: .noList, method: "POST", target: "/labelling-list", body: #"{"images":[5]}"#),
    ]

  /// Codes that need more than a request: each has its own test.
  private static let others: Set<ErrorCode> = [
    .badName, .badRange, .badRequest, .busy, .cancelled, .internal, .noMap, .noOriginal,
    .readOnly, .tokenNeeded,
  ]

  @Test func `every error is earned, has its status, and is described where it occurs`()
    async throws
  {
    let check = try AnswerCheck()
    for refusal in Self.refusals {
      let name = "\(refusal.method) \(refusal.target.prefix(80)) \(refusal.body.prefix(80))"
      let answer = await TestSite(source: refusal.source).ask(
        refusal.method, "/api/v1\(refusal.target)", refusal.headers, body: refusal.body)
      #expect(answer.errorCode == refusal.code.rawValue, "\(name): \(answer.text)")
      #expect(refusal.code.statuses.contains(answer.status), "\(name)")
      if let operation = check.operation(refusal.method, "/api/v1\(refusal.target)") {
        #expect(await check.faults(of: answer, to: operation) == [], "\(name)")
      } else {
        let error = try JSONSerialization.jsonObject(with: Data(answer.bytes))
        #expect(check.schemas.mismatches(error, named: "ErrorBody") == [], "\(name)")
      }
    }
    let earned = Set(Self.refusals.map(\.code)).union(Self.others)
    #expect(ErrorCode.allCases.filter { !earned.contains($0) } == [])
  }

  @Test func `what goes wrong below has its error too, and is described`() async throws {
    let check = try AnswerCheck()
    let busy = StoreError.busy(path: "p", process: 1, activity: "import")
    for (error, code) in [
      (busy, .busy), (CancellationError(), .cancelled), (EditError.badName(" "), .badName),
      (StoreError.readOnly(path: "p"), .readOnly),
      (StoreError.diskFull(path: "p"), .internal), (MapError.notMade(.umap), .noMap),
    ] as [(any Error, ErrorCode)] {
      let answer = ServerResponse(APIError(error))
      #expect(answer.errorCode == code.rawValue)
      #expect(code.statuses == [answer.status])
      let route = code == .noMap ? "GET /map" : "POST /edits"
      let operation = try #require(check.operations.first { $0.name == route })
      #expect(await check.faults(of: answer, to: operation) == [], "\(code.rawValue)")
    }
  }
}
