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
    ("evaluation", "/evaluation", "FullEvaluation"),
    ("evaluation_sparse", "/evaluation?sparse=1&class=cat&class=dog", "Evaluation"),
    (
      "performance",
      "/performance?metric=brightness&rate=recall&bins=2&split=*&line=cat", "Performance"
    ),
    ("evaluation_corrected", "/evaluation?labels=corrected&split=*", "FullEvaluation"),
    ("edits", "/edits", "EditHistory"), ("views", "/views", "Views"),
    ("performance_words", "/performance?metric=split&rate=precision&class=cat", "Performance"),
    ("quality", "/quality", "Quality"),
    ("label_quality", "/label-quality", "LabelQuality"),
    ("review", "/review", "Review"),
    ("map_state", "/map/state", "MapState"),
    ("duplicates", "/duplicates?split=*", "DuplicateAnswer"),
    ("advice", "/advice?limit=10&split=*", "Advice"),
    ("image", "/images/1", "ImageDetail"),
    ("image_unlabelled", "/images/5", "ImageDetail"),
    ("issues", "/issues", "Issues"),
    ("keys", "/keys?ids=0,5", "Keys"), ("imports", "/imports", "Imports"),
    ("filter", "/filter?where=label%3Dcat", "Filter"),
    ("completions", "/completions?text=label+%3D+cat+and+bri+%3C+1&at=19", "Completions"),
    ("histogram", "/histogram?metric=brightness&bins=4&where=label%3Dcat", "Histogram"),
    ("histogram_by", "/histogram?metric=brightness&bins=2&by=outcome", "Histogram"),
    ("scatter", "/scatter?x=brightness&y=confidence&by=label", "Scatter"),
    ("embeddings", "/embeddings", "Embeddings"),
    ("similar", "/similar?image=0&limit=3", "Similar"),
    ("similar_filtered", "/similar?images=0,2&where=label%3Dowl+or+label%3Ddog", "Similar"),
    ("jobs", "/jobs", "Jobs"),
    ("error_filter", "/images?where=label+%3D+cta", "ErrorBody"),
    ("error_path", "/nothing", "ErrorBody"),
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
    let check = try AnswerCheck()
    #expect(check.schemas.mismatches(found, named: answer.schema, at: answer.file) == [])
    // A path that is none has no description.
    guard answer.target != "/nothing" else { return }
    let operation = try #require(check.operation("GET", "/api/v1\(answer.target)"))
    #expect(await check.faults(of: response, to: operation) == [])
  }

  @Test func `every golden file is held against an answer`() throws {
    let folder = Folders.package.appending(path: "Tests/AssayServerTests/Golden")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files.sorted() == Self.answers.map { "\($0.file).json" }.sorted())
  }
}
