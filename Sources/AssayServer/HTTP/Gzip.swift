import CZlib

/// Compresses answers for clients that can read gzip.
enum Gzip {
  /// Shorter bodies gain nothing.
  static let shortest = 1_024

  private static let compressible = [
    "application/json", "application/javascript", "text/", "image/svg+xml",
  ]

  /// The response with its body compressed where the client accepts it and it pays.
  static func applied(to response: ServerResponse, accepting encodings: String?) -> ServerResponse {
    guard case .bytes(let bytes) = response.body, bytes.count >= shortest,
      let type = response.headers["content-type"],
      compressible.contains(where: { type.hasPrefix($0) })
    else { return response }
    var result = response
    result.headers["vary"] = "Accept-Encoding"
    guard accepts(encodings), let compressed = compress(bytes), compressed.count < bytes.count
    else { return result }
    result.body = .bytes(compressed)
    result.headers["content-encoding"] = "gzip"
    result.headers["content-length"] = String(compressed.count)
    return result
  }

  /// Whether an `Accept-Encoding` header allows gzip: named, and not with weight 0.
  static func accepts(_ encodings: String?) -> Bool {
    (encodings ?? "").lowercased().split(separator: ",").contains { entry in
      let parts = entry.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
      guard parts.first == "gzip" else { return false }
      return !parts.dropFirst().contains { part in
        part.hasPrefix("q=") && Double(part.dropFirst(2)) == 0
      }
    }
  }

  /// The bytes as one gzip member; `nil` if zlib has no memory.
  static func compress(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    // 15 bits of window, and 16 more for gzip's own head and checksum.
    let opened = deflateInit2_(
      &stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard opened == Z_OK, bytes.count <= UInt32.max else { return nil }
    defer { deflateEnd(&stream) }
    var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
    let finished = bytes.withUnsafeBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        // zlib reads through this pointer and never writes.
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        return deflate(&stream, Z_FINISH)
      }
    }
    guard finished == Z_STREAM_END else { return nil }
    output.removeLast(output.count - Int(stream.total_out))
    return output
  }
}
