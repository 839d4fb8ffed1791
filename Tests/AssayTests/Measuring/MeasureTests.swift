import Foundation
import Imaging
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct MeasureTests {
  @Test func `every image has its numbers, digests, hash, format and thumbnail`() async throws {
    try await withTemporaryFolder { folder in
      let root = folder.appending(path: "images")
      let red = flatPNG(red: 255, green: 0, blue: 0)
      try write(red, to: "red.png", in: root)
      try write(flatPNG(red: 0, green: 128, blue: 128, side: 16), to: "teal.jpg", in: root)
      let project = try await Project.create(at: folder.appending(path: "p"), images: root)
      let report = try await project.measure()
      #expect(report.measured == 2 && report.undecodable == 0 && report.unchanged == 0)
      #expect(report.imagesPerSecond > 0)

      let snapshot = try await project.snapshot()
      let fromDescriptor = ["image_singularity", "image_diversity", "outlier_distance"]
      #expect(
        Set(snapshot.metrics.keys) == Set(MetricCatalog.data.map(\.id) + fromDescriptor))
      #expect(snapshot.metrics["brightness"]?[image: 0] == 1.0 / 3)
      #expect(snapshot.metrics["red_values"]?[image: 0] == 1)
      #expect(snapshot.metrics["blue_values"]?[image: 1] == 1)
      #expect(snapshot.metrics["area"]?.values == [64, 256])
      #expect(snapshot.metrics["file_bytes"]?[image: 0] == Double(red.count))
      let image = snapshot.images[0]
      #expect(image.format == "png")
      #expect(image.digest == red.withUnsafeBytes { ContentDigest(of: $0).description })
      #expect(image.pixelDigest?.count == 32)
      #expect(image.perceptualHash != nil)
      #expect(
        snapshot.issues == [
          FileIssue(image: 1, kind: .lyingExtension, reason: "a PNG by its bytes, not its name")
        ])
      #expect(project.store.thumbnails.count() == 2)
      #expect(try await project.thumbnail(of: 0)?.prefix(2) == Data([0xFF, 0xD8]))
    }
  }

  @Test func `what cannot be decoded becomes an issue with a reason and stops nothing`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let root = folder.appending(path: "images")
      try write(Data(), to: "a_empty.png", in: root)
      try write(Data("words".utf8), to: "b_words.jpg", in: root)
      try write(Data("GIF89a".utf8) + Data(count: 20), to: "c.gif", in: root)
      try write(flatPNG(red: 1, green: 2, blue: 3), to: "d_good.png", in: root)
      try write(flatPNG(red: 1, green: 2, blue: 3).prefix(30), to: "e_cut.png", in: root)
      let project = try await Project.create(at: folder.appending(path: "p"), images: root)
      let report = try await project.measure()
      #expect(report.measured == 1 && report.undecodable == 4)
      let snapshot = try await project.snapshot()
      #expect(snapshot.issues.map(\.image) == [0, 1, 2, 4])
      #expect(
        snapshot.issues.map(\.kind) == [.undecodable, .undecodable, .undecodable, .undecodable])
      #expect(snapshot.issues[0].reason == "empty file")
      #expect(snapshot.images[2].format == "gif")
      #expect(snapshot.metrics["brightness"]?[image: 4] == nil)
      #expect(snapshot.metrics["brightness"]?[image: 3] == 2.0 / 255)
      #expect(try await project.thumbnail(of: 0) == nil)
      #expect(try await project.measure().unchanged == 5)
    }
  }

  @Test func `a second run measures only what is new or whose bytes changed`() async throws {
    try await withTemporaryFolder { folder in
      let root = folder.appending(path: "images")
      try writePictures(5, in: root)
      let project = try await Project.create(at: folder.appending(path: "p"), images: root)
      #expect(try await project.measure().measured == 5)
      #expect(try await project.measure().unchanged == 5)

      try setModified(1_000_000_000, of: "0001.png", in: root)
      var report = try await project.measure()
      #expect(report.measured == 0 && report.unchanged == 5)
      #expect(
        try await project.snapshot().images[1].modifiedNanoseconds == 1_000_000_000_000_000_000)

      try write(flatPNG(red: 200, green: 200, blue: 200, side: 4), to: "0002.png", in: root)
      try write(flatPNG(red: 9, green: 9, blue: 9), to: "9999.png", in: root)
      try FileManager.default.removeItem(at: root.appending(path: "0003.png"))
      report = try await project.measure()
      #expect(report.measured == 2 && report.unchanged == 3 && report.missing == 1)
      #expect(report.added == 1)
      let snapshot = try await project.snapshot()
      #expect(snapshot.metrics["brightness"]?[image: 2] == 200.0 / 255)
      #expect(snapshot.metrics["brightness"]?[image: 5] == 9.0 / 255)
      #expect(snapshot.metrics["green_values"]?[image: 3] != nil)
    }
  }

  @Test func `a file that is broken later loses its numbers and its thumbnail`() async throws {
    try await withTemporaryFolder { folder in
      let root = folder.appending(path: "images")
      try writePictures(2, in: root)
      let project = try await Project.create(at: folder.appending(path: "p"), images: root)
      try await project.measure()
      try write(Data("broken".utf8), to: "0001.png", in: root)
      var options = MeasureOptions()
      options.thumbnails = false
      #expect(try await project.measure(options: options).undecodable == 1)
      let snapshot = try await project.snapshot()
      #expect(snapshot.metrics["area"]?[image: 1] == nil)
      #expect(snapshot.metrics["area"]?[image: 0] == 16)
      #expect(snapshot.images[1].pixelDigest == nil)
      #expect(project.store.thumbnails.count() == 1)
    }
  }

  @Test func `a cancelled run keeps what it found and the next one does the rest`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let root = folder.appending(path: "images")
      try writePictures(800, in: root)
      let project = try await Project.create(at: folder.appending(path: "p"), images: root)
      let run = Task {
        try await project.measure { progress in
          if progress.done > 0 { withUnsafeCurrentTask { $0?.cancel() } }
        }
      }
      await #expect(throws: CancellationError.self) { try await run.value }
      let done = try await project.snapshot().images.count { $0.digest != nil }
      // Written after 256 images, or after two seconds on a slow machine.
      #expect(done > 0 && done < 800)
      let report = try await project.measure()
      #expect(report.unchanged == done && report.measured == 800 - done)
    }
  }

  @Test func `the numbers do not depend on how many images are in flight`() async throws {
    try await withTemporaryFolder { folder in
      let root = folder.appending(path: "images")
      try writePictures(100, in: root)
      var columns: [[String: [UInt64]]] = []
      for pixels in [1, 200_000_000] {
        let project = try await Project.create(
          at: folder.appending(path: "p\(pixels)"), images: root)
        var options = MeasureOptions()
        options.pixelsInFlight = pixels
        options.thumbnails = false
        try await project.measure(options: options)
        columns.append(
          try await project.snapshot().metrics.mapValues { $0.values.map(\.bitPattern) })
        #expect(project.store.thumbnails.count() == 0)
      }
      #expect(columns[0] == columns[1])
    }
  }
}
