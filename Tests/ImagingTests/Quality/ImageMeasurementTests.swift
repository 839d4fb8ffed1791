import Testing

@testable import Imaging

@Suite struct ImageMeasurementTests {
  @Test func `one file gives all its numbers, digests, hash and thumbnail`() throws {
    let pixels = drawnImage("hues", width: 300, height: 120, seed: 4)
    let file = encodePNG(pixels)
    let found = try measured(file, key: "a/b.png")
    #expect(found.format == .png)
    #expect((found.width, found.height) == (300, 120))
    #expect(found.damage == nil)
    let digest = file.withUnsafeBytes { ContentDigest(of: $0) }
    #expect(found.fileDigest == digest)
    #expect(found.pixelDigest == ContentDigest(of: pixels))
    #expect(found.perceptualHash == perceptualHash(of: pixels))
    #expect(found.measures == PixelMeasures(of: pixels))
    #expect(found.thumbnail == thumbnail(of: pixels))
    #expect(found[.area] == 36000)
    #expect(found[.aspectRatio] == 2.5)
    #expect(found[.width] == 300)
    #expect(found[.height] == 120)
    #expect(found[.fileBytes] == Double(file.count))
    #expect(found[.bitsPerPixel] == Double(file.count) * 8 / 36000)
    #expect(found[.random] == randomShare(of: "a/b.png"))
    #expect(found[.transparency] == 0)
    #expect(found[.blur] == 1 - found[.sharpness])
    for metric in PixelMetric.allCases {
      if let value = found.measures[metric.rawValue] { #expect(found[metric] == value) }
    }
  }

  @Test func `values come in the order of the catalogue`() throws {
    #expect(
      PixelMetric.allCases.map(\.rawValue) == [
        "area", "aspect_ratio", "width", "height", "brightness", "contrast", "sharpness", "blur",
        "red_values", "green_values", "blue_values", "luminance", "luminance_contrast", "detail",
        "colorfulness", "saturation", "image_entropy", "dark_share", "bright_share",
        "light_level", "channel_contrast", "transparency", "file_bytes", "bits_per_pixel", "random",
      ])
    let found = try measured(encodePNG(drawnImage("noise", width: 9, height: 3, seed: 1)))
    #expect(found.values == PixelMetric.allCases.map { found[$0] })
    for value in found.values { #expect(value.isFinite) }
  }

  @Test func `another format of the same pixels has the same pixel digest, not the same file's`()
    throws
  {
    let first = encodePNG(drawnImage("dusk", width: 40, height: 30, seed: 9))
    let marked = first.dropLast(12) + textChunk + first.suffix(12)
    let (one, two) = (try measured(first), try measured(Array(marked)))
    #expect(one.pixelDigest == two.pixelDigest)
    #expect(one.fileDigest != two.fileDigest)
    #expect(one.measures == two.measures)
  }

  @Test func `no thumbnail where none is wanted`() throws {
    let file = encodePNG(drawnImage("noise", width: 9, height: 3, seed: 1))
    let found = try file.withUnsafeBytes { bytes in
      try measureImage(bytes: bytes, key: "", thumbnail: false)
    }
    #expect(found.thumbnail == nil)
  }

  @Test func `what is no image says so`() {
    #expect(throws: DecodeError.self) { try measured(Array("not an image at all".utf8)) }
  }

  /// A PNG text chunk "a\0b", which changes no pixel: length, name, data, CRC.
  private let textChunk: [UInt8] = [
    0, 0, 0, 3, 0x74, 0x45, 0x58, 0x74, 0x61, 0x00, 0x62, 0xDC, 0x49, 0xA2, 0x3B,
  ]

  private func measured(_ file: [UInt8], key: String = "") throws -> ImageMeasurement {
    try file.withUnsafeBytes { bytes in try measureImage(bytes: bytes, key: key) }
  }
}
