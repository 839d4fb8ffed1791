import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Assay
@testable import AssayServer

@Suite struct CachingTests {
  @Test func `an answer that the client has is not sent again until the project changes`() async {
    let source = TestSource()
    let site = TestSite(source: source)
    let first = await site.get("/api/v1/project")
    #expect(first.headers["cache-control"] == "no-cache")
    let tag = first.headers["etag"] ?? ""
    let again = await site.get("/api/v1/project", ["if-none-match": tag])
    #expect(again.status == 304)
    #expect(again.bytes.isEmpty && again.headers["etag"] == tag)
    #expect(await site.get("/api/v1/issues", ["if-none-match": tag]).status == 200)
    source.current.withLock { $0.revision += 1 }
    #expect(await site.get("/api/v1/project", ["if-none-match": tag]).status == 200)
    // Another server on the same port, the same revision: not the same project.
    let other = TestSite(identity: "another run")
    #expect(await other.get("/api/v1/project", ["if-none-match": tag]).status == 200)
  }

  @Test func `the number of writes is told without reading the project`() async {
    let source = TestSource()
    let site = TestSite(source: source)
    #expect(await site.get("/api/v1/revision").text == "{\"revision\":7}")
    source.current.withLock { $0.revision += 1 }
    let later = await site.get("/api/v1/revision")
    #expect(later.text == "{\"revision\":8}")
    #expect(later.headers["cache-control"] == "no-store")
    #expect(source.readings.withLock { $0 } == 0)
  }

  @Test func `a picture may be kept while the project's state stands in its address`() async throws
  {
    let site = TestSite()
    let target = "/api/v1/images/0/thumbnail"
    let plain = await site.get(target)
    #expect(plain.headers["content-type"] == "image/jpeg")
    #expect(plain.bytes == [0xff, 0xd8, 0])
    #expect(plain.headers["cache-control"] == "private, no-cache")
    let key = site.site.stateKey(of: SmallProject.snapshot)
    #expect(await site.get("/api/v1/project").text.contains("\"state_key\":\"\(key)\""))
    let kept = await site.get("\(target)?v=\(key)")
    #expect(kept.headers["cache-control"] == "private, max-age=86400")
    #expect(await site.get("\(target)?v=old").headers["cache-control"] == "private, no-cache")
    let tag = plain.headers["etag"] ?? ""
    #expect(await site.get(target, ["if-none-match": "\"x\", \(tag)"]).status == 304)
    #expect(await site.get("/api/v1/images/1/thumbnail", ["if-none-match": tag]).status == 200)
  }

  @Test func `HEAD has the head of GET and no body`() async {
    let site = TestSite()
    for target in [
      "/api/v1/project", "/", "/main-ABCD1234.js", "/api/v1/images", "/api/v1/nothing",
    ] {
      let (get, head) = (await site.get(target), await site.ask("HEAD", target))
      #expect(head.status == get.status)
      #expect(head.headers == get.headers)
      #expect(head.bytes.isEmpty)
      #expect(head.headers["content-length"] == String(get.bytes.count))
    }
  }

  @Test func `long texts are compressed for who can read it, and nothing else is`() async throws {
    let site = TestSite()
    let plain = await site.get("/main-ABCD1234.js")
    #expect(plain.headers["content-encoding"] == nil)
    #expect(plain.headers["vary"] == "Accept-Encoding")
    for accepted in ["gzip", "br, GZIP;q=0.5", "deflate,gzip ; q=1"] {
      let packed = await site.get("/main-ABCD1234.js", ["accept-encoding": accepted])
      #expect(packed.headers["content-encoding"] == "gzip")
      #expect(packed.headers["content-length"] == String(packed.bytes.count))
      #expect(packed.bytes.count < 200)
      #expect(try gunzip(packed.bytes) == plain.bytes)
    }
    for refused in ["", "br", "gzip;q=0", "gzip; q=0.0", "x-gzip"] {
      let response = await site.get("/main-ABCD1234.js", ["accept-encoding": refused])
      #expect(response.headers["content-encoding"] == nil)
    }
    for target in [
      "/main.css", "/api/v1/images", "/api/v1/images/0/thumbnail", "/api/v1/keys?ids=0",
    ] {
      let response = await site.get(target, ["accept-encoding": "gzip"])
      #expect(response.headers["content-encoding"] == nil, "\(target)")
    }
    #expect(
      await site.get("/api/v1/project", ["accept-encoding": "gzip"]).headers["content-encoding"]
        == "gzip")
  }

  @Test func `gzip of many lengths reads back`() throws {
    for count in [0, 1, 1_000, 70_000] {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 / 7) }
      #expect(try gunzip(try #require(Gzip.compress(bytes))) == bytes)
    }
  }

  @Test func `a file with a hash in its name may be kept for ever, a page may not`() async {
    let site = TestSite()
    let immutable = "public, max-age=31536000, immutable"
    #expect(await site.get("/main-ABCD1234.js").headers["cache-control"] == immutable)
    for target in ["/", "/main.css", "/index.html"] {
      let response = await site.get(target)
      #expect(response.headers["cache-control"] == "no-cache")
      let tag = response.headers["etag"] ?? ""
      #expect(await site.get(target, ["if-none-match": tag]).status == 304)
    }
  }

  @Test func `every page is drawn by the one file, with its type`() async {
    let site = TestSite()
    for target in ["/", "/metrics", "/explorer?where=label+%3D+cat", "/data/summary-2"] {
      let response = await site.get(target)
      #expect(response.text == "<!doctype html><title>Assay</title>")
      #expect(response.headers["content-type"] == "text/html; charset=utf-8")
    }
    #expect(
      await site.get("/main-ABCD1234.js").headers["content-type"]
        == "application/javascript; charset=utf-8")
    #expect(await site.get("/main.css").headers["content-type"] == "text/css; charset=utf-8")
  }

  @Test
  func `the files of the page are read once from their folder, links and hidden ones left out`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let web = folder.appending(path: "share/assay/web")
      try FileManager.default.createDirectory(
        at: web.appending(path: "fonts"), withIntermediateDirectories: true)
      try Data("page".utf8).write(to: web.appending(path: "index.html"))
      try Data("font".utf8).write(to: web.appending(path: "fonts/a.woff2"))
      try Data("secret".utf8).write(to: web.appending(path: ".secret.txt"))
      try Data("outside".utf8).write(to: folder.appending(path: "outside.txt"))
      try FileManager.default.createSymbolicLink(
        at: web.appending(path: "link.txt"),
        withDestinationURL: folder.appending(path: "outside.txt"))
      let program = folder.appending(path: "bin/assay")
      let found = try #require(WebAssets.folder(environment: [:], executable: program))
      #expect(found.standardizedFileURL.path == web.standardizedFileURL.path)
      let assets = try WebAssets(folder: found)
      #expect(assets.file(at: "/")?.bytes == Array("page".utf8))
      #expect(assets.file(at: "/fonts/a.woff2")?.type == "font/woff2")
      for path in ["/.secret.txt", "/link.txt", "/fonts", "/fonts/../index.html"] {
        #expect(
          assets.file(at: path[...]).map { $0.bytes == Array("page".utf8) } ?? (path != "/fonts"))
      }
      let named = WebAssets.folder(environment: ["ASSAY_WEB": web.path], executable: nil)
      #expect(named?.path == web.path)
      #expect(WebAssets.folder(environment: ["ASSAY_WEB": folder.path], executable: nil) == nil)
    }
    #expect(
      WebAssets.none.file(at: "/").map { String(decoding: $0.bytes, as: UTF8.self) }?
        .contains("The page is not built") == true)
  }

  /// Unpacks with the system's own program, so that our packing is judged by another.
  private func gunzip(_ bytes: [UInt8]) throws -> [UInt8] {
    let file = FileManager.default.temporaryDirectory.appending(
      path: "assay-\(UUID().uuidString).gz")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let unpacked = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return Array(unpacked)
  }
}
