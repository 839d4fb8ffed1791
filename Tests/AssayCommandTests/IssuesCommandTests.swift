import Foundation
import TestSupport
import Testing

@Suite struct IssuesCommandTests {
  /// Two images under two labels each, one of them under a wrong extension, and a file of words.
  private func project(in folder: URL) throws {
    let pictures = folder.appending(path: "pictures")
    for name in ["cat", "dog"] {
      try FileManager.default.createDirectory(
        at: pictures.appending(path: name), withIntermediateDirectories: true)
    }
    let golden = Folders.package.appending(path: "Tests/ImagingTests/Golden/decoding")
    for (source, target) in [
      ("grey8.png", "cat/1.png"), ("grey8.png", "dog/1.png"), ("rgb.jpg", "cat/2.jpg"),
      ("rgb.jpg", "dog/lies.png"),
    ] {
      try FileManager.default.copyItem(
        at: golden.appending(path: source), to: pictures.appending(path: target))
    }
    try Data("no image".utf8).write(to: pictures.appending(path: "cat/3.png"))
    let made = try Program.run(["init", "p.assay", "--images", "pictures", "--quiet"], in: folder)
    #expect(made.code == 0, "\(made)")
    let measured = try Program.run(["measure", "--project", "p.assay", "--quiet"], in: folder)
    #expect(measured.code == 0, "\(measured)")
  }

  @Test func `files and duplicates are listed, and --fail says so by the exit code`() async throws {
    try await withTemporaryFolder { folder in
      try project(in: folder)
      let files = try Program.run(["issues", "files", "--project", "p.assay"], in: folder)
      #expect(files.code == 0)
      #expect(files.output.contains("undecodable\tcat/3.png"), "\(files.output)")
      #expect(files.output.contains("lying_extension\tdog/lies.png"), "\(files.output)")

      let duplicates = try Program.run(
        ["issues", "duplicates", "--project", "p.assay", "--format", "csv", "--fail"], in: folder)
      #expect(duplicates.code == 1)
      #expect(
        duplicates.output.hasPrefix(
          "group,kind,image,label,split,keep,same,hash_distance,cosine_distance,copy_of,flags\n"
            + "1,bytes,cat/1.png,cat,,keep,,,,"),
        "\(duplicates.output)")
      #expect(duplicates.output.contains("dog/1.png,dog,,,bytes,0,0.0000,,conflicting labels"))

      let limited = try Program.run(
        ["issues", "duplicates", "--project", "p.assay", "--limit", "1"], in: folder)
      #expect(limited.output.split(separator: "\n").count == 2)

      let json = try Program.run(
        ["issues", "outliers", "--project", "p.assay", "--json"], in: folder)
      let outliers =
        try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
      #expect((outliers?["outliers"] as? [[String: Any]])?.first?["metric"] as? String == "area")
    }
  }

  @Test func `labels of copies that differ are listed, and an unknown model is a usage error`()
    async throws
  {
    try await withTemporaryFolder { folder in
      try project(in: folder)
      let labels = try Program.run(
        ["issues", "labels", "--project", "p.assay", "--format", "csv", "--fail"], in: folder)
      #expect(labels.code == 1)
      #expect(
        labels.output.hasPrefix(
          "kind,image,label,suggested,self_confidence,annotation_quality\n"
            + "conflicting_copies,cat/1.png,cat,,,\nconflicting_copies,cat/2.jpg,cat,,,\n"),
        "\(labels.output)")
      let unknown = try Program.run(
        ["issues", "labels", "--project", "p.assay", "--model", "ghost"], in: folder)
      #expect(unknown.code == 2 && unknown.output == "", "\(unknown)")
    }
  }

  @Test func `without any issue --fail ends well, and a bad subject is a usage error`() async throws
  {
    try await withTemporaryFolder { folder in
      let pictures = folder.appending(path: "pictures")
      try FileManager.default.createDirectory(at: pictures, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: Folders.package.appending(path: "Tests/ImagingTests/Golden/decoding/grey8.png"),
        to: pictures.appending(path: "1.png"))
      _ = try Program.run(["init", "p.assay", "--images", "pictures", "--quiet"], in: folder)
      let run = try Program.run(
        ["issues", "duplicates", "--fail", "--project", "p.assay"], in: folder)
      #expect(run.code == 0, "\(run)")
      let bad = try Program.run(["issues", "ghosts", "--project", "p.assay"], in: folder)
      #expect(bad.code == 2 && bad.output == "")
    }
  }
}
