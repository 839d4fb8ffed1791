import Foundation
import GRDB
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct ProjectStoreTests {
  @Test func `what was imported is there when the project is opened again`() async throws {
    try await withTemporaryFolder { folder in
      let place = try emptyProject(in: folder, images: 5000)
      let store = try ProjectStore.open(place)
      var labels = PairedLabels(
        classes: ["dog", "cat"], labels: [0, 1] + [Int32](repeating: -1, count: 4998))
      labels.columns.splits = CategoryColumn(
        names: ["train", "test"], codes: [Int32](repeating: 1, count: 5000))
      labels.columns.metrics["age"] = Column(values: (0..<5000).map { $0 == 7 ? .nan : Double($0) })
      labels.columns.categories["place"] = CategoryColumn(
        names: ["home"], codes: [-1, 0] + [Int32](repeating: -1, count: 4998))
      try store.save(labels, replace: false, report: report(ofModel: nil))
      _ = try store.edit(.tag("odd"), images: [3, 4999])

      let snapshot = try ProjectStore.open(place).snapshot()
      #expect(snapshot.name == "small")
      #expect(snapshot.images.count == 5000)
      #expect(snapshot.images[4999].key == "4999.jpg")
      #expect(snapshot.classes == ["dog", "cat"])
      #expect(snapshot.labels.prefix(3) == [0, 1, -1])
      #expect(snapshot.splits?[image: 4999] == "test")
      #expect(snapshot.metrics["age"]?[image: 4999] == 4999)
      #expect(snapshot.metrics["age"]?[image: 7] == nil)
      #expect(snapshot.categories["place"]?[image: 1] == "home")
      #expect(snapshot.categories["place"]?[image: 0] == nil)
      #expect(snapshot.tags == ["odd": [3, 4999]])
      #expect(try store.reports().map(\.json) == ["{\"matched\":2}"])
    }
  }

  @Test func `probabilities lie under the class they belong to, whatever the order of columns`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let store = try ProjectStore.open(try emptyProject(in: folder, images: 2))
      try store.save(
        PairedLabels(classes: ["cat", "dog"], labels: [0, 1]), replace: false,
        report: report(ofModel: nil))
      try store.save(
        predictions(
          of: "m", classes: ["dog", "fox", "cat"], predicted: [0, 2],
          probabilities: [0.7, 0.2, 0.1, 0, 0.25, 0.75]),
        replace: false, report: report(ofModel: "m"))
      let snapshot = try store.snapshot()
      #expect(snapshot.classes == ["cat", "dog", "fox"])
      let model = try #require(snapshot.model(named: "m"))
      #expect(model.predicted == [1, 0])
      #expect(model.probabilities?[row: 0] == ([0.1, 0.7, 0.2] as [Float]).map(Double.init))
      #expect(model.probabilities?[row: 1] == [0.75, 0, 0.25])
    }
  }

  @Test func `a class that comes later widens the matrices of the models before it`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let place = try emptyProject(in: folder, images: 2)
      let store = try ProjectStore.open(place)
      for (name, classes) in [("a", ["x", "y"]), ("b", ["y", "z"])] {
        try store.save(
          predictions(
            of: name, classes: classes, predicted: [0, 1], probabilities: [1, 0, 0.5, 0.5]),
          replace: false, report: report(ofModel: name))
      }
      try store.save(
        ScanChanges(added: [ImageTables.SeenFile(key: "new.jpg", byteCount: 1, modified: 1)]))
      let snapshot = try store.snapshot()
      #expect(snapshot.classes == ["x", "y", "z"])
      #expect(snapshot.models.map(\.name) == ["a", "b"])
      #expect(snapshot.models[0].probabilities?[row: 1] == [0.5, 0.5, 0])
      #expect(snapshot.models[1].probabilities?[row: 0] == [0, 1, 0])
      #expect(snapshot.models[1].probabilities?[row: 2] == [0, 0, 0])
      #expect(snapshot.models[1].predicted == [1, 2, -1])
      let files = try FileManager.default.contentsOfDirectory(atPath: place.arrays.path)
      #expect(files.count == 2)
    }
  }

  @Test func `labels and models are replaced only when asked`() async throws {
    try await withTemporaryFolder { folder in
      let store = try ProjectStore.open(try emptyProject(in: folder, images: 2))
      let labels = PairedLabels(classes: ["a"], labels: [0, -1])
      let model = predictions(
        of: "m", classes: ["a", "b"], predicted: [0, 1], probabilities: [1, 0, 0, 1])
      try store.save(labels, replace: false, report: report(ofModel: nil))
      try store.save(model, replace: false, report: report(ofModel: "m"))
      let before = try store.snapshot()
      #expect(throws: StoreError.labelsExist(count: 1)) {
        try store.save(labels, replace: false, report: report(ofModel: nil))
      }
      #expect(throws: StoreError.modelExists(name: "m")) {
        try store.save(model, replace: false, report: report(ofModel: "m"))
      }
      #expect(try store.snapshot().revision == before.revision)
      try store.save(
        PairedLabels(classes: ["c", "b"], labels: [0, 1]), replace: true,
        report: report(ofModel: nil))
      // A model knows its classes by index, so they stay where they are.
      #expect(try store.snapshot().classes == ["a", "b", "c"])
      #expect(try store.snapshot().labels == [2, 1])
      try store.save(model, replace: true, report: report(ofModel: "m"))
      #expect(try store.snapshot().models.count == 1)
      #expect(
        StoreError.modelExists(name: "m").description
          == "the project has predictions of a model named \"m\" already; "
          + "replace them with --replace, or choose another name with --model")
    }
  }

  @Test func `labels that replace others begin a new list of classes while no model uses it`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let store = try ProjectStore.open(try emptyProject(in: folder, images: 1))
      for (name, replace) in [("catt", false), ("cat", true)] {
        try store.save(
          PairedLabels(classes: [name], labels: [0]), replace: replace,
          report: report(ofModel: nil))
      }
      #expect(try store.snapshot().classes == ["cat"])
    }
  }

  @Test func `the tables refuse what the words promise never happens`() async throws {
    try await withTemporaryFolder { folder in
      let store = try ProjectStore.open(try emptyProject(in: folder, images: 1))
      for sql in [
        "INSERT INTO label (image_id, class_id) VALUES (0, 0)",
        "INSERT INTO image (id, key, byte_count, modified) VALUES (1, '0.jpg', 1, 1)",
        "INSERT INTO image (id, key, byte_count, modified) VALUES (1, '', 1, 1)",
        "INSERT INTO image (id, key, byte_count, modified) VALUES (1, 'a', 'many', 1)",
        "INSERT INTO file_issue (image_id, kind, reason) VALUES (0, 'ugly', 'because')",
        "INSERT INTO measured_chunk (chunk, metric_count, numbers) VALUES (0, 1, x'00')",
        "UPDATE project SET image_root = 'here'",
        "INSERT INTO project (only, image_root, revision, written_by) VALUES (2, '/', 1, '1')",
      ] {
        #expect(throws: StoreError.self, "\(sql)") {
          try store.write("breaking the rules") { try $0.execute(sql: sql) }
        }
      }
      #expect(try store.revision() == 1)
    }
  }
}
