import Foundation
import TestSupport
import Testing

@Suite struct ProjectCommandTests {
  @Test func `help has examples for every command`() async throws {
    try await withTemporaryFolder { folder in
      let help = try Program.run("--help", in: folder)
      #expect(help.code == 0)
      for command in [
        "demo", "open", "init", "measure", "evaluate", "serve", "status", "metrics", "doctor",
        "import labels", "import predictions", "import metadata",
      ] {
        let words = command.split(separator: " ").map(String.init)
        #expect(help.output.contains(words[0]))
        let run = try Program.run(words + ["--help"], in: folder)
        #expect(run.code == 0 && run.output.contains("Examples:\n"), "\(command)")
      }
    }
  }

  @Test func `usage errors end with code 2`() async throws {
    try await withTemporaryFolder { folder in
      for arguments in [["frobnicate"], ["evaluate", "--modle", "a"], ["init"], ["measure", "x"]] {
        let run = try Program.run(arguments, in: folder)
        #expect(run.code == 2, "\(arguments): \(run)")
        #expect(run.output == "" && !run.errors.isEmpty)
      }
    }
  }

  @Test func `without a project the commands say how to make one`() async throws {
    try await withTemporaryFolder { folder in
      for command in ["status", "measure", "evaluate", "serve"] {
        let run = try Program.run(command, "--project", "none.assay", in: folder)
        #expect(run.code == 2)
        #expect(run.errors.contains("assay init"), "\(run.errors)")
      }
    }
  }

  @Test func `metrics are listed as text and as JSON`() async throws {
    try await withTemporaryFolder { folder in
      let run = try Program.run("metrics", "brightness", "--json", in: folder)
      #expect(try Program.matches(run.output, snapshot: "metrics-brightness.json"))
      let all = try Program.run("metrics", in: folder)
      #expect(all.code == 0 && all.output.contains("sharpness\tSharpness"))
      let unknown = try Program.run("metrics", "brigthness", in: folder)
      #expect(unknown.code == 2)
    }
  }

  @Test func `a demo goes through every command`() async throws {
    try await withTemporaryFolder { folder in
      let demo = try MadeDemo.copy(into: folder)
      #expect(demo.code == 0, "\(demo)")
      let project = ["--project", "d/demo.assay"]
      let status = try Program.run(["status"] + project, in: folder)
      #expect(status.output.contains("labels     520 of 520, 6 classes"))
      #expect(status.output.contains("undecodable: 4"))

      let again = try Program.run(["measure", "--json"] + project, in: folder)
      #expect(again.output.contains(#""measured": 0"#))
      #expect(again.output.contains(#""unchanged": 520"#), "\(again)")

      let first = try Program.run(["evaluate", "--json"] + project, in: folder)
      let second = try Program.run(["evaluate", "--json"] + project, in: folder)
      #expect(first.output == second.output)
      try Self.checkPlantedFaults(first.output)

      let twice = try Program.run(
        ["import", "predictions", "d/predictions.csv", "--model", "logistic"] + project, in: folder)
      #expect(twice.code == 2 && twice.errors.contains("--replace"), "\(twice)")
      let strict = try Program.run(
        ["import", "predictions", "d/predictions.csv", "--model", "b", "--strict"] + project,
        in: folder)
      #expect(strict.code == 1, "four images have no prediction: \(strict)")
      let doctor = try Program.run(["doctor"] + project, in: folder)
      #expect(doctor.output.contains("ok      images: decoded test pictures of JPEG, PNG, WebP"))
    }
  }

  /// The one-way confusion and the metric that were planted come first.
  private static func checkPlantedFaults(_ text: String) throws {
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let confusions = try #require(json["top_confusions"] as? [[String: Any]])
    #expect(confusions.first?["truth"] as? String == "ring")
    #expect(confusions.first?["predicted"] as? String == "circle")
    #expect(confusions.first?["kind"] as? String == "one_way")
    #expect(confusions.count { $0["kind"] as? String != "undecided" } == 1)
    let importance = try #require(json["importance"] as? [[String: Any]])
    let fromImages = importance.filter { $0["derived"] as? Bool == false }
    #expect(fromImages.first?["metric"] as? String == "red_values")
  }
}
