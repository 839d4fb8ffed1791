import Assay
import Foundation

/// An answer before it meets any HTTP library.
struct ServerResponse: Sendable {
  /// What follows the head.
  enum Body: Sendable {
    /// These bytes.
    case bytes([UInt8])
    /// So many bytes of an open file from where it stands.
    case file(FileHandle, count: Int)
    /// Texts as they come, until there are no more.
    case stream(AsyncStream<String>)
  }

  /// The status code.
  var status: Int
  /// The header fields by lower-case name.
  var headers: [String: String]
  /// The body; for HEAD it is dropped last of all.
  var body: Body

  init(_ status: Int = 200, type: String, body: Body, headers: [String: String] = [:]) {
    self.status = status
    self.headers = headers
    self.headers["content-type"] = type
    self.body = body
    switch body {
    case .bytes(let bytes): self.headers["content-length"] = String(bytes.count)
    case .file(_, let count): self.headers["content-length"] = String(count)
    case .stream: break
    }
  }

  /// A JSON value.
  static func json(_ value: JSON, status: Int = 200) -> ServerResponse {
    json(bytes: value.bytes, status: status)
  }

  /// JSON that is already written.
  static func json(bytes: [UInt8], status: Int = 200) -> ServerResponse {
    ServerResponse(status, type: "application/json; charset=utf-8", body: .bytes(bytes))
  }

  /// Numbers in their little-endian bytes, one after the other, and what each of them is.
  static func array<Number: BitwiseCopyable>(of numbers: [Number], type: String) -> ServerResponse {
    // Every machine that Assay is built for is little-endian, so the memory is the message.
    precondition(UInt16(1).littleEndian == 1)
    return ServerResponse(
      type: "application/octet-stream", body: .bytes(numbers.withUnsafeBytes { Array($0) }),
      headers: ["x-assay-type": type])
  }

  /// No content, only a head.
  static func empty(_ status: Int, headers: [String: String] = [:]) -> ServerResponse {
    var response = ServerResponse(status, type: "", body: .bytes([]), headers: headers)
    response.headers["content-type"] = nil
    return response
  }

  /// An error in the one shape that all errors have.
  init(_ error: APIError) {
    self = .json(error.json, status: error.status)
    headers["cache-control"] = "no-store"
    if error.status == 401 { headers["www-authenticate"] = "Bearer realm=\"assay\"" }
    if !error.allowedMethods.isEmpty {
      headers["allow"] = error.allowedMethods.joined(separator: ", ")
    }
  }
}
