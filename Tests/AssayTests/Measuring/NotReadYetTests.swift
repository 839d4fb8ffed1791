import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct NotReadYetTests {
  /// The first box of a file of a brand, and something behind it.
  private func box(_ brand: String) -> Data {
    Data([0, 0, 0, 24] + Array("ftyp\(brand)\0\0\0\0\(brand)mif1".utf8) + [0, 0, 0, 8])
  }

  @Test func `AVIF and HEIC pictures are listed with what to do, whatever their names`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let root = folder.appending(path: "images")
      try write(box("avif"), to: "a.avif", in: root)
      try write(box("heic"), to: "b.HEIC", in: root)
      try write(box("avif"), to: "c.jpg", in: root)
      try write(flatPNG(red: 1, green: 2, blue: 3), to: "d.png", in: root)
      let project = try await Project.create(at: folder.appending(path: "p"), images: root)
      try await project.measure()
      let issues = try await project.snapshot().issues.filter { $0.kind == .notReadYet }
      #expect(issues.map(\.image) == [0, 1, 2])
      #expect(issues.map { $0.reason.prefix(10) } == ["AVIF image", "HEIC image", "AVIF image"])
      let lies = try await project.snapshot().issues.filter { $0.kind == .lyingExtension }
      #expect(lies.map(\.image) == [2])
      #expect(issues.allSatisfy { $0.reason.contains("convert it to PNG or JPEG") })
    }
  }
}
