import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// Translates between Hummingbird's requests and answers and ours; nothing else knows both.
struct HummingbirdAdapter: HTTPResponder {
  typealias Context = BasicRequestContext
  /// Answers a request.
  let respond: @Sendable (ServerRequest) async -> ServerResponse

  /// Answers a request of Hummingbird.
  func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
    var headers: [String: String] = [:]
    for field in request.headers {
      let name = field.name.canonicalName
      headers[name] = headers[name].map { "\($0), \(field.value)" } ?? field.value
    }
    // The first Host header arrives apart; a second one would leave open which counts.
    if headers["host"] != nil { return Response(status: .badRequest) }
    headers["host"] = request.head.authority
    let body = request.body
    let answer = await respond(
      ServerRequest(
        method: request.method.rawValue, target: request.head.path ?? "", headers: headers,
        body: { limit in
          var bytes: [UInt8] = []
          do {
            for try await part in body {
              guard bytes.count + part.readableBytes <= limit else { return nil }
              bytes += part.readableBytesView
            }
          } catch let error where !(error is CancellationError) {
            // A chunk of no length, say: who asked was wrong, not the server.
            throw APIError(.badRequest, "the body is not sent as HTTP demands it")
          }
          return bytes
        }))
    return response(answer)
  }

  private func response(_ answer: ServerResponse) -> Response {
    var fields = HTTPFields()
    for (name, value) in answer.headers {
      guard let name = HTTPField.Name(name) else { continue }
      fields[name] = value
    }
    return Response(
      status: HTTPResponse.Status(code: answer.status), headers: fields, body: body(answer.body))
  }

  private func body(_ body: ServerResponse.Body) -> ResponseBody {
    switch body {
    case .bytes(let bytes):
      return bytes.isEmpty ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
    case .stream(let texts):
      return ResponseBody { writer in
        for await text in texts { try await writer.write(ByteBuffer(string: text)) }
        try await writer.finish(nil)
      }
    case .file(let handle, let count):
      return ResponseBody(contentLength: count) { writer in
        defer { try? handle.close() }
        var left = count
        while left > 0 {
          let part = try handle.read(upToCount: min(left, 256 * 1_024)) ?? Data()
          // Shorter than announced: the connection must not look complete.
          guard !part.isEmpty else { throw CancellationError() }
          left -= part.count
          try await writer.write(ByteBuffer(bytes: part))
        }
        try await writer.finish(nil)
      }
    }
  }
}
