import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

/// A project over four pictures in two folders, `cat` and `dog`.
private func fourPictures(in folder: URL) async throws -> Project {
  let root = folder.appending(path: "images")
  for (number, key) in ["cat/1.png", "cat/2.png", "dog/1.png", "dog/2.png"].enumerated() {
    try write(flatPNG(red: UInt8(number), green: 0, blue: 0), to: key, in: root)
  }
  return try await Project.create(at: folder.appending(path: "p"), images: root)
}

private func table(_ text: String, in folder: URL, named name: String = "a.csv") throws -> URL {
  let file = folder.appending(path: name)
  try Data(text.utf8).write(to: file)
  return file
}

@Suite struct ImportTests {
  @Test func `labels are paired by key, in the order of the table's classes`() async throws {
    try await withTemporaryFolder { folder in
      let project = try await fourPictures(in: folder)
      let file = try table(
        """
        filename,label,split,age,width,place,likely_label
        dog/2.png,dog,train,4,7,home,cat
        cat/1.png,cat,test,1,8,,cat
        cat/9.png,cat,test,2,9,away,cat

        """, in: folder)
      let report = try await project.importLabels(file: file)
      #expect(report.matched == 2)
      #expect(report.imagesWithout.examples == ["cat/2.png", "dog/1.png"])
      #expect(report.withoutImage.examples == ["cat/9.png"])
      let snapshot = try await project.snapshot()
      #expect(snapshot.classes == ["cat", "dog"])
      #expect(snapshot.labels == [0, -1, -1, 1])
      #expect(snapshot.splits?[image: 0] == "test")
      #expect(snapshot.splits?[image: 1] == nil)
      #expect(snapshot.metrics["age"]?[image: 3] == 4)
      #expect(snapshot.metrics["age"]?[image: 1] == nil)
      #expect(snapshot.metrics["width_imported"]?[image: 0] == 8)
      #expect(snapshot.categories["place"]?[image: 3] == "home")
      #expect(snapshot.categories["likely_label_imported"]?[image: 3] == "cat")
      #expect(snapshot.categories["place"]?[image: 0] == nil)

      let kept = try project.importReports()
      #expect(kept.map(\.subject) == ["labels"])
      #expect(kept.first?.json.contains("\"matched\":2,\"images_without\":{\"count\":2") == true)
      try await project.measure()
      let measured = try await project.snapshot()
      #expect(measured.metrics["width"]?[image: 0] == 8)
      #expect(measured.metrics["age"]?[image: 3] == 4)
    }
  }

  @Test func `folders name labels, and other labels need to be asked for`() async throws {
    try await withTemporaryFolder { folder in
      let project = try await fourPictures(in: folder)
      #expect(try await project.importFolderLabels()?.matched == 4)
      #expect(try await project.snapshot().labels == [0, 0, 1, 1])
      await #expect(throws: StoreError.labelsExist(count: 4)) {
        try await project.importFolderLabels()
      }
      let file = try table("file,label\ncat/1.png,bird\n", in: folder)
      await #expect(throws: StoreError.labelsExist(count: 4)) {
        try await project.importLabels(file: file)
      }
      try await project.importLabels(file: file, replace: true)
      let snapshot = try await project.snapshot()
      #expect(snapshot.classes == ["bird"] && snapshot.labels == [0, -1, -1, -1])
      #expect(try project.importReports().count == 2)
    }
  }

  @Test func `two models with and without probabilities stand side by side`() async throws {
    try await withTemporaryFolder { folder in
      let project = try await fourPictures(in: folder)
      try await project.importFolderLabels()
      let strong = try table(
        """
        filename,predicted,prob_dog,prob_cat,prob_fox
        dog/1.png,dog,0.75,0.25,0
        cat/1.png,fox,0.25,0.25,0.5

        """, in: folder, named: "strong.csv")
      let weak = try table("filename,predicted\ncat/2.png,dog\n", in: folder, named: "weak.csv")
      let report = try await project.importPredictions(file: strong, model: "strong")
      #expect(report.matched == 2 && report.classesWithoutLabels.examples == ["fox"])
      try await project.importPredictions(file: weak, model: "weak")
      let snapshot = try await project.snapshot()
      #expect(snapshot.classes == ["cat", "dog", "fox"])
      #expect(snapshot.models.map(\.name) == ["strong", "weak"])
      #expect(snapshot.models[0].predicted == [2, -1, 1, -1])
      #expect(snapshot.models[0].probabilities?[row: 2] == [0.25, 0.75, 0])
      #expect(snapshot.models[0].probabilities?[row: 1] == [0, 0, 0])
      #expect(snapshot.models[0].confidence?[image: 0] == 0.5)
      #expect(snapshot.models[0].digest.count == 32)
      #expect(snapshot.models[1].predicted == [-1, 1, -1, -1])
      #expect(snapshot.models[1].probabilities == nil)
      #expect(snapshot.models[1].confidence == nil)
      #expect(snapshot.models[0].digest != snapshot.models[1].digest)

      await #expect(throws: StoreError.modelExists(name: "weak")) {
        try await project.importPredictions(file: strong, model: "weak")
      }
      try await project.importPredictions(file: strong, model: "weak", replace: true)
      let after = try await project.snapshot()
      #expect(after.models[1].predicted == after.models[0].predicted)
      #expect(after.models[1].digest == after.models[0].digest)
      await #expect(throws: StoreError.emptyName(of: "model")) {
        try await project.importPredictions(file: strong, model: "")
      }
    }
  }

  @Test func `a bad table changes nothing`() async throws {
    try await withTemporaryFolder { folder in
      let project = try await fourPictures(in: folder)
      try await project.importFolderLabels()
      let revision = try project.revision
      let bad = try table(
        "filename,predicted,prob_cat,prob_dog\ncat/1.png,cat,0.5,nan\n", in: folder)
      await #expect(throws: ImportError.self) {
        try await project.importPredictions(file: bad, model: "m", replace: true)
      }
      await #expect(throws: ImportError.self) {
        try await project.importLabels(file: folder.appending(path: "none.csv"), replace: true)
      }
      #expect(try project.revision == revision)
      let arrays = project.store.folder.arrays.path
      #expect(try FileManager.default.contentsOfDirectory(atPath: arrays).isEmpty)
    }
  }

  @Test func `a made set is measured whole and its predictions are right where they say`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let root = folder.appending(path: "images")
      var rows = ["filename,predicted,prob_cat,prob_dog"]
      for number in 0..<120 {
        let key = "\(number % 2 == 0 ? "cat" : "dog")/\(number).png"
        try write(flatPNG(red: UInt8(number), green: 9, blue: 200), to: key, in: root)
        // Always a cat, but for every tenth dog: right are 60 and 6.
        rows.append(number % 20 == 1 ? "\(key),dog,0.25,0.75" : "\(key),cat,0.75,0.25")
      }
      let project = try await Project.create(at: folder.appending(path: "made"), images: root)
      #expect(try await project.importFolderLabels()?.matched == 120)
      let report = try await project.importPredictions(
        file: try table(rows.joined(separator: "\n"), in: folder), model: "cats")
      #expect(report.matched == 120 && !report.hasProblems)
      let measured = try await project.measure()
      #expect(measured.measured == 120 && measured.undecodable == 0)
      let snapshot = try await project.snapshot()
      let model = try #require(snapshot.model(named: nil))
      let correct = ModelMetrics(of: model, labels: snapshot.labels).correct
      #expect(correct.values.count { $0 == 1 } == 66)
      // Brightness is the mean of the channels: 9 + 200 + number over 3 × 255.
      let brightness = try #require(snapshot.metrics["brightness"]?.values)
      for (image, value) in zip(snapshot.images, brightness) {
        let number = try #require(Double(image.key.dropFirst(4).dropLast(4)))
        #expect(abs(value - (209 + number) / 765) < 1e-12, "\(image.key)")
      }
      #expect(try await project.measure().unchanged == 120)
    }
  }

  @Test(.enabled(if: Folders.realData != nil, "ASSAY_DATA names no folder of real data sets"))
  func `the CIFAR-10 test set is measured whole and its predictions are right where they say`()
    async throws
  {
    let data = try #require(Folders.realData).appending(path: "cifar10-test")
    try await withTemporaryFolder { folder in
      let project = try await Project.create(
        at: folder.appending(path: "cifar"), images: data.appending(path: "images"))
      #expect(try await project.importFolderLabels()?.matched == 10_000)
      let report = try await project.importPredictions(
        file: data.appending(path: "predictions_strong.csv"), model: "strong")
      #expect(report.matched == 10_000 && !report.hasProblems)
      var options = MeasureOptions()
      options.thumbnails = false
      let measured = try await project.measure(options: options)
      #expect(measured.measured == 10_000 && measured.undecodable == 0)
      let snapshot = try await project.snapshot()
      #expect(snapshot.classes.count == 10)
      let model = try #require(snapshot.model(named: nil))
      let correct = ModelMetrics(of: model, labels: snapshot.labels).correct
      // README of the data: accuracy 0.8596.
      #expect(correct.values.count { $0 == 1 } == 8596)
      #expect(snapshot.metrics.values.allSatisfy { !$0.values.contains { $0.isNaN } })
      #expect(try await project.measure(options: options).unchanged == 10_000)
    }
  }
}
