import Testing

@testable import Assay
@testable import Tables

@Suite struct ColumnEvidenceTests {
  private func read(
    _ cells: [String], separator: String = ",", _ change: (inout ImportOptions) -> Void = { _ in }
  ) -> String {
    outcome {
      var options = ImportOptions()
      change(&options)
      let rows = cells.enumerated().map { "\($0)\(separator)x\(separator)\($1)" }
      let text = "path\(separator)label\(separator)c\n" + rows.joined(separator: "\n")
      let table = try labelTable(text, options)
      let choices = table.choices.isEmpty ? "" : " (chosen)"
      if let numbers = table.metrics["c"] { return "\(numbers)\(choices)" }
      return (table.categories["c"].map { "\($0.names)" } ?? "none") + choices
    }
  }

  @Test(
    arguments: [
      (["1", "2.5"], "[1.0, 2.5]"), (["31", "n/a", ""], "[31.0, nan, nan] (chosen)"),
      (["31", "-", "None"], "[31.0, nan, nan] (chosen)"),
      (["007", "012"], #"["007", "012"] (chosen)"#), (["0", "0.5"], "[0.0, 0.5]"),
      (["1234567890123456", "1"], #"["1", "1234567890123456"] (chosen)"#),
      (["1", "two"], #"["1", "two"]"#), (["n/a", "n/a"], #"["n/a"]"#), (["", ""], "none"),
    ])
  func `a column holds numbers or words, and what was chosen is said`(
    cells: [String], expected: String
  ) {
    #expect(read(cells) == expected)
  }

  @Test(
    arguments: [
      (["0,5", "1,25"], "[0.5, 1.25] (chosen)"), (["3", "2,5"], "[3.0, 2.5] (chosen)"),
      // Points and commas, and what may be thousands.
      (
        ["0,5", "0.5"],
        "t:3: found \"0,5\" and \"0.5\" in column \"c\", expected decimal commas or decimal points, "
          + "not both, write all numbers with a point"
      ), (["1,234", "5,678"], #"["1,234", "5,678"]"#),
    ])
  func `decimal commas are read where they separate no fields`(cells: [String], expected: String) {
    #expect(read(cells, separator: ";") == expected)
  }

  @Test func `a type that was said by hand decides`() {
    #expect(read(["1", "2"]) { $0.columnTypes = ["c": .words] } == #"["1", "2"]"#)
    #expect(read(["007", "012"]) { $0.columnTypes = ["c": .number] } == "[7.0, 12.0]")
    #expect(read(["1", "2"]) { $0.columnTypes = ["c": .ignore] } == "none")
    #expect(
      read(["1", "two"]) { $0.columnTypes = ["c": .number] }.hasPrefix(
        "t:3: found \"two\" in column \"c\", expected a number"))
  }
}
