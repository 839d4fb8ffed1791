import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct ImportErrorTests {
  @Test func `an error reads file, line, found, expected and what to do`() {
    let error = ImportError.value(
      Complaint(
        file: "run1.csv", place: .line(12), found: "the unknown class \"cat \"",
        expected: "one of \"cat\"", advice: "correct it"))
    #expect(
      error.description
        == #"run1.csv:12: found the unknown class "cat ", expected one of "cat", correct it"#)
  }
}
