import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

/// The labels file that a project keeps.
@Suite struct KeptLabelsTests {
  private func project(in folder: URL) async throws -> Project {
    for (number, key) in ["train/cat/1.png", "train/cat/2.png", "train/dog/1.png"].enumerated() {
      try write(
        flatPNG(red: UInt8(number), green: 0, blue: 0), to: key, in: folder.appending(path: "i"))
    }
    return try await Project.create(
      at: folder.appending(path: "p"), images: folder.appending(path: "i"))
  }

  private func file(_ text: String, _ name: String, in folder: URL) throws -> URL {
    let file = folder.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file
  }

  @Test func `corrected labels come back in the file they came in, and are those of a new project`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let project = try await project(in: folder)
      let text = "\u{FEFF}y;name;note\r\n0;cat/1.png;\"a;b\"\r\n0;cat/2.png;\r\n1;dog/1.png;c\r\n"
      var options = ImportOptions()
      options.classes = ["cat", "dog", "owl"]
      options.keyColumn = "name"
      let labels = try file(text, "i/train/metadata.csv", in: folder)
      try await project.importLabels(file: labels, options: options)
      try FileManager.default.removeItem(at: labels)
      #expect(try await project.originalLabels().pieces.joined() == text)
      _ = try await project.edit(.label("dog"), images: [0])
      _ = try await project.edit(.label(nil), images: [1])
      let again = try await Project.open(at: project.folder)
      let export = try await again.originalLabels()
      #expect(
        export.pieces.joined()
          == "\u{FEFF}y;name;note\r\n1;cat/1.png;\"a;b\"\r\n;cat/2.png;\r\n1;dog/1.png;c\r\n")
      #expect(export.name == "metadata.csv" && export.sentence == "2 labels changed")
      let out = folder.appending(path: "metadata.csv")
      try project.write(export.pieces, to: out)
      try FileManager.default.copyItem(at: out, to: labels)
      let second = try await Project.create(
        at: folder.appending(path: "q"), images: folder.appending(path: "i"))
      try await second.importLabels(file: labels, options: options)
      let (wanted, got) = (try await again.snapshot().corrected(), try await second.snapshot())
      #expect(got.labels == wanted.labels && got.classes == wanted.classes)
      #expect(got.labels == [1, -1, 1])
    }
  }

  @Test func `where there is no file to write into, it is said what to do`() async throws {
    try await withTemporaryFolder { folder in
      let project = try await project(in: folder)
      await #expect(throws: OriginalExportError.noLabels) { try await project.originalLabels() }
      try await project.importFolderLabels()
      await #expect(throws: OriginalExportError.fromFolders) { try await project.originalLabels() }
      let labels = try file("file,label\ncat/1.png,cat\n", "a.csv", in: folder)
      try await project.importLabels(file: labels, replace: true)
      #expect(try await project.originalLabels().changed == 0)
      try await project.importFolderLabels(replace: true)
      await #expect(throws: OriginalExportError.fromFolders) { try await project.originalLabels() }
      #expect(
        "\(OriginalExportError.fromFolders)" == """
          the labels came from class folders, not from a file; write new folders with \
          `assay export --format folders --labels corrected -o FOLDER`
          """)
      // As an older program left it.
      try await project.importLabels(file: labels, replace: true)
      try project.store.write("forgetting") { try LabelFileTable.set(nil, in: $0) }
      await #expect(throws: OriginalExportError.notKept(file: labels.path)) {
        try await project.originalLabels()
      }
    }
  }

  @Test func `a file is written by the rules it was read with`() async throws {
    try await withTemporaryFolder { folder in
      let project = try await project(in: folder)
      let text = "file,label\nTRAIN/cat/1.png,Cat\ntrain/cat/2.png,cat\ntrain/dog/1.png,later\n"
      var options = ImportOptions()
      options.spellings = .one
      options.noLabel = ["later"]
      options.keyVariants = [.letters]
      try await project.importLabels(file: try file(text, "a.csv", in: folder), options: options)
      #expect(try await project.snapshot().labels == [0, 0, -1])
      _ = try await project.edit(.label("Cat"), images: [2])
      let again = try await Project.open(at: project.folder)
      #expect(
        try await again.originalLabels().pieces.joined()
          == text.replacing("later", with: "Cat"))
    }
  }

  @Test func `a correction is spelled as the file spells the class`() async throws {
    try await withTemporaryFolder { folder in
      let project = try await project(in: folder)
      let text =
        "file,label\ntrain/cat/1.png,\"cat \"\ntrain/cat/2.png,\"cat \"\ntrain/dog/1.png,dog\n"
      try await project.importLabels(file: try file(text, "a.csv", in: folder))
      _ = try await project.edit(.label("cat"), images: [2])
      #expect(
        try await project.originalLabels().pieces.joined()
          == text.replacing("png,dog", with: "png,\"cat \""))
    }
  }

  @Test func `an import that fails keeps the file before`() async throws {
    try await withTemporaryFolder { folder in
      let project = try await project(in: folder)
      let text = "file,label\ntrain/dog/1.png,dog\n"
      try await project.importLabels(file: try file(text, "a.csv", in: folder))
      let bad = try file(
        "file,label\ntrain/dog/1.png,dog\ntrain/dog/1.png,cat\n", "b.csv", in: folder)
      await #expect(throws: ImportError.self) {
        try await project.importLabels(file: bad, replace: true)
      }
      #expect(try await project.originalLabels().pieces.joined() == text)
    }
  }
}
