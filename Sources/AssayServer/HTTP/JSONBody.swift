import Foundation

extension ServerRequest {
  /// The body, read as JSON.
  ///
  /// - Parameters:
  ///   - type: what the body must be.
  ///   - limit: the longest body that is read, in bytes.
  ///   - example: a body that would do, for the error.
  /// - Returns: the value of the body.
  /// - Throws: ``APIError`` 415 for another type, which a form of another site could send, 413 for a
  ///   body that is too long, 400 for one that is not understood.
  func json<Value: Decodable>(
    _ type: Value.Type, upTo limit: Int, like example: String
  ) async throws -> Value {
    guard headers["content-type"]?.hasPrefix("application/json") == true else {
      throw APIError(415, "bad_type", "the body must be application/json")
    }
    guard let body = try await body(limit) else {
      throw APIError(413, "too_large", "the body is longer than \(limit) bytes")
    }
    do { return try JSONDecoder().decode(type, from: Data(body)) } catch {
      throw APIError(400, "bad_body", "expected a body like \(example)")
    }
  }
}
