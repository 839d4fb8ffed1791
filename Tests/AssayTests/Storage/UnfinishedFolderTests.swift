import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct UnfinishedFolderTests {
  private static func hidden(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".new") }.sorted()
  }

  @Test func `what a killed maker left is removed by the next, what lives is not`() async throws {
    try await withTemporaryFolder { folder in
      let photos = folder.appending(path: "photos")
      try FileManager.default.createDirectory(at: photos, withIntermediateDirectories: true)
      try Data([0xff, 0xd8, 0xff]).write(to: photos.appending(path: "1.jpg"))
      // A killed maker leaves its folder and a lock that nobody holds.
      let dead = folder.appending(path: ".pets.DEADBEEF.new")
      try FileManager.default.createDirectory(at: dead, withIntermediateDirectories: true)
      try Data("1 making the project".utf8).write(to: dead.appending(path: "writer.lock"))
      // One that has only just begun has no lock yet; another holds it.
      let young = folder.appending(path: ".pets.00000001.new")
      try FileManager.default.createDirectory(at: young, withIntermediateDirectories: true)
      let living = UnfinishedFolder(
        of: ProjectFolder(url: folder.appending(path: "pets.assay")))
      try living.begin()
      let other = folder.appending(path: ".dogs.DEADBEEF.new")
      try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
      try Data().write(to: other.appending(path: "writer.lock"))

      _ = try await Project.create(at: folder.appending(path: "pets.assay"), images: photos)
      #expect(
        try Self.hidden(in: folder)
          == [".dogs.DEADBEEF.new", ".pets.00000001.new", living.url.lastPathComponent].sorted())
      living.abandon()
    }
  }
}
