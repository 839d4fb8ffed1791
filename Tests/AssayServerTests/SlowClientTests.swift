import Foundation
import NIOCore
import TestSupport
import Testing

@testable import Assay
@testable import AssayServer

/// Who holds a connection without getting on is let go of, over real sockets.
///
/// Only these tests wait by the clock: `make test` runs them after all others, by themselves.
@Suite struct SlowClientTests {
  /// Serves with half a second of patience while `body` runs.
  private func withServer(
    _ source: TestSource = TestSource(), _ body: (UInt16) async throws -> Void
  ) async throws {
    let (addresses, told) = AsyncStream.makeStream(of: URL.self)
    let server = Task {
      var options = ServeOptions()
      options.port = 0
      options.patience = .milliseconds(500)
      options.onListening = { told.yield($0) }
      try await serve(source, options: options)
    }
    let address = try #require(await addresses.first { _ in true })
    try await body(UInt16(try #require(address.port)))
    server.cancel()
    try await server.value
  }

  private func head(_ first: String, port: UInt16, _ fields: String...) -> String {
    ([first + " HTTP/1.1", "Host: 127.0.0.1:\(port)"] + fields).joined(separator: "\r\n")
      + "\r\n\r\n"
  }

  @Test func `a head that does not end`() async throws {
    try await withServer { port in
      for beginning in ["", "GET /api/v1/project HTTP/1.1\r\nHost: 127"] {
        let slow = try RawConnection(port: port)
        try slow.send(beginning)
        #expect(try await slow.received() != nil, "still open: \(beginning)")
      }
    }
  }

  @Test func `a body that trickles, however steadily`() async throws {
    try await withServer { port in
      let slow = try RawConnection(port: port)
      try slow.send(
        head(
          "POST /api/v1/edits", port: port, "Content-Type: application/json",
          "Content-Length: 1000"))
      var isOpen = true
      for _ in 0..<100 where isOpen {
        isOpen = (try? slow.send(" ")) != nil
        if isOpen, try await slow.received(within: .milliseconds(50)) != nil { isOpen = false }
      }
      #expect(!isOpen)
    }
  }

  @Test func `an answer that nobody reads`() async throws {
    try await withTemporaryFolder { folder in
      let source = TestSource(folder: folder)
      // More than sockets hold; a file with a hole takes no room.
      let count = 64 << 20
      let file = folder.appending(path: SmallProject.snapshot.images[0].key)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).write(to: file)
      let handle = try FileHandle(forWritingTo: file)
      try handle.truncate(atOffset: UInt64(count))
      try handle.close()
      try await withServer(source) { port in
        let slow = try RawConnection(port: port)
        try slow.send(head("GET /api/v1/images/0/original", port: port))
        while !slow.hasBytes { try await Task.sleep(for: .milliseconds(5)) }
        try await Task.sleep(for: .milliseconds(1_500))
        let bytes = try #require(try await slow.received())
        #expect(bytes.starts(with: "HTTP/1.1 200".utf8))
        #expect(bytes.count < count)
      }
    }
  }

  @Test func `others are answered meanwhile`() async throws {
    try await withServer { port in
      let slow = try (0..<8).map { _ in try RawConnection(port: port) }
      for one in slow { try one.send("GET / HT") }
      let quick = try RawConnection(port: port)
      try quick.send(head("GET /api/v1/project", port: port, "Connection: close"))
      #expect(try #require(try await quick.received()).starts(with: "HTTP/1.1 200".utf8))
      for one in slow { #expect(try await one.received() != nil) }
    }
  }
}
