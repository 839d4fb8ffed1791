import Testing

@testable import Assay
@testable import Tables

@Suite struct SkippedRowsTests {
  /// The whole text of the error of a file.
  private func refusal(_ body: () throws -> Void) -> String {
    do { try body() } catch { return "\(error)" }
    return "read"
  }

  private let skipping = options { $0.skipBad = true }

  @Test func `a row that cannot be read is refused with the offer to leave it out`() {
    let text = refusal { _ = try predictionTable("path,cat,dog\na,0.5,0.5\nb,nan,nan") }
    #expect(text.hasPrefix("t:3: found nan") && text.contains("--skip-bad"))
  }

  @Test func `where allowed it is left out and counted`() throws {
    let table = try predictionTable("path,cat,dog\na,0.5,0.5\nb,nan,nan\nc,0.25,0.75", skipping)
    #expect(table.keys == ["a", "c"])
    #expect(table.choices.filter { $0.kind == .skipped }.map(\.count) == [1])
  }

  @Test func `of two labels of one image the first stays`() throws {
    let table = try labelTable("path,label\na,cat\na,dog\nb,dog", skipping)
    #expect(table.keys == ["a", "b"] && table.codes == [0, 1])
    #expect(table.choices.map(\.kind) == [.skipped])
  }

  @Test func `a broken file is refused all the same, without the offer`() {
    let text = refusal { _ = try labelTable("path,label\na,cat\nb", skipping) }
    #expect(text.hasPrefix("t:3: found 1 field") && !text.contains("--skip-bad"))
  }

  @Test func `an annotation of an image that is not there is left out, too`() throws {
    let text = """
      {"images": [{"id": 1, "file_name": "a"}], "categories": [{"id": 1, "name": "cat"}],
      "annotations": [{"image_id": 1, "category_id": 1}, {"image_id": 9, "category_id": 1}]}
      """
    #expect(refusal { _ = try labelTable(text) }.contains("--skip-bad"))
    let table = try readLabels(
      from: openTable(
        FileBytes(copying: Array(text.utf8), name: "t"), valueName: "label", options: skipping),
      options: skipping)
    #expect(table.choices.map(\.count) == [1])
  }
}
