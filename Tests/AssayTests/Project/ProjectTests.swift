import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct ProjectTests {
  @Test func `a new project knows its images in the order of their bytes, nothing measured`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let root = folder.appending(path: "images")
      for key in ["b.png", "a/z.png", "ä.png", "B.png", "a.png"] {
        try write(flatPNG(red: 1, green: 2, blue: 3), to: key, in: root)
      }
      let project = try await Project.create(at: folder.appending(path: "pets"), images: root)
      #expect(project.name == "pets")
      #expect(project.folder.lastPathComponent == "pets.assay")
      let snapshot = try await project.snapshot()
      #expect(snapshot.images.map(\.key) == ["B.png", "a.png", "a/z.png", "b.png", "ä.png"])
      #expect(snapshot.labels == [-1, -1, -1, -1, -1])
      #expect(snapshot.metrics.isEmpty)
      #expect(snapshot.images[0].digest == nil)
      #expect(snapshot.imageRoot?.path == root.path)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
          == ["images", "pets.assay"])
    }
  }

  @Test func `a project is never made among the images, over something else, or of nothing`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let root = folder.appending(path: "images")
      try write(flatPNG(red: 1, green: 2, blue: 3), to: "a.png", in: root)
      let link = folder.appending(path: "link")
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: root)
      for inside in [root.appending(path: "p"), link.appending(path: "p")] {
        await #expect(
          throws: StoreError.insideImages(path: inside.path + ".assay", imageRoot: root.path)
        ) { try await Project.create(at: inside, images: root) }
      }
      let taken = folder.appending(path: "taken.assay")
      try write(Data([1]), to: "file", in: taken)
      await #expect(throws: StoreError.placeTaken(path: taken.path)) {
        try await Project.create(at: taken, images: root)
      }
      let empty = folder.appending(path: "empty")
      try write(Data("no image".utf8), to: "read.me", in: empty)
      await #expect(throws: StoreError.emptyImageRoot(path: empty.path)) {
        try await Project.create(at: folder.appending(path: "p"), images: empty)
      }
      await #expect(throws: StoreError.noImageRoot(path: folder.path + "/gone")) {
        try await Project.create(
          at: folder.appending(path: "p"), images: folder.appending(path: "gone"))
      }
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
          == ["empty", "images", "link", "taken.assay"])
    }
  }

  @Test func `the nearest project is the folder itself, one in it, or one further up`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let root = folder.appending(path: "images/deep/down")
      try write(flatPNG(red: 1, green: 2, blue: 3), to: "a.png", in: root)
      #expect(Project.nearest(from: root)?.path.hasPrefix(folder.path) != true)
      let made = try await Project.create(at: folder.appending(path: "b"), images: root).folder
      try FileManager.default.createDirectory(
        at: folder.appending(path: "a.assay"), withIntermediateDirectories: true)
      for start in [made, folder, root, made.appending(path: "arrays")] {
        #expect(Project.nearest(from: start)?.path == made.path)
      }
    }
  }

  @Test func `one snapshot serves all until something is written, by whichever handle`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let root = folder.appending(path: "images")
      try writePictures(3, in: root)
      let first = try await Project.create(at: folder.appending(path: "p"), images: root)
      let second = try await Project.open(at: first.folder)
      let before = try await first.snapshot()
      #expect(before.revision == 1)
      _ = try await second.edit(.tag("odd"), images: [2])
      let after = try await first.snapshot()
      #expect(after.revision == 2)
      #expect(after.tags == ["odd": [2]])
      _ = try await first.edit(.untag("odd"), images: [2])
      #expect(try await second.snapshot().tags.isEmpty)
      await #expect(throws: EditError.badName("")) { try await first.edit(.tag(""), images: [0]) }
    }
  }

  @Test func `files are found by number and only below the image folder`() async throws {
    try await withTemporaryFolder { folder in
      let root = folder.appending(path: "images")
      try writePictures(3, in: root)
      try FileManager.default.createSymbolicLink(
        at: root.appending(path: "within.png"),
        withDestinationURL: root.appending(path: "0000.png"))
      let project = try await Project.create(at: folder.appending(path: "p"), images: root)
      let keys = try await project.snapshot().images.map(\.key)
      #expect(keys == ["0000.png", "0001.png", "0002.png", "within.png"])
      let secret = folder.appending(path: "secret.png")
      try flatPNG(red: 9, green: 9, blue: 9).write(to: secret)
      try FileManager.default.removeItem(at: root.appending(path: "0002.png"))
      try FileManager.default.createSymbolicLink(
        at: root.appending(path: "0002.png"), withDestinationURL: secret)

      let real = try #require(resolvedPath(root.path))
      #expect(try project.originalURL(of: 1)?.path == real + "/0001.png")
      #expect(try project.originalURL(of: 2) == nil)
      #expect(try project.originalURL(of: 3)?.path == real + "/0000.png")
      #expect(try project.originalURL(of: 4) == nil)
      #expect(try project.originalURL(of: -1) == nil)
      #expect(try await project.thumbnail(of: 0)?.prefix(2) == Data([0xFF, 0xD8]))
      #expect(try await project.thumbnail(of: 2) == nil)
      let reader = FileReader(of: try ImageFolder(root.path))
      #expect(try reader.read("within.png").bytes.count > 0)
      let failure = #expect(throws: FileReader.Failure.self) { try reader.read("0002.png") }
      #expect(failure?.reason == "a link that leads nowhere or out of the image folder")
    }
  }

  @Test func `a key that climbs out of the image folder has no file`() throws {
    let root = try ImageFolder("/usr/lib")
    #expect(root.file(of: "../bin/env") == nil)
    #expect(root.file(of: "/../../etc/passwd") == nil)
    #expect(root.folder("../bin") == nil)
    #expect(root.folder("")?.hasSuffix("/lib/") == true)
  }

  @Test func `images that were moved are found in their new place, and nowhere else`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let root = folder.appending(path: "images")
      let other = folder.appending(path: "other")
      try writePictures(2, in: root)
      try write(Data([1]), to: "x.png", in: other)
      let project = try await Project.create(at: folder.appending(path: "p"), images: root)
      try await project.measure()
      let moved = folder.appending(path: "moved")
      try FileManager.default.moveItem(at: root, to: moved)
      await #expect(throws: StoreError.noImageRoot(path: root.path)) {
        try await project.measure()
      }
      await #expect(throws: StoreError.noImages(path: other.path)) {
        try await project.relocate(to: other)
      }
      #expect(try await project.snapshot().issues.isEmpty)
      try await project.relocate(to: moved)
      #expect(try await project.measure().unchanged == 2)
    }
  }

  @Test func `an image folder that is suddenly empty marks nothing as missing`() async throws {
    try await withTemporaryFolder { folder in
      let root = folder.appending(path: "images")
      try writePictures(2, in: root)
      let project = try await Project.create(at: folder.appending(path: "p"), images: root)
      try FileManager.default.removeItem(at: root)
      try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
      await #expect(throws: StoreError.noImages(path: root.path)) { try await project.rescan() }
      #expect(try await project.snapshot().issues.isEmpty)
    }
  }

  @Test func `a new look finds what is new, changed, gone and there again`() async throws {
    try await withTemporaryFolder { folder in
      let root = folder.appending(path: "images")
      try writePictures(4, in: root)
      let project = try await Project.create(at: folder.appending(path: "p"), images: root)
      let content = try Data(contentsOf: root.appending(path: "0001.png"))
      try FileManager.default.removeItem(at: root.appending(path: "0001.png"))
      try write(flatPNG(red: 1, green: 1, blue: 1, side: 9), to: "0002.png", in: root)
      try write(content, to: "0000a.png", in: root)
      var report = try await project.rescan()
      #expect(report.added == 1 && report.changed == 1 && report.missing == 1)
      #expect(report.present == 4 && report.returned == 0)
      var snapshot = try await project.snapshot()
      #expect(
        snapshot.images.map(\.key)
          == ["0000.png", "0001.png", "0002.png", "0003.png", "0000a.png"])
      #expect(
        snapshot.issues == [
          FileIssue(
            image: 1, kind: .missingFile, reason: "the file is gone from the image folder")
        ])
      let revision = try project.revision
      report = try await project.rescan()
      #expect(report.missing == 1 && report.changed == 0 && report.added == 0)
      #expect(try project.revision == revision)
      try write(content, to: "0001.png", in: root)
      report = try await project.rescan()
      #expect(report.returned == 1 && report.missing == 0 && report.present == 5)
      snapshot = try await project.snapshot()
      #expect(snapshot.issues.isEmpty)
    }
  }
}
