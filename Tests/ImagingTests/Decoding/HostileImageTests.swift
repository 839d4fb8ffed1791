import Foundation
import Imaging
import TestSupport
import Testing

/// Images that `Tools/hostile_files.py` makes: damaged, misnamed, of odd kinds, bombs.
@Suite struct HostileImageTests {
  @Test func `every image that is made has its outcome`() throws {
    #expect(try HostileFiles.names(of: .images) == Set(HostileImage.all.keys))
  }

  @Test(arguments: HostileImage.all.keys.sorted())
  func `a hostile image gives its pixels or its reason`(_ name: String) throws {
    let bytes = try HostileFiles.bytes(of: name, .images)
    let expected = try #require(HostileImage.all[name])
    do throws(DecodeError) {
      let image = try decoded(bytes)
      switch expected {
      case .golden(let format, let file, let damage):
        let golden = GoldenImage.all.first { $0.file == file }
        #expect(digest(of: image.pixels) == golden?.digest)
        #expect(image.format == format && image.damage == damage)
      case .drawing(let format, let damage):
        #expect(image.pixels.width == 16 && image.pixels.height == 12)
        #expect(drawnRows(of: image.pixels) == 12)
        #expect(image.format == format && image.damage == damage)
      case .pixels(let format, let width, let height, let rows, let damage):
        #expect(image.pixels.width == width && image.pixels.height == height)
        #expect(drawnRows(of: image.pixels) >= rows)
        #expect(image.format == format && image.damage == damage)
      case .error(let words), .errorBegins(let words), .unread(let words):
        Issue.record("decoded, against \(words)")
      }
    } catch {
      switch expected {
      case .error(let words): #expect(error.description == words)
      case .unread(let words): #expect(error.formatNotReadYet == words, "\(error)")
      case .errorBegins(let words): #expect(error.description.hasPrefix(words), "\(error)")
      default: Issue.record("\(error), against \(expected)")
      }
    }
  }

  /// How many rows from above are those of the drawing.
  private func drawnRows(of pixels: PixelBuffer) -> Int {
    guard pixels.width == 16 else { return 0 }
    let colors: [[UInt8]] = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]]
    let rows = (0..<pixels.height).prefix { row in
      (0..<16).allSatisfy { column in
        let at = 3 * (16 * row + column)
        return Array(pixels.bytes[at..<at + 3]) == colors[min(row, 11) / 6 * 2 + column / 8]
      }
    }
    return min(rows.count, 12)
  }

  @Test(arguments: [
    ("png_named.jpg", true), ("webp_named.jpg", true), ("gif_named.png", true),
    ("bmp_named.gif", true), ("tiff_named.bmp", true), ("jpeg_named.tif", true),
    ("jpeg_named.webp", true), ("jpeg_named.heic", true), ("UPPER.JPG", false),
    ("no_extension", false),
    ("other.jfif", false), ("other.jpe", false), ("two.png.jpg", false),
  ])
  func `a name that lies is told from one that does not`(name: String, lies: Bool) throws {
    let bytes = try HostileFiles.bytes(of: name, .images)
    let format = try #require(bytes.withUnsafeBytes { ImageFormat.detect($0) })
    #expect(format.extensionLies(name) == lies)
  }

  @Test func `a JPEG without tables is not decoded with those of the image before it`() throws {
    let whole = try GoldenImage.bytes(of: "quality_1.jpg")
    let missing = DecodeError.badPixels(
      format: .jpeg, reason: "Quantization table 0x00 was not defined")
    let (none, standard) = try (
      HostileFiles.bytes(of: "no_quantizers.jpg", .images),
      HostileFiles.bytes(of: "no_huffman.jpg", .images)
    )
    let golden = GoldenImage.all.first { $0.file == "420.jpg" }
    for _ in 0..<2 {
      _ = try decoded(whole)
      #expect(throws: missing) { try decoded(none) }
      // Without tables of its own a file means the standard ones, which 420.jpg has.
      let progressive = try GoldenImage.bytes(of: "progressive.jpg")
      _ = try decoded(progressive)
      #expect(digest(of: try decoded(standard).pixels) == golden?.digest)
    }
  }
}
