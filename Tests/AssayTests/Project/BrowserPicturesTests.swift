import Foundation
import Imaging
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct BrowserPicturesTests {
  @Test func `a TIFF becomes a PNG of the same pixels`() async throws {
    let file = Folders.package.appending(
      path: "Tests/ImagingTests/Golden/decoding/orientation_6.tif")
    let picture = try #require(await BrowserPictures().picture(of: file))
    #expect(picture.mediaType == "image/png")
    let shown = try picture.bytes.withUnsafeBytes { try decodeImage($0) }
    let stored = try Data(contentsOf: file).withUnsafeBytes { try decodeImage($0) }
    #expect(shown.format == .png && shown.pixels.width == 17 && shown.pixels.height == 23)
    #expect(Array(shown.pixels.bytes) == Array(stored.pixels.bytes))
  }

  @Test func `a large picture becomes a JPEG, one too long for that a PNG`() async throws {
    try await withTemporaryFolder { folder in
      for (width, height, type) in [(2001, 1000, "image/jpeg"), (70_000, 30, "image/png")] {
        let pixels = PixelBuffer(width: width, height: height)
        pixels.bytes.initialize(repeating: 200)
        let file = folder.appending(path: "\(width).png")
        try Data(encodePNG(pixels)).write(to: file)
        let picture = try #require(await BrowserPictures().picture(of: file))
        #expect(picture.mediaType == type)
        let shown = try picture.bytes.withUnsafeBytes { try decodeImage($0) }
        #expect(shown.pixels.width == width && shown.pixels.height == height)
      }
    }
  }

  @Test func `what is no picture has none`() async throws {
    try await withTemporaryFolder { folder in
      let words = folder.appending(path: "words.tif")
      try Data("II*\0 words".utf8).write(to: words)
      for file in [words, folder, folder.appending(path: "gone.tif")] {
        #expect(await BrowserPictures().picture(of: file)?.mediaType == nil)
      }
    }
  }
}
