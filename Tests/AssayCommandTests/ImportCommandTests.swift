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
