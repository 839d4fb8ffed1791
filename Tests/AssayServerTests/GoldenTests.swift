import Foundation
import TestSupport
import Testing

@testable import Assay
@testable import AssayServer

/// What the interface says about ``SmallProject``, word for word.
///
/// The web page's tests read the same files. After a wanted change run the tests with `ASSAY_UPDATE_GOLDEN=1` and read the diff.
@Suite struct GoldenTests {
  static let answers: [(file: String, target: String, schema: String)] = [
    ("project", "/project", "Project"), ("revision", "/revision", "Revision"),
    ("evaluation", "/evaluation", "Evaluation"),
    ("evaluation_sparse", "/evaluation?sparse=1&class=cat&class=dog", "Evaluation"),
    (
      "performance",
      "/performance?metric=brightness&rate=recall&bins=2&split=*&line=cat", "Performance"
    ),
    ("evaluation_corrected", "/evaluation?labels=corrected&split=*", "Evaluation"),
    ("edits", "/edits", "Edits"), ("views", "/views", "Views"),
    ("performance_words", "/performance?metric=split&rate=precision&class=cat", "Performance"),
    ("quality", "/quality", "Quality"),
    ("label_quality", "/label-quality", "LabelQuality"),
    ("review", "/review", "Review"),
    ("map_state", "/map/state", "MapState"),
    ("duplicates", "/duplicates?split=*", "Duplicates"),
    ("advice", "/advice?limit=10&split=*", "Advice"),
    ("image", "/images/1", "Image"),
    ("image_unlabelled", "/images/5", "Image"),
    ("issues", "/issues", "Issues"),
    ("keys", "/keys?ids=0,5", "Keys"),
    ("filter", "/filter?where=label%3Dcat", "Filter"),
    ("completions", "/completions?text=label+%3D+cat+and+bri+%3C+1&at=19", "Completions"),
    ("histogram", "/histogram?metric=brightness&bins=4&where=label%3Dcat", "Histogram"),
    ("histogram_by", "/histogram?metric=brightness&bins=2&by=outcome", "Histogram"),
    ("scatter", "/scatter?x=brightness&y=confidence&by=label", "Scatter"),
    ("embeddings", "/embeddings", "Embeddings"),
    ("similar", "/similar?image=0&limit=3", "Similar"),
    ("similar_filtered", "/similar?images=0,2&where=label%3Dowl+or+label%3Ddog", "Similar"),
    ("jobs", "/jobs", "Jobs"),
    ("error_filter", "/images?where=label+%3D+cta", "Error"),
    ("error_path", "/nothing", "Error"),
  ]

  @Test(arguments: answers)
  func `an answer is the golden file and has the described shape`(
    _ answer: (file: String, target: String, schema: String)
  ) async throws {
    let site = TestSite()
    if answer.file == "jobs" {
      let job = await site.site.jobs.enqueue(kind: "measure") { _ in "6 images measured" }
      for await _ in await site.site.jobs.updates(of: job.id) {}
    }
    let response = await site.get("/api/v1\(answer.target)")
    let found = try JSONSerialization.jsonObject(with: Data(response.bytes))
    let text =
      String(
        decoding: try JSONSerialization.data(
          withJSONObject: found, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]),
        as: UTF8.self) + "\n"
    let file = Folders.package.appending(
      path: "Tests/AssayServerTests/Golden/\(answer.file).json")
    if ProcessInfo.processInfo.environment["ASSAY_UPDATE_GOLDEN"] != nil {
      try Data(text.utf8).write(to: file)
    }
    #expect(text == (try? String(contentsOf: file, encoding: .utf8)), "\(answer.file)")
    let schema = try #require(APISchemas.all.first { $0.name == answer.schema }?.schema)
    #expect(mismatches(found, schema, at: answer.file) == [])
  }

  @Test func `the description has every route, and no other`() async throws {
    let response = await TestSite().get("/api/v1/openapi.json")
    #expect(response.status == 200)
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(response.bytes)) as? [String: Any])
    #expect(document["openapi"] as? String == "3.1.0")
    let paths = try #require(document["paths"] as? [String: [String: [String: Any]]])
    let described = paths.flatMap { path, operations in
      operations.keys.map { "\($0.uppercased()) \(path)" }
    }
    #expect(described.sorted() == Route.all.map { "\($0.method) \($0.path)" }.sorted())
    let schemas = (document["components"] as? [String: [String: Any]])?["schemas"] ?? [:]
    let text = response.text
    for reference in text.matches(of: /#\/components\/schemas\/(\w+)/).map(\.1) {
      #expect(schemas[String(reference)] != nil, "\(reference)")
    }
    for (path, operations) in paths {
      for (_, operation) in operations {
        let names = (operation["parameters"] as? [[String: Any]] ?? [])
          .filter { $0["in"] as? String == "path" }.compactMap { $0["name"] as? String }
        #expect(names == path.matches(of: /\{(\w+)\}/).map { String($0.1) })
        let responses = operation["responses"] as? [String: Any]
        #expect(responses?["default"] != nil && responses?.count == 2)
      }
    }
  }

  /// Where a value differs from a shape: wrong types, members too many or missing.
  func mismatches(_ value: Any, _ schema: Shape, at place: String) -> [String] {
    func when(_ isRight: Bool) -> [String] { isRight ? [] : ["\(place): \(value)"] }
    switch schema {
    case .string: return when(value is String)
    case .integer:
      return when((value as? NSNumber).map { Double($0.intValue) == $0.doubleValue } ?? false)
    case .number: return when(value is NSNumber)
    case .boolean: return when(value is Bool)
    case .word(let words): return when((value as? String).map(words.contains) ?? false)
    case .nullable(let inner):
      return value is NSNull ? [] : mismatches(value, inner, at: place)
    case .list(let inner):
      guard let values = value as? [Any] else { return when(false) }
      return values.enumerated().flatMap { mismatches($1, inner, at: "\(place)[\($0)]") }
    case .map(let inner):
      guard let members = value as? [String: Any] else { return when(false) }
      return members.flatMap { mismatches($1, inner, at: "\(place).\($0)") }
    case .named(let name):
      guard let inner = APISchemas.all.first(where: { $0.name == name })?.schema else {
        return ["\(place): no schema \(name)"]
      }
      return mismatches(value, inner, at: place)
    case .object(let shape, let optional):
      guard let members = value as? [String: Any] else { return when(false) }
      let unknown = Set(members.keys).subtracting(shape.map(\.0)).map {
        "\(place).\($0) is unknown"
      }
      return unknown
        + shape.flatMap { name, inner in
          guard let member = members[name] else {
            return optional.contains(name) ? [] : ["\(place).\(name) is missing"]
          }
          return mismatches(member, inner, at: "\(place).\(name)")
        }
    }
  }
}
