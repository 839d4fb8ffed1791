import Foundation
import Imaging
import TestSupport
import Testing

/// What an odd file must give.
private enum Expected {
  /// Pixels with the digest that Pillow's have (see Tools/golden/decoding.py).
  case pixels(ImageFormat, Int, Int, digest: String, damage: String? = nil)
  case error(String)
}

/// Odd and malformed files of a collection that may lie beside the package.
@Suite(
  .enabled(if: Folders.sharedData != nil, "the odd files are not there: shared/data/nasty"))
struct OddFileTests {
  private static let table: [String: Expected] = [
    "UPPER_EXT.JPG": .pixels(.jpeg, 256, 192, digest: "9399df3a4c6c38da"),
    "alpha.webp": .pixels(.webp, 256, 192, digest: "da34eea583ce5bdd"),
    "animated.webp": .pixels(.webp, 96, 64, digest: "e824d9b6d77014c2"),
    "apng.png": .pixels(.png, 96, 64, digest: "9cb61b7e49d0364a"),
    "bit1.png": .pixels(.png, 256, 192, digest: "74028a654dfe596c"),
    "cmyk.jpg": .pixels(.jpeg, 256, 192, digest: "7c18155ce7eecfc3"),
    "exif_huge.jpg": .pixels(.jpeg, 256, 192, digest: "9399df3a4c6c38da"),
    "exif_orientation_3.jpg": .pixels(.jpeg, 96, 64, digest: "384b5f04ba79cbe3"),
    "exif_orientation_5.jpg": .pixels(.jpeg, 96, 64, digest: "26899e5c12898966"),
    "exif_orientation_6.jpg": .pixels(.jpeg, 96, 64, digest: "26899e5c12898966"),
    "ext_jfif.jfif": .pixels(.jpeg, 256, 192, digest: "9399df3a4c6c38da"),
    "ext_jpe.jpe": .pixels(.jpeg, 256, 192, digest: "9399df3a4c6c38da"),
    "gray4bit.png": .pixels(.png, 64, 48, digest: "9dedb741aca3fb25"),
    "jpeg_noext": .pixels(.jpeg, 256, 192, digest: "9399df3a4c6c38da"),
    "one_color.png": .pixels(.png, 256, 192, digest: "b8c9d039fd736325"),
    "palette.png": .pixels(.png, 256, 192, digest: "e587ab442d58f881"),
    "palette_4.png": .pixels(.png, 256, 192, digest: "3c3149bd8fa78047"),
    "png_named.jpg": .pixels(.png, 256, 192, digest: "180d64ea0f9cf149"),
    "quality_1.jpg": .pixels(.jpeg, 256, 192, digest: "1c530c9d1c541c1d"),
    "restart_markers.jpg": .pixels(.jpeg, 256, 192, digest: "5413b86f16469f07"),
    "rgb16.png": .pixels(.png, 64, 48, digest: "f55ef2c34e2a7325"),
    "rgb_trns.png": .pixels(.png, 256, 192, digest: "180d64ea0f9cf149"),
    "rgba16.png": .pixels(.png, 64, 48, digest: "8aab044c9d904825"),
    "trailing_garbage.jpg": .pixels(.jpeg, 256, 192, digest: "9399df3a4c6c38da"),
    "webp_named.jpg": .pixels(.webp, 256, 192, digest: "6ba95e57f5653d98"),
    "png_bad_crc.png": .pixels(
      .png, 256, 192, digest: "180d64ea0f9cf149",
      damage: "IDAT: CRC error"),
    "palette_index_out_of_range.png": .pixels(
      .png, 16, 16, digest: "9fa9e040e0eedf25",
      damage: "colour 200 of a palette of 2; shown black"),
    "truncated_half.jpg": .pixels(
      .jpeg, 256, 192, digest: "08a96dbd6c6a98c5",
      damage: "Premature end of JPEG file"),
    "truncated_no_eoi.jpg": .pixels(
      .jpeg, 256, 192, digest: "9399df3a4c6c38da",
      damage: "Premature end of JPEG file"),
    "animated.gif": .pixels(.gif, 64, 48, digest: "f495e05bd46a5b77"),
    "gif_named.png": .pixels(.gif, 256, 192, digest: "387389a43cb74f49"),
    "static.gif": .pixels(.gif, 64, 48, digest: "f495e05bd46a5b77"),
    "transparent.gif": .pixels(.gif, 64, 48, digest: "4d656d48966b771b"),
    "bit1.bmp": .pixels(.bmp, 256, 192, digest: "74028a654dfe596c"),
    "rgba32.bmp": .pixels(.bmp, 256, 192, digest: "180d64ea0f9cf149"),
    "rgb.tif": .pixels(.tiff, 256, 192, digest: "180d64ea0f9cf149"),
    "rgb_deflate.tiff": .pixels(.tiff, 256, 192, digest: "180d64ea0f9cf149"),
    "rgb_lzw.tiff": .pixels(.tiff, 256, 192, digest: "180d64ea0f9cf149"),
    "rgb_packbits.tiff": .pixels(.tiff, 256, 192, digest: "180d64ea0f9cf149"),
    "gif_truncated.gif": .pixels(
      .gif, 64, 48, digest: "f495e05bd46a5b77",
      damage: "the file ends early, behind the first frame"),
    "float32.tif": .error(
      "broken TIFF header: 32-bit floating-point samples, which say not what is white"),
    "document.pdf.jpg": .error("not an image format that can be read: PDF document"),
    "photo.ppm": .error("not an image format that can be read: PNM image (PBM, PGM or PPM)"),
    "photo.tga": .error("not an image format that can be read: unknown binary data"),
    "random_bytes.png": .error("not an image format that can be read: unknown binary data"),
    "script.svg": .error("not an image format that can be read: SVG drawing"),
    "text_renamed.jpg": .error("not an image format that can be read: plain text"),
    "jpeg_claims_65500.jpg": .error(
      "65500 × 65500 pixels are claimed, more than the limit of 200 million"),
    "png_signature_only.png": .error(
      "broken PNG header: the file ends within its header, after 8 bytes"),
    "soi_only.jpg": .error("broken JPEG header: the file ends within its header, after 2 bytes"),
    "truncated_header.jpg": .error(
      "broken JPEG header: the file ends within its header, after 20 bytes"),
    "gray_30000x30000.png": .error(
      "30000 × 30000 pixels are claimed, more than the limit of 200 million"),
  ]

  private static var files: [URL] {
    guard let data = Folders.sharedData else { return [] }
    return ["formats", "bombs"].flatMap { folder in
      let folder = data.appending(path: "nasty/\(folder)")
      return (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.sorted()
        .map { folder.appending(path: $0) } ?? []
    }
  }

  @Test func `the table speaks of files that are there`() {
    #expect(Self.files.contains { Self.table[$0.lastPathComponent] != nil })
  }

  @Test(arguments: files)
  func `an odd file gives its pixels or its reason`(_ file: URL) throws {
    let bytes = Array(try Data(contentsOf: file))
    do throws(DecodeError) {
      let image = try decoded(bytes)
      guard let expected = Self.table[file.lastPathComponent] else { return }
      guard case .pixels(let format, let width, let height, let digest, let damage) = expected
      else {
        Issue.record("decoded, against \(expected)")
        return
      }
      #expect(image.format == format)
      #expect(image.pixels.width == width && image.pixels.height == height)
      #expect(ImagingTests.digest(of: image.pixels) == digest)
      #expect(image.damage == damage)
    } catch {
      guard let expected = Self.table[file.lastPathComponent] else {
        #expect(!error.description.isEmpty)
        return
      }
      guard case .error(let words) = expected else {
        Issue.record("\(error), against \(expected)")
        return
      }
      #expect(error.description == words)
    }
  }

  @Test(arguments: [
    ("png_named.jpg", true), ("webp_named.jpg", true), ("UPPER_EXT.JPG", false),
    ("jpeg_noext", false), ("ext_jpe.jpe", false), ("gif_named.png", true),
  ])
  func `a name that lies is told from one that does not`(name: String, lies: Bool) throws {
    guard let file = Self.files.first(where: { $0.lastPathComponent == name }) else { return }
    let bytes = Array(try Data(contentsOf: file))
    let format = try #require(bytes.withUnsafeBytes { ImageFormat.detect($0) })
    #expect(format.extensionLies(name) == lies)
  }
}
