package import Assay
import Dispatch
import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Synchronization

/// Serves a project and its page until the task is cancelled or the process is interrupted.
///
/// An interrupt (Ctrl-C) or a request to terminate ends it in good order: nothing new is accepted,
/// open connections are closed, and the function returns.
///
/// - Parameters:
///   - project: The project.
///   - options: Where to listen, and what is told when it does.
///   - jobs: The queue of long work; hand one over to watch work that began before.
/// - Throws: ``ServeError``.
package func serve(
  _ project: any ProjectSource, options: ServeOptions, jobs: JobQueue = JobQueue()
) async throws {
  guard (0...65535).contains(options.port) else { throw ServeError.noSuchPort(options.port) }
  let isLoopback = try checkedLoopback(options)
  // Read while the browser starts; who asks first waits for the rest of it only.
  async let _ = read(project)
  let responder = Mutex<Responder?>(nil)
  let adapter = HummingbirdAdapter { request in
    // The first request comes after the server knows its port.
    guard let responder = responder.withLock({ $0 }) else { return .empty(503) }
    return await responder.respond(to: request)
  }
  let patience = options.patience
  var logger = Logger(label: "assay")
  logger.logLevel = .critical
  let application = Application(
    responder: adapter,
    // Whoever sends a request for longer than this, or says or reads nothing for as long, is let go.
    server: .http1(
      configuration: .init(
        additionalChannelHandlers: [ConnectionGuard(patience: patience)], idleTimeout: patience,
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: 32 * 1_024, maxHeaderListSize: 64 * 1_024, maxHeaderFieldCount: 100))
    ),
    configuration: ApplicationConfiguration(
      address: .hostname(options.host, port: options.port), serverName: nil,
      availableConnectionsDelegate: MaximumAvailableConnections(options.mostConnections)),
    onServerRunning: { channel in
      let port = channel.localAddress?.port ?? options.port
      let gate = Gate(
        port: port, isLoopback: isLoopback, token: options.token, address: options.host)
      let site = Site(source: project, jobs: jobs, identity: UUID().uuidString)
      responder.withLock { $0 = Responder(site: site, assets: options.assets, gate: gate) }
      await options.onListening(address(options, port: port))
    },
    logger: logger)
  do {
    try await untilInterrupted { try await application.run() }
  } catch is CancellationError {
    // Stopped from outside, which is how a server ends.
  } catch let error as IOError {
    throw serveError(error, options)
  } catch  where !(error is ServeError) {
    throw ServeError.cannotListen(host: options.host, reason: "\(error)")
  }
}

/// Reads the project, so that it is known; what is wrong with it is told to who asks.
private func read(_ project: any ProjectSource) async {
  _ = try? await project.snapshot()
}

/// Runs `body` until it ends by itself or the process is asked to stop.
private func untilInterrupted(_ body: @escaping @Sendable () async throws -> Void) async throws {
  let (interrupts, stream) = AsyncStream.makeStream(of: Void.self)
  let sources = [SIGINT, SIGTERM].map { number in
    // On Darwin the default action would end the process besides. On Linux the source works through
    // the action itself: setting it would break this source and any other of the same signal.
    #if canImport(Darwin)
      signal(number, SIG_IGN)
    #endif
    let source = DispatchSource.makeSignalSource(signal: number)
    source.setEventHandler { stream.yield() }
    source.resume()
    return source
  }
  defer { for source in sources { source.cancel() } }
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask { try await body() }
    group.addTask { for await _ in interrupts { return } }
    defer { group.cancelAll() }
    try await group.next()
  }
}

/// - Returns: whether only this computer can reach the server.
private func checkedLoopback(_ options: ServeOptions) throws(ServeError) -> Bool {
  if let token = options.token {
    let isPlain = token.utf8.allSatisfy { byte in
      Character(Unicode.Scalar(byte)).isLetter && byte < 0x80 || byte >= 0x30 && byte <= 0x39
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
    guard isPlain, token.utf8.count >= 16 else { throw .badToken }
  }
  let parts = options.host.split(separator: ".")
  let isLoopback =
    options.host == "localhost" || options.host == "::1"
    || (parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil })
  guard isLoopback || options.token != nil else { throw .tokenNeeded(host: options.host) }
  return isLoopback
}

/// The address that a person opens: a name that browsers take for this computer, and the token.
private func address(_ options: ServeOptions, port: Int) -> URL {
  let everywhere = ["0.0.0.0", "::", ""]
  let host = everywhere.contains(options.host) ? "127.0.0.1" : options.host
  var parts = URLComponents()
  parts.scheme = "http"
  parts.host = host.contains(":") ? "[\(host)]" : host
  parts.port = port
  parts.path = "/"
  if let token = options.token { parts.queryItems = [URLQueryItem(name: "token", value: token)] }
  return parts.url ?? URL(filePath: "/")
}

private func serveError(_ error: IOError, _ options: ServeOptions) -> ServeError {
  switch error.errnoCode {
  case EADDRINUSE: .portInUse(options.port)
  case EACCES, EPERM: .portForbidden(options.port)
  default: .cannotListen(host: options.host, reason: error.localizedDescription)
  }
}
