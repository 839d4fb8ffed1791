import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct ProjectExportTests {
  /// Four measured pictures with labels, metadata, predictions, a tag, and a correction.
  private func project(in folder: URL) async throws -> Project {
    let root = folder.appending(path: "images")
    for (number, key) in ["a/1.png", "a/2.png", "b/1.png", "b/3.png"].enumerated() {
      try write(flatPNG(red: UInt8(number * 60), green: 9, blue: 0), to: key, in: root)
    }
    let project = try await Project.create(at: folder.appending(path: "p"), images: root)
    try write(
      Data(
        "path,label,split,age\na/1.png,cat,train,1\na/2.png,dog,test,2\nb/1.png,cat,test,3\n".utf8),
      to: "labels.csv", in: folder)
    try write(
      Data("path,camera\na/2.png,x\nb/3.png,y\n".utf8), to: "metadata.csv", in: folder)
    try write(
      Data(
        "path,prob_cat,prob_dog\na/1.png,0.75,0.25\na/2.png,0.25,0.75\nb/1.png,0.5,0.5\n".utf8),
      to: "preds.csv", in: folder)
    _ = try await project.importLabels(file: folder.appending(path: "labels.csv"))
    _ = try await project.importMetadata(file: folder.appending(path: "metadata.csv"))
    _ = try await project.importPredictions(file: folder.appending(path: "preds.csv"), model: "m")
    _ = try await project.measure()
    _ = try await project.edit(.tag("odd"), images: [1, 2])
    _ = try await project.edit(.label("dog"), images: [2])
    return project
  }

  @Test func `a project of some images has all that is known of them, and only them`() async throws
  {
    try await withTemporaryFolder { folder in
      let project = try await project(in: folder)
      let target = folder.appending(path: "sub.assay")
      let done = try await project.exportProject(of: [3, 1, 2], to: target)
      #expect(done.written == 3 && done.withoutFile == 0)
      let sub = try await Project.open(at: target)
      let (before, after) = (try await project.snapshot(), try await sub.snapshot())
      #expect(after.images.map(\.key) == ["a/2.png", "b/1.png", "b/3.png"])
      #expect(after.classes == before.classes && after.labels == [1, 0, -1])
      #expect(after.splits?.names == ["train", "test"] || after.splits?.names == ["test"])
      #expect(after.splits?[image: 0] == "test")
      #expect(after.metrics["age"]?[image: 0] == 2 && after.metrics["age"]?[image: 2] == nil)
      #expect(
        after.categories["camera"]?[image: 0] == "x" && after.categories["camera"]?[image: 1] == nil
      )
      #expect(after.models.map(\.name) == ["m"] && after.models[0].predicted == [1, 0, -1])
      #expect(after.models[0].probabilities?.probabilities(row: 0) == [0.25, 0.75])
      #expect(after.tags == ["odd": [0, 1]] && after.corrections == [1: 1])
      for name in ["brightness", "width", "sharpness"] {
        #expect(
          after.metrics[name]?.values == [1, 2, 3].map { before.metrics[name]?.values[$0] ?? .nan })
      }
      #expect(after.images.map(\.digest) == Array(before.images.map(\.digest)[1...]))
      #expect(sub.store.thumbnails.thumbnail(of: 0) == project.store.thumbnails.thumbnail(of: 1))
      // Measuring finds nothing to do but what several images say together.
      let report = try await sub.measure()
      #expect(report.measured == 0 && report.added == 0 && report.unchanged == 3)
      // What is imported again replaces as in any project, and the import reports are whole.
      #expect(try sub.importReports().map(\.subject) == ["labels", "metadata", "predictions"])
      #expect(
        try FileManager.default.subpathsOfDirectory(
          atPath: folder.appending(path: "sub-images").path
        )
        .sorted() == ["a", "a/2.png", "b", "b/1.png", "b/3.png"])
    }
  }

  @Test func `nothing is overwritten, and images without a file are counted`() async throws {
    try await withTemporaryFolder { folder in
      let project = try await project(in: folder)
      try FileManager.default.removeItem(at: folder.appending(path: "images/a/2.png"))
      let done = try await project.exportProject(of: [0, 1], to: folder.appending(path: "sub"))
      #expect(done.written == 1 && done.withoutFile == 1)
      await #expect(throws: StoreError.self) {
        try await project.exportProject(of: [0], to: folder.appending(path: "sub"))
      }
      await #expect(throws: StoreError.self) {
        try await project.exportProject(of: [1], to: folder.appending(path: "none"))
      }
      await #expect(throws: StoreError.self) {
        try await project.exportProject(of: [0], to: folder.appending(path: "images/x.assay"))
      }
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
          == [
            "images", "labels.csv", "metadata.csv", "p.assay", "preds.csv", "sub-images",
            "sub.assay",
          ])
    }
  }
}
