import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

/// A project over the images that `Tools/hostile_files.py` makes.
@Suite struct HostileFolderTests {
  @Test func `of a folder of hostile images each is measured or named with its reason`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let root = try HostileFiles.folder(of: .images)
      let names = try HostileFiles.names(of: .images)
      let project = try await Project.create(at: folder.appending(path: "p"), images: root)
      var options = MeasureOptions()
      options.thumbnails = false
      let report = try await project.measure(options: options)
      #expect(report.measured > 50 && report.measured + report.undecodable == names.count)
      let snapshot = try await project.snapshot()
      #expect(Set(snapshot.images.map(\.key)) == names)
      let brightness = try #require(snapshot.metrics["brightness"])
      let unread = Set(
        snapshot.issues.filter { $0.kind == .undecodable || $0.kind == .notReadYet }
          .map { Int($0.image) })
      for (place, image) in snapshot.images.enumerated() {
        #expect((brightness[image: place] == nil) == unread.contains(place), "\(image.key)")
      }
      // What is measured once stays so.
      let again = try await project.measure(options: options)
      #expect(again.measured == 0 && again.undecodable == 0)
      #expect(try HostileFiles.names(of: .images) == names, "originals are never written to")
    }
  }
}
