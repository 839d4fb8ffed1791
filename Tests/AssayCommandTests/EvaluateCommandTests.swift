import Foundation
import TestSupport
import Testing

@Suite struct EvaluateCommandTests {
  @Test(arguments: [["evaluate"], ["issues", "files"]])
  func `--json and another format exclude each other`(command: [String]) async throws {
    try await withTemporaryFolder { folder in
      let both = try Program.run(command + ["--json", "--format", "csv"], in: folder)
      #expect(both.code == 2, "\(both)")
      #expect(both.errors.contains("--json and --format csv exclude each other: leave one out"))
      #expect(both.output.isEmpty)
      // The same said twice is no contradiction: what is missing is a project.
      let twice = try Program.run(command + ["--json", "--format", "json"], in: folder)
      #expect(twice.errors.contains("no project here"), "\(twice)")
    }
  }

  @Test(arguments: ["json", "csv", "markdown", "table"])
  func `tables without a project are evaluated`(_ format: String) async throws {
    try await withTemporaryFolder { folder in
      try SmallTables.write(in: folder)
      let run = try Program.run(
        "evaluate", "--labels", "labels.csv", "--predictions", "preds.csv", "--format", format,
        in: folder)
      #expect(run.code == 0)
      #expect(run.errors == "")
      #expect(try Program.matches(run.output, snapshot: "evaluate-\(format).txt"))
    }
  }

  @Test func `the numbers are those of hand arithmetic`() async throws {
    try await withTemporaryFolder { folder in
      try SmallTables.write(in: folder)
      let run = try Program.run(
        "evaluate", "--labels", "labels.csv", "--predictions", "preds.csv", "--json", in: folder)
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
      let headline = try #require(json["headline"] as? [String: [String: Any]])
      // Four of six are right: 1, 3, 4 and 6.
      #expect(headline["accuracy"]?["value"] as? Double == 4.0 / 6)
      #expect(headline["accuracy"]?["n"] as? Int == 6)
      // Recall: cat 1 of 2, dog 2 of 3, horse 1 of 1.
      let recall = try #require(headline["mean_recall"]?["value"] as? Double)
      #expect(abs(recall - (0.5 + 2.0 / 3 + 1) / 3) < 1e-15)
      let population = try #require(json["population"] as? [String: Any])
      #expect(population["images"] as? Int == 6 && population["evaluated"] as? Int == 6)
    }
  }

  @Test func `a filter and a class filter narrow the population`() async throws {
    try await withTemporaryFolder { folder in
      try SmallTables.write(in: folder)
      let run = try Program.run(
        "evaluate", "--labels", "labels.csv", "--predictions", "preds.csv", "--json", "--where",
        "weight >= 2", "--class", "dog", in: folder)
      #expect(run.code == 0)
      #expect(run.output.contains(#""where": "weight >= 2""#))
      // Of 2, 3, 4 and 6 two are dogs; image 5 has no weight.
      #expect(run.output.contains(#""evaluated": 2"#))
    }
  }

  @Test(arguments: [
    (["--where", "wieght > 2"], "did you mean \"weight\"?"),
    (["--where", "label = "], "column"),
    (["--class", "dgo"], "did you mean \"dog\"?"),
    (["--split", "test"], "unknown split \"test\""),
    (["--format", "xml"], "xml"),
    (["--predictions", "nowhere.csv"], "nowhere.csv"),
  ])
  func `bad input ends with code 2 and words that help`(
    _ arguments: [String], _ words: String
  ) async throws {
    try await withTemporaryFolder { folder in
      try SmallTables.write(in: folder)
      var all = ["evaluate", "--labels", "labels.csv"]
      if !arguments.contains("--predictions") { all += ["--predictions", "preds.csv"] }
      let run = try Program.run(all + arguments, in: folder)
      #expect(run.code == 2, "\(run)")
      #expect(run.output == "")
      #expect(run.errors.contains(words), "\(run.errors)")
      #expect(!run.errors.contains("fault of Assay"))
    }
  }
}
