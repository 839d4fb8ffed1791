import Foundation
import TestSupport
import Testing

@testable import Imaging

@Suite struct PixelMeasuresTests {
  @Test func `drawn images measure as OpenCV and NumPy measure them`() throws {
    for case (let image, let peer) in try QualityGolden.read().drawn.map({ ($0.image, $0.measured) }
    ) {
      let pixels = drawnImage(
        image.name, width: image.width, height: image.height, seed: image.seed)
      try #require(ContentDigest(of: pixels).description == peer.pixel_digest, "\(image)")
      expect(PixelMeasures(of: pixels), equal: peer, isReduced: isReduced(pixels), "\(image)")
    }
  }

  @Test func `JPEG files measure as OpenCV and NumPy measure them`() throws {
    let files = try QualityGolden.read().files
    #expect(files.count == 2)
    try compare(files, in: GoldenImage.folder)
  }

  @Test(.enabled(if: Folders.realData != nil, "ASSAY_DATA names no folder of real data sets"))
  func `photographs measure as OpenCV and NumPy measure them`() throws {
    try compare(try QualityGolden.read().photographs, in: try #require(Folders.realData))
  }

  private func compare(
    _ photographs: [QualityGolden.Both<QualityGolden.Photograph>], in folder: URL
  ) throws {
    for photograph in photographs {
      let name = photograph.image.path
      let bytes = try Data(contentsOf: folder.appending(path: name))
      let decoded = try bytes.withUnsafeBytes { file in try decodeImage(file) }
      #expect(
        ContentDigest(of: decoded.pixels).description == photograph.measured.pixel_digest,
        "\(name) decodes as it does in OpenCV")
      #expect(
        perceptualHash(of: decoded.pixels)
          == UInt64(photograph.measured.perceptual_hash, radix: 16), "\(name)")
      expect(
        PixelMeasures(of: decoded.pixels), equal: photograph.measured,
        isReduced: isReduced(decoded.pixels), name)
    }
  }

  /// One part in 10⁹ of the peer's value; `detail` after a reduction, which keeps 1/256 of a grey
  /// level, to a hundredth of one.
  private func expect(
    _ measures: PixelMeasures, equal peer: QualityGolden.Measured, isReduced: Bool, _ name: String
  ) {
    #expect(peer.metrics.count == 16)
    for (id, expected) in peer.metrics {
      let tolerance = id == "detail" && isReduced ? 0.01 : 1e-9 * abs(expected) + 1e-12
      let found = measures[id] ?? .nan
      #expect(abs(found - expected) <= tolerance, "\(name): \(id) \(found), peer \(expected)")
    }
  }

  private func isReduced(_ pixels: PixelBuffer) -> Bool { max(pixels.width, pixels.height) > 512 }

  @Test func `a flat red image`() {
    let measures = PixelMeasures(of: image(width: 5, height: 4) { _, _ in (255, 0, 0) })
    #expect(abs(measures.brightness - 1 / 3) < 1e-15)
    #expect(abs(measures.contrast - 2.0.squareRoot() / 3) < 1e-15)  // 0.47140
    #expect(measures.sharpness == 0)
    #expect(measures.blur == 1)
    #expect((measures.redValues, measures.greenValues, measures.blueValues) == (1, 0, 0))
    #expect(measures.saturation == 1)
    #expect(measures.imageEntropy == 0)
    #expect(abs(measures.luminance - 0.2126) < 1e-15)
    // rg = 255, yb = 127.5, no spread: 0.3 √(255² + 127.5²).
    #expect(abs(measures.colorfulness - 0.3 * 81281.25.squareRoot()) < 1e-12)
  }

  @Test func `a checkerboard of single pixels is as sharp as can be`() {
    let measures = PixelMeasures(
      of: image(width: 64, height: 64) { x, y in (x + y) % 2 == 0 ? (0, 0, 0) : (255, 255, 255) })
    #expect(measures.brightness == 0.5)
    #expect(measures.contrast == 0.5)
    #expect(measures.sharpness == 1_040_400)  // (4 × 255)², half of them negative
    #expect(measures.detail == 1020)
    #expect(measures.imageEntropy == 1)
    #expect((measures.darkShare, measures.brightShare) == (0.5, 0.5))
  }

  @Test func `a ramp over all grey levels`() {
    let measures = PixelMeasures(
      of: image(width: 256, height: 256) { x, _ in (UInt8(x), UInt8(x), UInt8(x)) })
    #expect(measures.brightness == 0.5)
    // Variance of 0 … 255: (256² − 1) / 12.
    #expect(abs(measures.contrast - (65535.0 / 12).squareRoot() / 255) < 1e-15)  // 0.28980
    #expect(measures.sharpness == 0.03125)  // 2 and −2 at the edges: 8 / 256
    #expect(measures.imageEntropy == 8)
    #expect(measures.colorfulness == 0)
    #expect(measures.saturation == 0)
    #expect((measures.redValues, measures.greenValues, measures.blueValues) == (0, 0, 0))
    #expect((measures.darkShare, measures.brightShare) == (6.0 / 256, 6.0 / 256))
  }

  @Test func `teal is blue and orange is nothing`() {
    let teal = PixelMeasures(of: image(width: 3, height: 3) { _, _ in (0, 128, 128) })
    #expect((teal.redValues, teal.greenValues, teal.blueValues) == (0, 0, 1))
    let orange = PixelMeasures(of: image(width: 3, height: 3) { _, _ in (255, 128, 0) })
    #expect((orange.redValues, orange.greenValues, orange.blueValues) == (0, 0, 0))
  }

  @Test func `detail hardly changes when an image is enlarged beyond 512`() {
    let small = drawnImage("waves", width: 512, height: 40, seed: 5)
    let large = image(width: 1536, height: 120) { x, y in
      let at = 3 * (y / 3 * 512 + x / 3)
      return (small.bytes[at], small.bytes[at + 1], small.bytes[at + 2])
    }
    #expect(abs(PixelMeasures(of: small).detail - PixelMeasures(of: large).detail) < 1e-9)
    #expect(PixelMeasures(of: large).sharpness < PixelMeasures(of: small).sharpness / 2)
  }
}
