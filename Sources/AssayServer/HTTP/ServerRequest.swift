/// A request as it arrived, free of any HTTP library.
struct ServerRequest: Sendable {
  /// The method in capitals.
  var method: String
  /// The path and query as they stood in the request line, still percent-encoded.
  var target: String
  /// The header fields by lower-case name; repeated ones joined by `, `.
  var headers: [String: String]
  /// Reads the body; `nil` if it is longer than so many bytes.
  var body: @Sendable (_ limit: Int) async throws -> [UInt8]? = { _ in [] }

  /// The path, still percent-encoded: everything before `?`.
  var path: Substring { target.prefix { $0 != "?" } }

  /// The decoded parameters behind `?`.
  ///
  /// - Throws: ``APIError`` if an escape is broken or does not give UTF-8.
  func query() throws(APIError) -> QueryParameters {
    guard let mark = target.firstIndex(of: "?") else { return QueryParameters([]) }
    return QueryParameters(try Self.pairs(in: target[target.index(after: mark)...]))
  }

  private static func pairs(
    in query: Substring
  ) throws(APIError) -> [(name: String, value: String)] {
    var result: [(name: String, value: String)] = []
    for part in query.split(separator: "&") {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = percentDecoded(pair[0], plusIsSpace: true),
        let value = percentDecoded(pair.count == 2 ? pair[1] : "", plusIsSpace: true)
      else {
        throw APIError(
          .badURL, "the query has a broken percent escape in \"\(part.prefix(40))\"")
      }
      result.append((name, value))
    }
    return result
  }
}

/// The decoded parameters of a URL, in their order; a name may stand several times.
struct QueryParameters: Sendable {
  /// Names and values in the order of the address.
  let pairs: [(name: String, value: String)]

  init(_ pairs: [(name: String, value: String)]) { self.pairs = pairs }

  /// The last value of a name; `nil` if it is absent or empty.
  subscript(name: String) -> String? {
    guard let value = pairs.last(where: { $0.name == name })?.value, !value.isEmpty else {
      return nil
    }
    return value
  }
}

/// A text without percent escapes; `nil` if one is broken or the bytes are not UTF-8.
func percentDecoded(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String? {
  var bytes: [UInt8] = []
  var rest = Array(text.utf8)[...]
  while let byte = rest.popFirst() {
    switch byte {
    case UInt8(ascii: "%"):
      guard rest.count >= 2, let high = hexDigit(rest.removeFirst()),
        let low = hexDigit(rest.removeFirst())
      else { return nil }
      bytes.append(high << 4 | low)
    case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
    default: bytes.append(byte)
    }
  }
  return String(validating: bytes, as: UTF8.self)
}

private func hexDigit(_ byte: UInt8) -> UInt8? {
  Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8($0) }
}
