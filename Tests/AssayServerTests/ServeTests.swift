import Foundation
import TestSupport
import Testing

@testable import Assay
@testable import AssayServer

@Suite struct ServeTests {
  @Test func `a port in use is named, and a server ends when its task is cancelled`() async throws {
    let (addresses, told) = AsyncStream.makeStream(of: URL.self)
    let first = Task {
      var options = ServeOptions()
      options.port = 0
      options.onListening = { told.yield($0) }
      try await serve(TestSource(), options: options)
    }
    let address = try #require(await addresses.first { _ in true })
    #expect(address.absoluteString.hasPrefix("http://127.0.0.1:"))
    var options = ServeOptions()
    options.port = try #require(address.port)
    let error = await #expect(throws: ServeError.self) {
      try await serve(TestSource(), options: options)
    }
    #expect(error == .portInUse(options.port))
    first.cancel()
    try await first.value
  }

  @Test func `an address that others can reach demands a token that cannot be guessed`() async {
    for host in ["0.0.0.0", "192.168.0.7", "::", "example.org", "127.0.0.1.example.org"] {
      var options = ServeOptions()
      options.host = host
      let error = await #expect(throws: ServeError.self) {
        try await serve(TestSource(), options: options)
      }
      #expect(error == .tokenNeeded(host: host))
    }
    for token in [
      "", "short", "fifteen-letters", "sixteen letters!", "sixteen;letters-", "sechzehnbuchstäb",
    ] {
      var options = ServeOptions()
      options.token = token
      let error = await #expect(throws: ServeError.self) {
        try await serve(TestSource(), options: options)
      }
      #expect(error == .badToken, "\(token)")
    }
  }

  @Test func `errors say what to do`() {
    #expect(
      "\(ServeError.portInUse(8817))"
        == "port 8817 is in use by another program: stop it, or choose a port with --port")
    #expect(
      "\(ServeError.tokenNeeded(host: "0.0.0.0"))"
        == "\"0.0.0.0\" can be reached by others: set a token with --token, or use --host 127.0.0.1"
    )
  }
}
