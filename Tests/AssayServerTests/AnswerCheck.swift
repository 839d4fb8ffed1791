import Foundation

@testable import Assay
@testable import AssayServer

/// Compares answers with what the OpenAPI document says of them.
struct AnswerCheck {
  /// A method and a path of the document.
  struct Operation {
    var method: String
    var path: String
    var description: [String: Any]

    var name: String { "\(method) \(path)" }
  }

  /// The whole document.
  let document: [String: Any]
  /// Its operations, by path and method.
  let operations: [Operation]
  /// Its schemas.
  let schemas: JSONSchemaCheck

  init() throws {
    let bytes = Data(Route.openAPIDocument().bytes)
    document = try JSONSerialization.jsonObject(with: bytes) as? [String: Any] ?? [:]
    let paths = document["paths"] as? [String: [String: [String: Any]]] ?? [:]
    operations = paths.sorted { $0.key < $1.key }.flatMap { path, operations in
      operations.sorted { $0.key < $1.key }.map {
        Operation(method: $0.key.uppercased(), path: path, description: $0.value)
      }
    }
    let components = document["components"] as? [String: Any]
    schemas = JSONSchemaCheck(schemas: components?["schemas"] as? [String: Any] ?? [:])
  }

  /// The operation that a request is about; `nil` if there is none.
  func operation(_ method: String, _ target: String) -> Operation? {
    let path = target.prefix { $0 != "?" }
    guard path.hasPrefix(Route.root + "/") else { return nil }
    let segments = path.dropFirst(Route.root.count + 1).split(separator: "/").map {
      String($0).removingPercentEncoding ?? ""
    }
    let route = Route.all.first { $0.method == method && $0.match(segments) != nil }
    return operations.first { $0.method == method && $0.path == route?.path }
  }

  /// Where an answer differs from what is said of its operation, as sentences; none if it fits.
  func faults(of answer: ServerResponse, to operation: Operation) async -> [String] {
    let responses = operation.description["responses"] as? [String: [String: Any]] ?? [:]
    guard let described = responses[String(answer.status)] else {
      return ["status \(answer.status) is not described: \(answer.text.prefix(300))"]
    }
    let content = described["content"] as? [String: [String: Any]] ?? [:]
    let type = answer.headers["content-type"]
    guard let type else {
      return content.isEmpty && answer.bytes.isEmpty ? [] : ["an answer without a type"]
    }
    guard let found = content.first(where: { type.split(separator: ";")[0] == $0.key }) else {
      return ["\(type) is none of \(content.keys.sorted())"]
    }
    guard found.key == "application/json" else { return [] }
    var bytes = answer.bytes
    if case .stream(let pieces) = answer.body {
      for await piece in pieces { bytes += piece.utf8 }
    }
    guard
      let value = try? JSONSerialization.jsonObject(
        with: Data(bytes), options: .fragmentsAllowed)
    else { return ["no JSON: \(answer.text.prefix(300))"] }
    return schemas.mismatches(value, found.value["schema"] ?? [:] as [String: Any])
  }
}
