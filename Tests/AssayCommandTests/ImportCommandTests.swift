import Foundation
import TestSupport
import Testing

@Suite struct ImportCommandTests {
  /// A class-folder data set of tiny GIFs and a project over it.
  private static func makeProject(in folder: URL) throws {
    let gif = Data(base64Encoded: "R0lGODdhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=") ?? Data()
    for key in ["a/1.gif", "a/2.gif", "b/3.gif"] {
      let file = folder.appending(path: "images/\(key)")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try gif.write(to: file)
    }
    let made = try Program.run("open", "images", "--no-serve", in: folder)
    #expect(made.code == 0, "\(made)")
  }

  private static func status(in folder: URL) throws -> String {
    try Program.run("status", "--project", "images.assay", in: folder).output
  }

  @Test func `a strict import with problems imports nothing and ends with 1`() async throws {
    try await withTemporaryFolder { folder in
      try Self.makeProject(in: folder)
      try "path,label\na/1.gif,c\n".write(
        to: folder.appending(path: "l.csv"), atomically: true, encoding: .utf8)
      let run = try Program.run(
        "import", "labels", "l.csv", "--replace", "--strict", "--project", "images.assay",
        in: folder)
      #expect(run.code == 1 && run.errors.contains("nothing was imported"), "\(run)")
      #expect(run.output.contains("2 images without a label"))
      #expect(try Self.status(in: folder).contains("labels     3 of 3, 2 classes"))
    }
  }

  @Test func `metadata answers filters and groups the evaluation, and a name is not taken twice`()
    async throws
  {
    try await withTemporaryFolder { folder in
      try Self.makeProject(in: folder)
      func assay(_ words: String...) throws -> Program.Outcome {
        try Program.run(words + ["--project", "images.assay"], in: folder)
      }
      try "path,predicted\na/1.gif,a\na/2.gif,b\nb/3.gif,b\n".write(
        to: folder.appending(path: "p.csv"), atomically: true, encoding: .utf8)
      #expect(try assay("import", "predictions", "p.csv").code == 0)
      try "photo,camera,exposure\na/1.gif,new,1\na/2.gif,old,2\nb/3.gif,old,4\n".write(
        to: folder.appending(path: "m.csv"), atomically: true, encoding: .utf8)
      let without = try assay("import", "metadata", "m.csv")
      #expect(without.code == 2 && without.errors.contains("--key-column"), "\(without)")
      let first = try assay("import", "metadata", "m.csv", "--key-column", "photo", "--json")
      #expect(first.code == 0 && first.output.contains("\"subject\": \"metadata\""), "\(first)")
      let again = try assay("import", "metadata", "m.csv", "--key-column", "photo")
      #expect(again.code == 2 && again.errors.contains("\"camera\", \"exposure\""), "\(again)")
      #expect(again.errors.contains("--replace"))
      let replaced = try assay(
        "import", "metadata", "m.csv", "--key-column", "photo", "--replace", "--strict")
      #expect(replaced.output.contains("m.csv: 3 of 3 images have metadata"), "\(replaced)")

      let by = try assay("evaluate", "--by", "camera", "--format", "csv")
      #expect(by.code == 0 && by.output.contains("new,") && by.output.contains("old,"), "\(by)")
      let bins = try assay("evaluate", "--by", "exposure", "--bins", "1", "--format", "csv")
      #expect(bins.code == 0, "\(bins)")
      // One of the two images above 1 is predicted rightly.
      let some = try assay("evaluate", "--where", "exposure > 1", "--json")
      #expect(some.code == 0 && some.output.contains("\"accuracy\": {\"value\": 0.5,"), "\(some)")
      let words = try assay("evaluate", "--where", "camera = new", "--json")
      #expect(words.code == 0 && words.output.contains("\"evaluated\": 1,"), "\(words)")
    }
  }

  @Test func `a file that meets no image is refused with an example of both`() async throws {
    try await withTemporaryFolder { folder in
      try Self.makeProject(in: folder)
      try "path,predicted\nx/9.gif,a\n".write(
        to: folder.appending(path: "p.csv"), atomically: true, encoding: .utf8)
      let run = try Program.run(
        "import", "predictions", "p.csv", "--project", "images.assay", in: folder)
      #expect(run.code == 2)
      #expect(run.errors.contains("found \"x/9.gif\" and no key of an image"), "\(run)")
      #expect(run.errors.contains("such as \"a/1.gif\""))
      #expect(!(try Self.status(in: folder)).contains("model      p"))
    }
  }

  @Test func `new images in class folders get their labels when the project is opened again`()
    async throws
  {
    try await withTemporaryFolder { folder in
      try Self.makeProject(in: folder)
      try FileManager.default.copyItem(
        at: folder.appending(path: "images/b/3.gif"), to: folder.appending(path: "images/b/4.gif"))
      let run = try Program.run("open", "images", "--no-serve", in: folder)
      #expect(run.output.contains("labels     4 of 4, 2 classes"), "\(run)")
    }
  }

  @Test
  func `a project whose labels are refused is not made, so that the same words make it later`()
    async throws
  {
    try await withTemporaryFolder { folder in
      try Self.makeProject(in: folder)
      let file = folder.appending(path: "l.csv")
      try "path,sort\na/1.gif,c\n".write(to: file, atomically: true, encoding: .utf8)
      let words = ["init", "p", "--images", "images", "--labels", "l.csv"]
      let refused = try Program.run(words, in: folder)
      #expect(refused.code == 2 && refused.errors.contains("expected a label column"), "\(refused)")
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "p.assay").path))
      try "path,label\na/1.gif,c\n".write(to: file, atomically: true, encoding: .utf8)
      let made = try Program.run(words, in: folder)
      #expect(made.code == 0, "\(made)")
    }
  }

  @Test func `a port that does not exist is an error`() async throws {
    try await withTemporaryFolder { folder in
      try Self.makeProject(in: folder)
      let run = try Program.run("serve", "images.assay", "--port", "99999", in: folder)
      #expect(run.code == 2 && run.errors.contains("99999 is no port"), "\(run)")
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"))
  func `a result that cannot be written is an error`() async throws {
    let process = Process()
    process.executableURL = Program.url
    process.arguments = ["metrics", "--json"]
    process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
  }
}
