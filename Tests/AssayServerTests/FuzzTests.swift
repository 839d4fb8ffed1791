import Foundation
import Testing

@testable import Assay
@testable import AssayServer

/// Every route that the interface describes is asked for what it describes, and for what it does
/// not: random values, right and wrong, of every parameter, path and body.
@Suite struct FuzzTests {
  /// How many questions each route is asked; `ASSAY_FUZZ` asks more.
  private static let rounds =
    ProcessInfo.processInfo.environment["ASSAY_FUZZ"].flatMap { Int($0) } ?? 16

  // Every sequence of questions follows from its seed.
  @Test(arguments: 1...2)
  func `no question breaks the server, and every answer is as described`(_ seed: Int) async throws {
    let site = TestSite()
    let check = try AnswerCheck()
    var random = FuzzRandom(seed: UInt64(seed))
    var successes: [String: Int] = [:]
    #expect(check.operations.count == Route.all.count)
    for operation in check.operations {
      for round in 0..<Self.rounds {
        let question = question(
          about: operation, schemas: check.schemas.schemas, isSane: round % 3 == 0, &random)
        let answer = await site.ask(
          operation.method, question.target, ["content-type": "application/json"],
          body: question.body)
        let name =
          "seed \(seed): \(operation.method) \(question.target.prefix(300)) "
          + question.body.prefix(200)
        let faults = await check.faults(of: answer, to: operation)
        #expect(faults == [], "\(name)")
        if answer.status < 300 {
          successes[operation.name, default: 0] += 1
        }
      }
    }
    // A route that never answers well was not tried in earnest.
    let silent = check.operations.map(\.name).filter { successes[$0] == nil }
    #expect(silent.filter { !Self.needsAProject.contains($0) } == [])
    for job in await site.site.jobs.all { _ = await site.site.jobs.cancel(job.id) }
  }

  /// The project of these tests has no files and keeps no views.
  private static let needsAProject = ["GET /images/{id}/original", "DELETE /views/{name}"]

  private func question(
    about operation: AnswerCheck.Operation, schemas: [String: Any], isSane: Bool,
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
