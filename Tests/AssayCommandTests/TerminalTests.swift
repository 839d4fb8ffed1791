import Foundation
import TestSupport
import Testing

/// What names in other people's files may do to a terminal, and where a text can be written.
@Suite struct TerminalTests {
  /// Two labels and predictions whose class has an escape, a colour and a sign that turns writing.
  private static func files(in folder: URL) throws {
    let name = "a\u{1B}[31m\u{07}\u{202E}z"
    try Data("path,label\n1.png,\(name)\n2.png,b\n".utf8)
      .write(to: folder.appending(path: "l.csv"))
    try Data("path,predicted\n1.png,\(name)\n2.png,b\n".utf8)
      .write(to: folder.appending(path: "p.csv"))
  }

  @Test func `controls and signs that turn writing are shown as numbers, and kept in JSON and CSV`()
    async throws
  {
    try await withTemporaryFolder { folder in
      try Self.files(in: folder)
      let words = ["evaluate", "--labels", "l.csv", "--predictions", "p.csv", "--every-word"]
      let text = try Program.run(words, in: folder)
      #expect(text.code == 0 && text.output.contains(#"a\u{1B}[31m\u{7}\u{202E}z"#), "\(text)")
      for scalar in (text.output + text.errors).unicodeScalars {
        #expect(scalar.value >= 0x20 || [9, 10].contains(scalar.value))
        #expect(scalar.value != 0x202E)
      }
      let csv = try Program.run(words + ["--format", "csv"], in: folder)
      #expect(csv.output.contains("a\u{1B}[31m\u{07}\u{202E}z"))
      let json = try Program.run(words + ["--json"], in: folder)
      #expect(json.output.contains(#"a\u001b[31m\u0007"#) || json.output.contains(#"\u001B"#))
    }
  }

  @Test func `an export goes to standard output for -, and into a device`() async throws {
    try await withTemporaryFolder { folder in
      let photos = folder.appending(path: "photos/cat")
      try FileManager.default.createDirectory(at: photos, withIntermediateDirectories: true)
      try Data([0xff, 0xd8, 0xff]).write(to: photos.appending(path: "1.jpg"))
      // A slash at the end is no other name.
      let made = try Program.run("init", "q.assay/", "--images", "photos", in: folder)
      #expect(made.code == 0, "\(made)")
      #expect(FileManager.default.fileExists(atPath: folder.path + "/q.assay/project.sqlite"))
      let out = try Program.run("export", "-o", "-", "--project", "q.assay", in: folder)
      #expect(out.code == 0 && out.output.hasPrefix("key,") && out.output.contains("cat/1.jpg"))
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/-"))
      let nowhere = try Program.run("export", "-o", "/dev/null", "--project", "q.assay", in: folder)
      #expect(nowhere.code == 0, "\(nowhere)")
    }
  }

  @Test func `a pipe in the place of an image hangs nothing`() async throws {
    try await withTemporaryFolder { folder in
      let photos = folder.appending(path: "photos")
      for name in ["cat/1.jpg", "dog/2.jpg"] {
        let file = photos.appending(path: name)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data([0xff, 0xd8, 0xff]).write(to: file)
      }
      #expect(try Program.run("init", "q", "--images", "photos", in: folder).code == 0)
      try FileManager.default.removeItem(at: photos.appending(path: "cat/1.jpg"))
      #expect(mkfifo(photos.path + "/cat/1.jpg", 0o600) == 0)
      let copied = try Program.run(
        "export", "--format", "folders", "-o", "out", "--project", "q.assay", in: folder)
      #expect(copied.code == 0 && copied.errors.contains("1 without a file"), "\(copied)")
      let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/out")
      #expect(names.filter { $0.hasSuffix("jpg") } == ["dog/2.jpg"])
    }
  }

  @Test func `files that changed or went since the folder was looked at are counted by status`()
    async throws
  {
    try await withTemporaryFolder { folder in
      try DocumentedData.write(in: folder)
      #expect(try Program.run("init", "q", "--images", "photos", in: folder).code == 0)
      func status() throws -> String {
        try Program.run("status", "--project", "q.assay", in: folder).output
      }
      #expect(try !status().contains("changed"))
      let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/photos")
        .filter { $0.contains(".") }.sorted()
      try Data([1, 2, 3]).write(to: folder.appending(path: "photos/\(names[0])"))
      try FileManager.default.removeItem(at: folder.appending(path: "photos/\(names[1])"))
      let text = try status()
      #expect(
        text.contains("1 changed, 1 gone") && text.contains("next       assay measure"), "\(text)")
    }
  }
}
