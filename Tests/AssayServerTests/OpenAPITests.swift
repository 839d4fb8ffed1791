import Foundation
import TestSupport
import Testing

@testable import Assay
@testable import AssayServer

@Suite struct OpenAPITests {
  @Test func `the description has every route, and no other`() async throws {
    let response = await TestSite().get("/api/v1/openapi.json")
    #expect(response.status == 200)
    let check = try AnswerCheck()
    #expect(check.document["openapi"] as? String == "3.1.0")
    #expect(
      check.operations.map(\.name).sorted()
        == Route.all.map { "\($0.method) \($0.path)" }.sorted())
    for reference in response.text.matches(of: /#\/components\/schemas\/(\w+)/).map(\.1) {
      #expect(check.schemas.schemas[String(reference)] != nil, "\(reference)")
    }
    for operation in check.operations {
      let parameters = operation.description["parameters"] as? [[String: Any]] ?? []
      let names = parameters.filter { $0["in"] as? String == "path" }
        .compactMap { $0["name"] as? String }
      #expect(names == operation.path.matches(of: /\{(\w+)\}/).map { String($0.1) })
      let responses = operation.description["responses"] as? [String: Any] ?? [:]
      #expect(responses.keys.contains { $0.hasPrefix("2") } && responses["default"] == nil)
    }
  }

  @Test func `numbers, words and ranges are described as what they are`() throws {
    let check = try AnswerCheck()
    func schema(_ path: String, _ name: String) -> NSDictionary? {
      let operation = check.operations.first { $0.name == "GET \(path)" }
      let parameters = operation?.description["parameters"] as? [[String: Any]] ?? []
      let found = parameters.first { $0["name"] as? String == name }?["schema"] as? [String: Any]
      return found.map { $0.filter { $0.key != "description" } as NSDictionary }
    }
    #expect(
      schema("/review", "limit")
        == ["type": "integer", "minimum": 1, "maximum": 1_000, "default": 50])
    #expect(schema("/duplicates", "cosine") == ["type": "number", "minimum": 0, "maximum": 1])
    #expect(
      schema("/issues", "labels")
        == ["type": "string", "enum": ["given", "corrected"], "default": "given"])
    let texts: [NSDictionary] = [
      ["type": "string", "format": "filter"], ["type": "string", "enum": [""]],
    ]
    #expect(schema("/images", "where") == ["anyOf": texts])
    #expect(
      schema("/keys", "ids")
        == [
          "type": "array", "maxItems": 1_000,
          "items": [
            "type": "integer", "format": "image", "minimum": 0, "maximum": Int(Int32.max),
          ],
        ])
  }

  @Test func `the page about the interface names every route and every error, and no other`() throws
  {
    let file = Folders.package.appending(path: "docs/api.md")
    let page = try String(contentsOf: file, encoding: .utf8)
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }
    var named: Set<String> = []
    for row in rows {
      // A path without a method belongs to the method before it.
      var method = ""
      let cell = row.dropFirst(2).prefix { $0 != "|" }
      for match in cell.matches(of: /`(?:([A-Z]+) )?([^`]*?)(?:\?([^`]*))?`/) {
        method = match.1.map { String($0) } ?? method
        let path = String(match.2)
        named.insert("\(method) \(path)")
        let route = Route.all.first { $0.method == method && $0.path == path }
        for pair in (match.3 ?? "").split(separator: "&") {
          let name = pair.prefix { $0 != "=" }
          #expect(route?.allParameters.contains { $0.name == name } == true, "\(path) \(name)")
        }
      }
    }
    #expect(named.sorted() == Route.all.map { "\($0.method) \($0.path)" }.sorted())

    let table = page.split(separator: "| status | codes |")[1].split(separator: "\n\n")[0]
    var told: [String: Set<Int>] = [:]
    for row in table.split(separator: "\n") where !row.hasPrefix("|---") {
      let cells = row.split(separator: "|")
      let statuses = cells[0].matches(of: /\d{3}/).compactMap { Int($0.0) }
      #expect(statuses.count == 1, "\(row)")
      for match in cells[1].matches(of: /`(\w+)`/) {
        told[String(match.1), default: []].formUnion(statuses)
      }
    }
    for code in ErrorCode.allCases {
      #expect(told.removeValue(forKey: code.rawValue) == Set(code.statuses), "\(code.rawValue)")
    }
    #expect(told.isEmpty, "\(told)")
  }
}
