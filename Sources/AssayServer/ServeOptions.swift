package import Foundation
import NIOCore

/// How a project is served.
package struct ServeOptions: Sendable {
  /// The address to listen on: a loopback one unless a token is set.
  package var host = "127.0.0.1"
  /// The port to listen on; 0 takes a free one.
  package var port = 8817
  /// What a client must know: at least 16 letters, digits, `-` or `_`.
  ///
  /// Demanded off loopback.
  package var token: String?
  /// The files of the page.
  package var assets = WebAssets.none
  /// Called once when the server listens, with the address to open in a browser.
  package var onListening: @Sendable (URL) async -> Void = { _ in }

  /// How long a client may hold a connection without getting on.
  var patience = TimeAmount.seconds(60)
  /// How many connections are open at a time; who comes then waits.
  var mostConnections = 256

  /// The options as they stand when nobody says otherwise.
  package init() {}
}

/// Why a project cannot be served.
package enum ServeError: Error, Hashable, Sendable {
  /// Another program listens there already.
  case portInUse(Int)
  /// There is no port of this number.
  case noSuchPort(Int)
  /// The system does not let this user listen there.
  case portForbidden(Int)
  /// Nothing can be listened on at this address.
  case cannotListen(host: String, reason: String)
  /// Others could reach this address, so that a token is needed.
  case tokenNeeded(host: String)
  /// The token is too short or has other signs than letters, digits, `-` and `_`.
  case badToken
}

extension ServeError: CustomStringConvertible {
  /// One line for the person who must act.
  package var description: String {
    switch self {
    case .portInUse(let port):
      "port \(port) is in use by another program: stop it, or choose a port with --port"
    case .noSuchPort(let port):
      "\(port) is no port: choose one from 1 to 65535 with --port, or 0 for any free one"
    case .portForbidden(let port):
      "port \(port) may not be used by this user: choose one from 1024 up with --port"
    case .cannotListen(let host, let reason): "cannot listen on \"\(host)\": \(reason)"
    case .tokenNeeded(let host):
      "\"\(host)\" can be reached by others: set a token with --token, or use --host 127.0.0.1"
    case .badToken:
      "the token must have at least 16 letters, digits, \"-\" or \"_\", and nothing else"
    }
  }
}
