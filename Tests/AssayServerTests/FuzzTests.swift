import Foundation
import Testing

@testable import Assay
@testable import AssayServer

/// Every route that the interface describes is asked for what it describes, and for what it does
/// not: random values, right and wrong, of every parameter, path and body.
@Suite struct FuzzTests {
  private struct Operation {
    var method: String
    var path: String
    var description: [String: Any]
  }

  /// How many questions each route is asked; `ASSAY_FUZZ` asks more.
  private static let rounds =
    ProcessInfo.processInfo.environment["ASSAY_FUZZ"].flatMap { Int($0) } ?? 16

  // Every sequence of questions follows from its seed.
  @Test(arguments: 1...2)
  func `no question breaks the server, and every answer is as described`(_ seed: Int) async throws {
    let site = TestSite()
    let document = try #require(
      JSONSerialization.jsonObject(
        with: Data(await site.get("/api/v1/openapi.json").bytes)) as? [String: Any])
    let components = document["components"] as? [String: Any]
    let schemas = components?["schemas"] as? [String: Any] ?? [:]
    let check = JSONSchemaCheck(schemas: schemas)
    var random = FuzzRandom(seed: UInt64(seed))
    var successes: [String: Int] = [:]
    let operations = operations(of: document)
    #expect(operations.count == Route.all.count)
    for operation in operations {
      for round in 0..<Self.rounds {
        let question = question(
          about: operation, schemas: schemas, isSane: round % 3 == 0, &random)
        let answer = await site.ask(
          operation.method, question.target, ["content-type": "application/json"],
          body: question.body)
        let name =
          "seed \(seed): \(operation.method) \(question.target.prefix(300)) "
          + question.body.prefix(200)
        let faults = try faults(of: answer, to: operation, check)
        #expect(faults == [], "\(name)")
        if answer.status < 300 {
          successes["\(operation.method) \(operation.path)", default: 0] += 1
        }
      }
    }
    // A route that never answers well was not tried in earnest.
    let silent = operations.map { "\($0.method) \($0.path)" }.filter { successes[$0] == nil }
    #expect(silent.filter { !Self.needsAProject.contains($0) } == [])
    for job in await site.site.jobs.all { _ = await site.site.jobs.cancel(job.id) }
  }

  /// The project of these tests has no files and keeps no views.
  private static let needsAProject = ["GET /images/{id}/original", "DELETE /views/{name}"]

  /// Statuses that an error may have, by what the description of errors says.
  private static let errors: Set<Int> = [400, 404, 405, 409, 413, 415]

  private func faults(
    of answer: ServerResponse, to operation: Operation, _ check: JSONSchemaCheck
  ) throws -> [String] {
    let responses = operation.description["responses"] as? [String: Any] ?? [:]
    func schema(_ key: String) -> (type: String, schema: Any)? {
      let content = (responses[key] as? [String: Any])?["content"] as? [String: [String: Any]]
      return content?.first.map { ($0.key, $0.value["schema"] ?? [:] as [String: Any]) }
    }
    let type = answer.headers["content-type"] ?? ""
    guard responses[String(answer.status)] == nil else {
      guard let wanted = schema(String(answer.status)) else { return [] }
      guard wanted.type == "application/json" else {
        let fits = wanted.type.hasSuffix("/*") || type.hasPrefix(wanted.type)
        return fits ? [] : ["\(type) in place of \(wanted.type)"]
      }
      return check.mismatches(try value(of: answer), wanted.schema)
    }
    guard Self.errors.contains(answer.status) else {
      return ["status \(answer.status): \(answer.text)"]
    }
    guard type.hasPrefix("application/json") else { return ["an error of type \(type)"] }
    return check.mismatches(
      try value(of: answer), schema("default")?.schema ?? [:] as [String: Any])
  }

  private func value(of answer: ServerResponse) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(answer.bytes), options: .fragmentsAllowed)
  }

  private func operations(of document: [String: Any]) -> [Operation] {
    let paths = document["paths"] as? [String: [String: [String: Any]]] ?? [:]
    return paths.sorted { $0.key < $1.key }.flatMap { path, operations in
      operations.sorted { $0.key < $1.key }.map {
        Operation(method: $0.key.uppercased(), path: path, description: $0.value)
      }
    }
  }

  private func question(
    about operation: Operation, schemas: [String: Any], isSane: Bool,
    _ random: inout FuzzRandom
  ) -> (target: String, body: String) {
    var path = operation.path
    var pairs: [String] = []
    for parameter in operation.description["parameters"] as? [[String: Any]] ?? [] {
      let name = parameter["name"] as? String ?? ""
      if parameter["in"] as? String == "path" {
        let value = random.value(of: name, in: operation.path, isSane: isSane)
        path = path.replacing("{\(name)}", with: escaped(value))
        continue
      }
      let isRequired = parameter["required"] as? Bool == true
      let times = isRequired && isSane ? 1 : random.below(isSane ? 2 : 3)
      for _ in 0..<times {
        let value = random.value(of: name, in: operation.path, isSane: isSane)
        pairs.append("\(name)=\(random.isOneIn(20) && !isSane ? value : escaped(value))")
      }
    }
    if !isSane && random.isOneIn(10) { pairs.append(escaped(random.text())) }
    let query = pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    return (
      "/api/v1" + path + query,
      random.body(of: operation.description, schemas: schemas, isSane: isSane)
    )
  }

  private func escaped(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}
