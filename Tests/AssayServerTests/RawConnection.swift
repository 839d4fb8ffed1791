import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A socket to the server, for clients that misbehave as no library would let them.
///
/// A class because it closes the socket at its end.
final class RawConnection {
  private let socket: Int32
  private var bytes: [UInt8] = []

  /// Connects to a port of this computer.
  init(port: UInt16) throws {
    // Writing to a server that is gone is an error, not the end of the tests.
    signal(SIGPIPE, SIG_IGN)
    #if canImport(Glibc)
      socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      socket = Darwin.socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let isConnected = withUnsafePointer(to: address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected, fcntl(socket, F_SETFL, O_NONBLOCK) == 0 else { throw POSIXError(.EIO) }
  }

  deinit { close(socket) }

  /// Sends a text; throws if the other side is gone.
  func send(_ text: String) throws {
    var text = text
    let sent = text.withUTF8 { write(socket, $0.baseAddress, $0.count) }
    guard sent == text.utf8.count else { throw POSIXError(.EPIPE) }
  }

  /// Whether anything has come that is not read yet.
  var hasBytes: Bool {
    var byte: UInt8 = 0
    return recv(socket, &byte, 1, Int32(MSG_PEEK)) == 1
  }

  /// All that came until the other side closed; `nil` if it is still open after a time.
  ///
  /// The time is counted in looks at the socket, 5 ms apart: where the computer is so busy that this
  /// test hardly gets to look, the server hardly gets to answer either.
  func received(within limit: Duration = .seconds(10)) async throws -> [UInt8]? {
    var looks = limit / .milliseconds(5)
    var part = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(socket, &part, part.count)
      if count > 0 {
        bytes += part[..<count]
      } else if count == 0 || errno != EAGAIN {
        return bytes
      } else if looks < 1 {
        return nil
      } else {
        looks -= 1
        try await Task.sleep(for: .milliseconds(5))
      }
    }
  }
}
