import Foundation

extension ServerRequest {
  /// Reads a body that says that it is JSON.
  ///
  /// - Parameter limit: the longest body that is read, in bytes.
  /// - Returns: the bytes of the body.
  /// - Throws: ``APIError`` 415 for another type, which a form of another site could send, 413 for a
  ///   body that is too long.
  func jsonBody(upTo limit: Int) async throws -> [UInt8] {
    let type = headers["content-type"]?.prefix { $0 != ";" }
    guard type?.trimmingCharacters(in: .whitespaces).lowercased() == "application/json" else {
      throw APIError(.badType, "the body must be application/json")
    }
    guard let body = try await body(limit) else {
      throw APIError(.tooLarge, "the body is longer than \(limit) bytes")
    }
    return body
  }
}

/// The names of the members of the outermost object of a JSON text, repeated ones too, which a
/// decoder would merge without a word.
struct MemberNames {
  /// The names in the order of the text.
  private(set) var names: [String] = []

  /// - Parameter json: a text that is JSON; of any other the names mean nothing.
  /// - Complexity: O(bytes).
  init(in json: [UInt8]) {
    var (place, depth, isName) = (0, 0, false)
    while place < json.count {
      switch json[place] {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        isName = depth == 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ","): isName = depth == 1
      case UInt8(ascii: "\""):
        let start = place
        place += 1
        while place < json.count, json[place] != UInt8(ascii: "\"") {
          place += json[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        if isName {
          isName = false
          let quoted = Data(json[start...min(place, json.count - 1)])
          names.append((try? JSONDecoder().decode(String.self, from: quoted)) ?? "")
        }
      default: break
      }
      place += 1
    }
  }
}
