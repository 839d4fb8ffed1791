import Foundation
import TestSupport
import Testing

@testable import Assay
@testable import AssayServer

@Suite struct SecurityTests {
  @Test(arguments: ["127.0.0.1:8817", "localhost:8817", "LOCALHOST:8817", "[::1]:8817"])
  func `the names of this computer with our port are answered`(host: String) async {
    #expect(await TestSite().get("/api/v1/project", ["host": host]).status == 200)
  }

  @Test(arguments: [
    "evil.example:8817", "127.0.0.1", "127.0.0.1:80", "localhost:8818",
    "127.0.0.1.evil.example:8817",
    "127.0.0.1:8817.evil.example", "0.0.0.0:8817", "user@127.0.0.1:8817",
  ])
  func `a name that is not ours is refused, for pages and pictures too`(host: String) async {
    for target in ["/api/v1/project", "/", "/main.css", "/api/v1/images/0/thumbnail"] {
      let response = await TestSite().get(target, ["host": host])
      #expect(response.status == 403)
      #expect(response.errorCode == "bad_host")
    }
  }

  @Test func `a request without a host is refused`() async {
    let response = await TestSite().get("/", ["host": ""])
    #expect(response.status == 400)
    #expect(response.errorCode == "bad_host")
  }

  @Test func `a foreign origin is refused whatever it asks`() async {
    for origin in [
      "http://evil.example", "null", "http://127.0.0.1:3000", "https://127.0.0.1:8817",
    ] {
      for method in ["GET", "POST", "DELETE"] {
        let response = await TestSite().ask(method, "/api/v1/jobs", ["origin": origin])
        #expect(response.status == 403, "\(method) from \(origin)")
        #expect(response.errorCode == "bad_origin")
      }
    }
    let own = await TestSite().ask(
      "POST", "/api/v1/jobs",
      ["origin": "http://127.0.0.1:8817", "content-type": "application/json"],
      body: #"{"kind": "measure"}"#)
    #expect(own.status == 202)
  }

  @Test func `other sites may link to a page and nothing else`() async {
    let link = [
      "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document",
    ]
    let site = TestSite()
    #expect(await site.get("/metrics?model=strong", link).status == 200)
    #expect(await site.get("/api/v1/project", link).status == 403)
    for dest in ["image", "iframe", "script", "empty"] {
      for origin in ["cross-site", "same-site"] {
        let response = await site.get(
          "/", ["sec-fetch-site": origin, "sec-fetch-mode": "no-cors", "sec-fetch-dest": dest])
        #expect(response.status == 403, "\(dest)")
      }
    }
    for origin in ["same-origin", "none"] {
      #expect(await site.get("/api/v1/project", ["sec-fetch-site": origin]).status == 200)
    }
  }

  @Test func `off loopback nothing is answered without the token`() async {
    let token = "correct-horse-battery"
    let site = TestSite(isLoopback: false, token: token)
    let host = ["host": "192.168.0.7:8817"]
    for target in [
      "/", "/main.css", "/api/v1/project", "/api/v1/images/0/original", "/?token=wrong",
    ] {
      let response = await site.get(target, host)
      #expect(response.status == 401)
      #expect(response.errorCode == "token_needed")
    }
    func with(_ name: String, _ value: String) -> [String: String] {
      host.merging([name: value]) { $1 }
    }
    #expect(
      await site.get("/api/v1/project", with("authorization", "Bearer \(token)")).status == 200)
    #expect(
      await site.get("/api/v1/project", with("authorization", "Bearer \(token)x")).status == 401)
    let cookie = "other=1; assay_token_8817=\(token)"
    #expect(await site.get("/api/v1/project", with("cookie", cookie)).status == 200)
    #expect(await site.get("/", with("cookie", "assay_token_8818=\(token)")).status == 401)
  }

  @Test(arguments: [
    "", "evil.example/x", "a b", "evil.example:8817:9", "evil.example:", "user@evil.example",
    "[::1", "::1", "[::1]x", "evil.example:123456", "<script>", "näme.example",
  ])
  func `off loopback a malformed host is refused, with the token too`(host: String) async {
    let token = "correct-horse-battery"
    let site = TestSite(isLoopback: false, token: token)
    let response = await site.get(
      "/api/v1/project", ["host": host, "authorization": "Bearer \(token)"])
    #expect(response.status == 400)
    #expect(response.errorCode == "bad_host")
  }

  @Test func `the token in the address becomes a cookie and leaves the address`() async {
    let token = "correct-horse-battery"
    let site = TestSite(isLoopback: false, token: token)
    let host = ["host": "192.168.0.7:8817"]
    let response = await site.get("/metrics?model=a&token=\(token)&where=x", host)
    #expect(response.status == 303)
    #expect(response.headers["location"] == "/metrics?model=a&where=x")
    #expect(
      response.headers["set-cookie"]
        == "assay_token_8817=\(token); Path=/; HttpOnly; SameSite=Lax")
    // The way back must not lead to another host.
    let trick = await site.get("//evil.example/?token=\(token)", host)
    #expect(trick.headers["location"] == "/evil.example/")
    // The address of a change is not where a token belongs.
    #expect(await site.ask("POST", "/api/v1/jobs?token=\(token)", host).status == 401)
  }

  @Test func `every answer forbids other hosts, guessing of types and embedding`() async {
    let site = TestSite()
    for target in ["/", "/main.css", "/api/v1/project", "/api/v1/nothing", "/../etc/passwd"] {
      let headers = await site.get(target).headers
      #expect(
        headers["content-security-policy"]
          == "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; "
          + "form-action 'self'; frame-ancestors 'none'")
      #expect(headers["x-content-type-options"] == "nosniff")
      #expect(headers["referrer-policy"] == "no-referrer")
      #expect(headers["permissions-policy"]?.contains("camera=()") == true)
      #expect(headers["cross-origin-resource-policy"] == "same-origin")
    }
  }

  @Test(arguments: [
    "/../../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd",
    "/main.css/../../x.js",
    "/api/v1/images/../../../etc/passwd", "/api/v1/images/..%2f..%2fetc%2fpasswd/original",
    "/api/v1/images/0/original/../../../../etc/passwd", "/.git/config", "//etc/passwd.txt",
    "/api/v1/columns/..%2f..%2fsecret", "/api/v1/images/%00/original", "/index.html%00.js",
  ])
  func `a path that tries to leave finds nothing`(target: String) async {
    let response = await TestSite().get(target)
    #expect([400, 404].contains(response.status))
    #expect(response.errorCode != nil)
  }

  @Test func `a body that is too long is refused unread`() async {
    let response = await TestSite().ask(
      "POST", "/api/v1/jobs", ["content-type": "application/json"],
      body: String(repeating: "x", count: RequestBody.longestWords + 1))
    #expect(response.status == 413)
    #expect(response.errorCode == "too_large")
  }

  @Test func `what another site's form can send starts nothing`() async {
    let site = TestSite()
    for type in ["text/plain", "application/x-www-form-urlencoded", ""] {
      let response = await site.ask(
        "POST", "/api/v1/jobs", ["content-type": type], body: #"{"kind": "measure"}"#)
      #expect(response.status == 415)
    }
    #expect(await site.site.jobs.all.isEmpty)
  }

  @Test func `an original is announced by its bytes, and what is no raster picture is only saved`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let bodies: [[UInt8]] = [
        [0xff, 0xd8, 0xff, 0xe0, 1], Array("<svg onload='alert(1)'/>".utf8),
        [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0], Array("<script>1</script>".utf8),
        Array("RIFF\u{1}\u{1}\u{1}\u{1}WEBPVP8 ".utf8), [],
      ]
      for (image, bytes) in zip(SmallProject.snapshot.images, bodies) {
        let file = folder.appending(path: image.key)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
      }
      let site = TestSite(source: TestSource(folder: folder))
      let types = [
        "image/jpeg", "application/octet-stream", "image/png", "application/octet-stream",
        "image/webp", "application/octet-stream",
      ]
      for (id, type) in types.enumerated() {
        let response = await site.get("/api/v1/images/\(id)/original")
        #expect(response.status == 200)
        #expect(response.headers["content-type"] == type)
        #expect(response.bytes == bodies[id])
        #expect(
          response.headers["content-disposition"]
            == (type == "application/octet-stream" ? "attachment" : nil))
        #expect(
          response.headers["content-security-policy"]
            == "default-src 'none'; sandbox; frame-ancestors 'none'")
      }
    }
  }

  @Test func `a folder or a pipe in a picture's place is not opened`() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "cat/1.jpg")
      try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
      try #require(mkfifo(folder.appending(path: "cat/2.jpg").path, 0o600) == 0)
      let site = TestSite(source: TestSource(folder: folder))
      for id in 0...2 {
        let response = await site.get("/api/v1/images/\(id)/original")
        #expect(response.status == 404)
        #expect(response.errorCode == "no_file")
      }
    }
  }

  @Test func `tokens compare by content`() {
    #expect(Gate.isEqual("abc", "abc"))
    for other in ["", "ab", "abcd", "abd", "xbc"] { #expect(!Gate.isEqual(other, "abc")) }
  }
}
