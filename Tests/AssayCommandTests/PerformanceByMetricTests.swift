import Foundation
import TestSupport
import Testing

@Suite struct PerformanceByMetricTests {
  private func run(_ arguments: String..., in folder: URL) throws -> Program.Outcome {
    try SmallTables.write(in: folder)
    return try Program.run(
      ["evaluate", "--labels", "labels.csv", "--predictions", "preds.csv"] + arguments,
      in: folder)
  }

  @Test(arguments: ["json", "csv", "markdown", "table"])
  func `a rate by metric is written in every format`(_ format: String) async throws {
    try await withTemporaryFolder { folder in
      let run = try run(
        "--by", "weight", "--bins", "2", "--rate", "recall", "--line", "dog", "--format", format,
        in: folder)
      #expect(run.code == 0 && run.errors == "")
      #expect(try Program.matches(run.output, snapshot: "performance-\(format).txt"))
    }
  }

  @Test func `the numbers are those of hand arithmetic`() async throws {
    try await withTemporaryFolder { folder in
      let run = try run("--by", "weight", "--bins", "2", "--json", in: folder)
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
      let bins = try #require(json["bins"] as? [[String: Any]])
      // Weights 1, 2, 3, 4, 6: the third of five has its middle at 2.5 of 5, in the second half.
      #expect(bins.map { $0["n"] as? Int } == [2, 3])
      #expect(bins.map { $0["hits"] as? Int } == [1, 3])
      #expect((json["missing"] as? [String: Any])?["n"] as? Int == 1)
      #expect(bins[1]["filter"] as? String == "weight in 3..6")
    }
  }

  @Test(arguments: [
    (["--by", "wieght"], "did you mean \"weight\"?"),
    (["--by", "zzzzzzzz"], "`assay metrics` lists all of them"),
    (["--by", "split"], "the project has no splits"),
    (["--by", "tag"], "no image carries a tag yet"),
    (["--by", "weight", "--bins", "0"], "--bins lies between 1 and 100"),
    (["--by", "weight", "--rate", "f1"], "f1"),
    (["--rate", "recall"], "go with --by"),
    (["--by", "weight", "--line", "dgo"], "did you mean \"dog\"?"),
  ])
  func `bad input ends with code 2 and words that help`(
    _ arguments: [String], _ words: String
  ) async throws {
    try await withTemporaryFolder { folder in
      try SmallTables.write(in: folder)
      let run = try Program.run(
        ["evaluate", "--labels", "labels.csv", "--predictions", "preds.csv"] + arguments,
        in: folder)
      #expect(run.code == 2 && run.output == "", "\(run)")
      #expect(run.errors.contains(words), "\(run.errors)")
    }
  }
}
