import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct ImageScanTests {
  private func write(_ root: URL, _ path: String, _ bytes: [UInt8] = [1, 2, 3]) throws {
    let file = root.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  private func link(_ root: URL, _ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: root.appending(path: path).path, withDestinationPath: target)
  }

  @Test func `images are found by name or content, in the order of their bytes`() async throws {
    try await withTemporaryFolder { root in
      let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 0]
      for path in ["b/2.JPG", "b/10.png", "B/1.webp", "é.jpg", "z.tif", "a b/c.gif"] {
        try write(root, path)
      }
      try write(root, "b/noextension", jpeg)
      try write(root, "lying.txt", jpeg)
      try write(root, "labels.csv", Array("path,label".utf8))
      try write(root, "notes")
      try write(root, ".hidden.jpg")
      try write(root, ".git/x.jpg")
      let scan = try scanImages(in: root)
      #expect(
        scan.images.map(\.key) == [
          "B/1.webp", "a b/c.gif", "b/10.png", "b/2.JPG", "b/noextension", "lying.txt", "z.tif",
          "é.jpg",
        ])
      #expect(scan.images[0].byteCount == 3)
      let changed = try #require(scan.images[0].modifiedNanoseconds)
      #expect(abs(Double(changed) / 1e9 - Date().timeIntervalSince1970) < 3600)
      #expect(scan.otherFiles.count == 2)
      #expect(scan.otherFiles.examples.sorted() == ["labels.csv", "notes"])
      #expect(scan.hidden == 2)
    }
  }

  @Test func `links stay in the root, and no folder is walked twice`() async throws {
    try await withTemporaryFolder { outside in
      try write(outside, "secret.jpg")
      try await withTemporaryFolder { root in
        try write(root, "real/1.jpg")
        try write(root, ".store/2.jpg")
        try link(root, "a_link", to: "real")
        try link(root, "real/loop", to: "..")
        try link(root, "from_store", to: ".store")
        try link(root, "alias.jpg", to: "real/1.jpg")
        try link(root, "out", to: outside.path)
        try link(root, "out.jpg", to: outside.path + "/secret.jpg")
        try link(root, "up", to: "../..")
        try link(root, "broken.jpg", to: "nowhere")
        try link(root, "self.jpg", to: "self.jpg")
        let scan = try scanImages(in: root)
        #expect(scan.images.map(\.key) == ["alias.jpg", "from_store/2.jpg", "real/1.jpg"])
        #expect(scan.repeatedLinks.examples.sorted() == ["a_link", "real/loop"])
        #expect(scan.linksOutside.examples.sorted() == ["out", "out.jpg", "up"])
        #expect(scan.unreadable.examples.sorted() == ["broken.jpg", "self.jpg"])
      }
    }
  }

  @Test func `a folder that cannot be read is reported and the rest is found`() async throws {
    try await withTemporaryFolder { root in
      try write(root, "a/1.jpg")
      try write(root, "b/2.jpg")
      let closed = root.appending(path: "b").path
      chmod(closed, 0)
      defer { chmod(closed, 0o755) }
      let scan = try asNobody { try scanImages(in: root) }
      #expect(scan.images.map(\.key) == ["a/1.jpg"])
      #expect(scan.unreadable.examples == ["b"])
    }
  }

  /// Runs `body` without the rights of the superuser, who reads every folder: on Linux a thread can
  /// give them up for files and take them back.
  private func asNobody<Result>(_ body: () throws -> Result) throws -> Result {
    guard geteuid() == 0 else { return try body() }
    guard let symbol = dlsym(nil, "setfsuid") else {
      try Test.cancel("the superuser reads every folder")
    }
    let setUser = unsafeBitCast(symbol, to: (@convention(c) (uid_t) -> CInt).self)
    _ = setUser(65_534)
    defer { _ = setUser(0) }
    return try body()
  }

  @Test func `names that are not UTF-8 are reported`() async throws {
    try await withTemporaryFolder { root in
      try write(root, "a.jpg")
      let path = Array(root.path.utf8CString.dropLast()) + [0x2F, -23, 0x2E, 0x6A, 0x70, 0x67, 0]
      let descriptor = open(path, O_CREAT | O_WRONLY, 0o644)
      guard descriptor >= 0 else {
        try Test.cancel("the file system refuses such a name itself")
      }
      close(descriptor)
      let scan = try scanImages(in: root)
      #expect(scan.images.map(\.key) == ["a.jpg"])
      #expect(scan.unreadable.count == 1)
    }
  }

  @Test func `a root that is no folder is an error`() async throws {
    try await withTemporaryFolder { root in
      try write(root, "a.jpg")
      #expect(
        outcome { "\(try scanImages(in: root.appending(path: "a.jpg")).images)" }.hasSuffix(
          "a.jpg: found a file, expected a folder of images, check the path and its permissions"))
      #expect(
        outcome { "\(try scanImages(in: root.appending(path: "none")).images)" }
          .contains("none: found nothing readable (No such file or directory), expected"))
    }
  }

  @Test(
    arguments: [
      (["cat/1.jpg", "dog/2.jpg"], ["cat", "dog"], [0, 1], nil),
      (["train/cat/1.jpg", "test/dog/2.jpg"], ["cat", "dog"], [0, 1], ["train", "test"]),
      (["Training/cat/1.jpg", "valid/cat/2.jpg"], ["cat"], [0, 0], ["train", "val"]),
      (["cat/a/b/1.jpg", "dog/2.jpg", "3.jpg"], ["cat", "dog"], [0, 1, -1], nil),
      (["train/cat/1.jpg", "cat/1.jpg"], ["cat"], [0, 0], ["train"]),
      (["10/1.jpg", "9/1.jpg"], ["9", "10"], [1, 0], nil),
      (["train/1.jpg", "test/1.jpg"], [], [-1, -1], ["train", "test"]),
    ] as [([String], [String], [Int32], [String]?)])
  func `folders name classes and splits`(
    keys: [String], classes: [String], codes: [Int32], splits: [String]?
  ) throws {
    let table = try #require(readFolderLabels(keys: keys))
    #expect(table.classNames == classes)
    #expect(table.codes == codes)
    #expect(table.splits?.names == splits)
  }

  @Test(arguments: [[], ["1.jpg"], ["images/1.jpg", "images/2.jpg"], ["images/a/1.jpg"]])
  func `folders that name nothing give no labels`(keys: [String]) {
    #expect(readFolderLabels(keys: keys)?.classNames == nil)
  }
}
