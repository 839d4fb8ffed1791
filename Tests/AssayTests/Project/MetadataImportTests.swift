import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

/// A project over three pictures in two folders, `cat` and `dog`.
private func threePictures(in folder: URL) async throws -> Project {
  let root = folder.appending(path: "images")
  for (number, key) in ["cat/1.png", "cat/2.png", "dog/1.png"].enumerated() {
    try write(flatPNG(red: UInt8(number), green: 0, blue: 0), to: key, in: root)
  }
  return try await Project.create(at: folder.appending(path: "p"), images: root)
}

private func table(_ text: String, in folder: URL, named name: String = "m.csv") throws -> URL {
  let file = folder.appending(path: name)
  try Data(text.utf8).write(to: file)
  return file
}

@Suite struct MetadataImportTests {
  @Test func `columns are paired by key, labels stay, and who met whom is kept`() async throws {
    try await withTemporaryFolder { folder in
      let project = try await threePictures(in: folder)
      try await project.importFolderLabels()
      let file = try table(
        """
        file,age,place,split,label,width
        /data/dog/1.png,4,home,test,cat,7
        cat/1.png,,,,dog,
        cat/9.png,1,away,train,cat,8

        """, in: folder)
      let revision = try await project.snapshot().contentRevision
      let report = try await project.importMetadata(file: file)
      #expect(
        report.lines == [
          "\(file.path): 1 of 3 images have metadata",
          "2 images without metadata: cat/1.png, cat/2.png",
          "1 row of metadata without an image: cat/9.png", "1 row without a value",
          "1 key met by its ending", "not read: label",
        ])
      let snapshot = try await project.snapshot()
      // An open page reads again whenever this number moves.
      #expect(snapshot.contentRevision != revision)
      #expect(snapshot.labels == [0, 0, 1])
      #expect(snapshot.metrics["age"]?[image: 2] == 4 && snapshot.metrics["age"]?[image: 0] == nil)
      #expect(snapshot.metrics["width_imported"]?[image: 2] == 7)
      #expect(snapshot.categories["place"]?[image: 2] == "home")
      #expect(snapshot.splits?[image: 2] == "test" && snapshot.splits?[image: 0] == nil)
      let kept = try project.importReports()
      #expect(kept.map(\.subject) == ["labels", "metadata"])
      #expect(kept.last?.source == file.path && kept.last?.model == nil)
      #expect(kept.last?.json.contains(#""subject":"metadata""#) == true)

      await #expect(throws: RefusedImport.self) {
        try await project.importMetadata(file: file, replace: true, strict: true)
      }
      #expect(try project.importReports().count == 2)
    }
  }

  @Test func `a column that is there is refused, and replace replaces it and no other`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let project = try await threePictures(in: folder)
      try await project.importMetadata(
        file: try table("path,age,place,split\ncat/1.png,1,home,train\n", in: folder))
      let again = try table(
        "path,age,split,size\ncat/2.png,old,test,5\n", in: folder, named: "again.csv")
      let revision = try project.revision
      await #expect(throws: StoreError.columnsExist(names: ["age", "split"])) {
        try await project.importMetadata(file: again)
      }
      #expect(try project.revision == revision)
      #expect(
        "\(StoreError.columnsExist(names: ["age", "split"]))"
          == "the project has columns \"age\", \"split\" already; replace what has the same name "
          + "with --replace, or rename it in the file")

      try await project.importMetadata(file: again, replace: true)
      var snapshot = try await project.snapshot()
      #expect(snapshot.metrics["age"] == nil)
      #expect(snapshot.categories["age"]?[image: 1] == "old")
      #expect(snapshot.categories["age"]?[image: 0] == nil)
      #expect(snapshot.splits?[image: 1] == "test" && snapshot.splits?[image: 0] == nil)
      #expect(snapshot.categories["place"]?[image: 0] == "home")
      #expect(snapshot.metrics["size"]?[image: 1] == 5)

      try await project.importMetadata(
        file: try table("path,age\ncat/1.png,8\n", in: folder), replace: true)
      snapshot = try await project.snapshot()
      #expect(snapshot.categories["age"] == nil && snapshot.metrics["age"]?[image: 0] == 8)
    }
  }

  @Test func `columns of metadata outlast labels, and labels take over a name only with replace`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let project = try await threePictures(in: folder)
      try await project.importMetadata(
        file: try table("path,age,place\ncat/1.png,1,home\n", in: folder))
      let labels = try table(
        "path,label,age,size\ncat/1.png,cat,x,2\n", in: folder, named: "l.csv")
      await #expect(throws: StoreError.columnsExist(names: ["age"])) {
        try await project.importLabels(file: labels)
      }
      #expect(try await project.snapshot().labels == [-1, -1, -1])
      try await project.importLabels(file: labels, replace: true)
      var snapshot = try await project.snapshot()
      #expect(snapshot.metrics["age"] == nil && snapshot.categories["age"]?[image: 0] == "x")
      #expect(snapshot.metrics["size"]?[image: 0] == 2)

      // `age` belongs to the labels now and goes with them.
      try await project.importLabels(
        file: try table("path,label\ncat/1.png,dog\n", in: folder, named: "l2.csv"), replace: true)
      snapshot = try await project.snapshot()
      #expect(snapshot.metrics.isEmpty && snapshot.categories.keys.sorted() == ["place"])

      // A column of the labels that metadata replaces stays when the labels are replaced.
      try await project.importLabels(file: labels, replace: true)
      try await project.importMetadata(
        file: try table("path,size\ncat/1.png,9\n", in: folder), replace: true)
      try await project.importFolderLabels(replace: true)
      snapshot = try await project.snapshot()
      #expect(snapshot.metrics.mapValues { $0[image: 0] } == ["size": 9])
      #expect(snapshot.categories.keys.sorted() == ["place"])
    }
  }

  @Test func `splits that came as metadata outlast those that folders name`() async throws {
    try await withTemporaryFolder { folder in
      let root = folder.appending(path: "images")
      for key in ["train/cat/1.png", "train/dog/1.png", "test/cat/2.png", "test/dog/2.png"] {
        try write(flatPNG(red: UInt8(key.count), green: 0, blue: 0), to: key, in: root)
      }
      let project = try await Project.create(at: folder.appending(path: "p"), images: root)
      try await project.importFolderLabels()
      #expect(try await project.snapshot().splits?[image: 3] == "train")
      let file = try table("path,split\ntrain/dog/1.png,val\n", in: folder)
      await #expect(throws: StoreError.columnsExist(names: ["split"])) {
        try await project.importMetadata(file: file)
      }
      try await project.importMetadata(file: file, replace: true)
      try await project.importFolderLabels(replace: true)
      let snapshot = try await project.snapshot()
      #expect(snapshot.labels.allSatisfy { $0 >= 0 })
      #expect(snapshot.splits?[image: 3] == "val" && snapshot.splits?[image: 0] == nil)
    }
  }

  @Test func `names that are taken get another, also where the other is in the file`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let project = try await threePictures(in: folder)
      try await project.importMetadata(
        file: try table(
          "path,width,width_imported,tag\ncat/1.png,1,2,x\n", in: folder))
      let snapshot = try await project.snapshot()
      #expect(
        snapshot.metrics.mapValues { $0[image: 0] }
          == ["width_imported_imported": 1, "width_imported": 2])
      #expect(snapshot.categories.keys.sorted() == ["tag_imported"])
    }
  }

  @Test func `two rows about one image must agree in all they say`() async throws {
    try await withTemporaryFolder { folder in
      let project = try await threePictures(in: folder)
      let same = try table("path,age,place\ncat/1.png,1,x\n./cat/1.png,1,x\n", in: folder)
      #expect(try await project.importMetadata(file: same).duplicateRows == 1)
      for other in ["2,x", "1,y", "1,"] {
        let file = try table("path,age,place\ncat/1.png,1,x\n./cat/1.png,\(other)\n", in: folder)
        await #expect(throws: ImportError.self) {
          try await project.importMetadata(file: file, replace: true)
        }
      }
      #expect(try project.importReports().count == 1)
    }
  }

  @Test func `a Hugging Face file is below its folder, which may name the split`() async throws {
    try await withTemporaryFolder { folder in
      let root = folder.appending(path: "images")
      try write(flatPNG(red: 1, green: 0, blue: 0), to: "train/1.png", in: root)
      try write(flatPNG(red: 2, green: 0, blue: 0), to: "test/1.png", in: root)
      let file = try table(
        "file_name,age\n1.png,3\n", in: root.appending(path: "train"), named: "metadata.csv")
      let project = try await Project.create(at: folder.appending(path: "p"), images: root)
      try await project.importMetadata(file: file)
      let snapshot = try await project.snapshot()
      #expect(snapshot.images.map(\.key) == ["test/1.png", "train/1.png"])
      #expect(snapshot.metrics["age"]?[image: 1] == 3 && snapshot.metrics["age"]?[image: 0] == nil)
      #expect(snapshot.splits?[image: 1] == "train")
    }
  }
}
