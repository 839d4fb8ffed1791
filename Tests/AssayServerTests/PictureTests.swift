import Assay
import Foundation
import TestSupport
import Testing

@testable import AssayServer

@Suite struct PictureTests {
  @Test func `a TIFF is sent as a picture that browsers show`() async throws {
    try await withTemporaryFolder { folder in
      let golden = Folders.package.appending(path: "Tests/ImagingTests/Golden/decoding/jpeg.tif")
      let tiff = Array(try Data(contentsOf: golden))
      let small = SmallProject.snapshot.images
      for (image, bytes) in [(small[0], tiff), (small[1], Array("II*\0 and no picture".utf8))] {
        let file = folder.appending(path: image.key)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
      }
      let site = TestSite(source: TestSource(folder: folder))

      let shown = await site.get("/api/v1/images/0/original")
      #expect(shown.status == 200)
      #expect(shown.headers["content-type"] == "image/png")
      #expect(shown.headers["content-length"] == String(shown.bytes.count))
      #expect(shown.headers["etag"] != nil)
      #expect(shown.headers["content-disposition"] == nil)
      #expect(shown.bytes.starts(with: [0x89, 0x50, 0x4e, 0x47]))
      #expect(Array(shown.bytes[16..<24]) == [0, 0, 0, 23, 0, 0, 0, 17])  // width and height

      // What cannot be decoded stays what it is, to be saved or seen elsewhere.
      let broken = await site.get("/api/v1/images/1/original")
      #expect(broken.status == 200)
      #expect(broken.headers["content-type"] == "image/tiff")
      #expect(broken.bytes == Array("II*\0 and no picture".utf8))
    }
  }

  @Test func `every byte order and size of TIFF is known`() {
    for start: [UInt8] in [
      [0x49, 0x49, 42, 0], [0x4d, 0x4d, 0, 42], [0x49, 0x49, 43, 0], [0x4d, 0x4d, 0, 43],
    ] {
      #expect(PictureType.detected(in: start) == PictureType.tiff)
    }
    #expect(PictureType.detected(in: [0x49, 0x49, 0, 42]) == nil)
  }
}
