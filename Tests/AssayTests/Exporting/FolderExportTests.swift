import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct FolderExportTests {
  /// Four pictures in two folders that share a name; the last one has no label.
  private func project(in folder: URL) async throws -> Project {
    let root = folder.appending(path: "images")
    for (number, key) in ["a/1.png", "a/2.png", "b/1.png", "b/3.png"].enumerated() {
      try write(flatPNG(red: UInt8(number), green: 0, blue: 0), to: key, in: root)
    }
    let project = try await Project.create(at: folder.appending(path: "p"), images: root)
    try project.store.save(
      PairedLabels(classes: ["cat", "dog"], labels: [0, 1, 0, -1]), replace: false,
      report: report(ofModel: nil))
    return project
  }

  @Test(arguments: FolderExport.Form.allCases)
  func `each class gets a folder of its images`(form: FolderExport.Form) async throws {
    try await withTemporaryFolder { folder in
      let project = try await project(in: folder)
      _ = try await project.edit(.label("dog"), images: [2])
      let target = folder.appending(path: "out")
      let snapshot = try await project.snapshot()
      try FileManager.default.removeItem(at: folder.appending(path: "images/a/2.png"))
      let done = try await project.export(
        [0, 1, 2, 3], of: snapshot.corrected(), as: form, to: target)
      #expect(done.written == 2 && done.withoutLabel == 1 && done.withoutFile == 1)
      let names = try FileManager.default.subpathsOfDirectory(atPath: target.path).sorted()
      #expect(names == ["cat", "cat/1.png", "dog", "dog/1.png"])
      let copy = target.appending(path: "dog/1.png")
      #expect(try Data(contentsOf: copy) == flatPNG(red: 2, green: 0, blue: 0))
      let isLink =
        try FileManager.default.attributesOfItem(atPath: copy.path)[.type] as? FileAttributeType
        == .typeSymbolicLink
      #expect(isLink == (form == .links))
      // A second time would write over it.
      await #expect(throws: StoreError.placeTaken(path: target.path)) {
        try await project.export([0], of: snapshot, as: form, to: target)
      }
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
          == ["images", "out", "p.assay"])
    }
  }

  @Test func `nothing is written among the images, and no file is replaced`() async throws {
    try await withTemporaryFolder { folder in
      let project = try await project(in: folder)
      let snapshot = try await project.snapshot()
      let inside = folder.appending(path: "images/new/out")
      await #expect(throws: StoreError.self) {
        try await project.export([0], of: snapshot, as: .folders, to: inside)
      }
      let link = folder.appending(path: "link")
      try FileManager.default.createSymbolicLink(
        at: link, withDestinationURL: folder.appending(path: "images"))
      let export = ImageExport(of: [0], in: Explorer(snapshot), model: nil, as: .csv)
      for file in [inside, link.appending(path: "x.csv")] {
        #expect(throws: StoreError.self) { try project.write(export.pieces, to: file) }
      }
      let names = try FileManager.default.subpathsOfDirectory(
        atPath: folder.appending(path: "images").path)
      #expect(names.sorted() == ["a", "a/1.png", "a/2.png", "b", "b/1.png", "b/3.png"])
      let file = folder.appending(path: "x.csv")
      try Data("mine".utf8).write(to: file)
      #expect(throws: StoreError.placeTaken(path: file.path)) {
        try project.write(export.pieces, to: file)
      }
      #expect(try Data(contentsOf: file) == Data("mine".utf8))
      let free = folder.appending(path: "y.csv")
      try project.write(export.pieces, to: free)
      #expect(try String(contentsOf: free, encoding: .utf8) == export.pieces.joined())
    }
  }

  @Test func `exports from the page lie in the project, each in a folder of its own`() async throws
  {
    try await withTemporaryFolder { folder in
      let project = try await project(in: folder)
      let snapshot = try await project.snapshot()
      for number in 1...2 {
        let done = try await project.export([0, 1], of: snapshot, as: .links, progress: { _ in })
        #expect(done.folder.path == project.folder.path + "/exports/links-\(number)")
        #expect(done.sentence == "2 images in \(done.folder.path)")
      }
      #expect(try await Project.open(at: project.folder).snapshot().images.count == 4)
    }
  }
}
