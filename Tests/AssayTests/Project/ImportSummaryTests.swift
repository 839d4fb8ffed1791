import Testing

@testable import Assay
@testable import Tables

/// What is made of a stored report, whoever wrote it.
@Suite struct ImportSummaryTests {
  private static func report(
    _ json: String, kind: String = "labels", seconds: Int64 = 0, source: String = "l.csv"
  ) -> ImportReport {
    ImportReport(
      ReportTable.StoredReport(
        importedSeconds: seconds, kind: kind, source: source, model: nil, json: json))
  }

  @Test func `a report of before choices were kept says that it does not know them`() throws {
    let old = #"{"images": 3, "matched": 2, "images_without": {"count": 1, "examples": ["a"]}}"#
    let summary = try #require(ImportSummary(Self.report(old)))
    #expect(summary.matched == 2 && summary.imageCount == 3)
    #expect(summary.leftOut.map { summary.words($0) } == ["1 image without a label"])
    #expect(summary.leftOut.map(\.examples) == [["a"]])
    #expect(summary.choices == nil && summary.columns == nil && summary.classes == nil)
    #expect(summary.hint == nil)
  }

  @Test func `what the program stores now comes back`() throws {
    let images = ["a.png", "b.png"]
    let table = EmbeddingTable(
      file: "e.npy", keys: ["a.png", "x.png"], columnCount: 1, values: [1, 2], emptyRows: 0)
    var made = Reconciliation(
      embeddings: table, pairing: try pair(table, with: images), images: images)
    made.choices = [ImportChoice(.keys, "keys differ in case", count: 4)]
    made.columns = [ColumnReading("file", .key), ColumnReading("iso", .number, note: "commas")]
    made.classes = ["cat", "dog"]
    made.hint = "a hint"
    let summary = try #require(ImportSummary(ImportReport(made.stored(embedding: "e"))))
    #expect(summary.matched == 1 && summary.imageCount == 2 && summary.embedding == "e")
    #expect(summary.leftOut.map(\.kind) == [.imagesWithout, .withoutImage])
    #expect(summary.choices?.first.map(\.text) == ["keys differ in case"])
    #expect(summary.choices?.first.map(\.kind) == [.keys])
    #expect(summary.columns?.first == made.columns)
    #expect(summary.classes?.first == ["cat", "dog"])
    #expect(summary.hint == "a hint")
  }

  @Test(
    arguments: [
      "", "[]", "null", "1", "{}", "{", #"{"images": 3}"#, #"{"images": "3", "matched": 1}"#,
      #"{"images": 3, "matched": 4}"#, #"{"images": -1, "matched": -1}"#,
      #"{"images": 1e300, "matched": 1}"#, #"{"images": 9223372036854775807, "matched": 1}"#,
      #"{"images": true, "matched": true}"#, String(repeating: "[", count: 100_000),
    ])
  func `what is no report is left out and counted`(_ json: String) {
    let history = ImportHistory([Self.report(#"{"images": 1, "matched": 1}"#), Self.report(json)])
    #expect(history.imports.count == 1 && history.unreadable == 1)
  }

  @Test func `a report of an unknown kind or of no file is left out`() {
    #expect(ImportSummary(Self.report(#"{"images": 1, "matched": 1}"#, source: "")) == nil)
    #expect(ImportSummary(Self.report(#"{"images": 1, "matched": 1}"#, kind: "x")) == nil)
  }

  @Test func `members of a strange shape are as if they were missing`() throws {
    let strange = """
      {"images": 3, "matched": 2, "images_without": {"count": "many"}, "ambiguous": {"count": -1},
       "without_image": {"count": 9223372036854775807}, "duplicate_rows": [1], "by_suffix": 2,
       "undecodable": {"count": 2, "examples": [1, "b", null]}, "choices": [1, {"kind": "no_label"},
       {"kind": "x", "text": "a"}], "columns": {"name": "a"}, "classes": ["cat", 2, ["dog"]],
       "missing_words": 1, "hint": [2]}
      """
    let summary = try #require(ImportSummary(Self.report(strange, seconds: .max)))
    #expect(summary.findings.map(\.kind) == [.undecodable, .bySuffix])
    #expect(summary.findings.map(\.examples) == [["b"], []])
    #expect(summary.choices?.first.map(\.text) == ["a"])
    #expect(summary.choices?.count == 1 && summary.choices?.first[0].kind == nil)
    #expect(summary.choices?.first[0].count == nil)
    #expect(summary.columns == nil && summary.missingWords == [] && summary.hint == nil)
    #expect(summary.classes?.first == ["cat"] && summary.date == nil)
  }

  @Test func `long lists and texts are cut`() throws {
    let names = (0..<250).map { "\"c\($0)\"" }.joined(separator: ",")
    let long = String(repeating: "x", count: 2_000)
    let summary = try #require(
      ImportSummary(
        Self.report(
          "{\"images\": 3, \"matched\": 2, \"classes\": [\(names)], \"hint\": \"\(long)\"}",
          source: long)))
    #expect(summary.classes?.count == 250 && summary.classes?.first.count == 100)
    #expect(summary.hint?.count == 1_001 && summary.file.count == 1_001)
  }
}
