import Testing

@testable import Imaging

@Suite struct BarredPictureTests {
  private func barred(
    _ inside: PixelBuffer, left: Int = 0, right: Int = 0, top: Int = 0, bottom: Int = 0,
    tone: UInt8 = 0
  ) -> PixelBuffer {
    image(width: left + inside.width + right, height: top + inside.height + bottom) { x, y in
      let (u, v) = (x - left, y - top)
      guard (0..<inside.width).contains(u), (0..<inside.height).contains(v) else {
        return (tone, tone, tone)
      }
      let at = 3 * (v * inside.width + u)
      return (inside.bytes[at], inside.bytes[at + 1], inside.bytes[at + 2])
    }
  }

  private let picture = drawnImage("noise", width: 60, height: 50, seed: 3)

  @Test func `what lies between bars is found to the pixel`() {
    let cases = [
      barred(picture, left: 30, right: 30), barred(picture, top: 12, bottom: 20),
      barred(picture, left: 2, right: 2, top: 2, bottom: 2, tone: 255),
      barred(picture, left: 90, right: 80, tone: 128),
    ]
    for image in cases {
      let inside = image.insideOfBars()
      #expect(inside?.width == 60 && inside?.height == 50)
      #expect(inside.map { ContentDigest(of: $0) } == ContentDigest(of: picture))
    }
  }

  @Test func `a picture without bars, or with one, has no inside`() {
    #expect(picture.insideOfBars() == nil)
    #expect(barred(picture, left: 30).insideOfBars() == nil)
    #expect(barred(picture, top: 20).insideOfBars() == nil)
    // One pixel of 200 is no bar.
    let wide = drawnImage("noise", width: 198, height: 20, seed: 3)
    #expect(barred(wide, left: 1, right: 1).insideOfBars() == nil)
  }

  @Test func `figures on a ground and flat pictures have no bars`() {
    let flat = image(width: 40, height: 30) { _, _ in (0, 0, 0) }
    #expect(flat.insideOfBars() == nil)
    let box = image(width: 20, height: 20) { _, _ in (255, 255, 255) }
    #expect(barred(box, left: 20, right: 20, top: 20, bottom: 20).insideOfBars() == nil)
    let disc = image(width: 64, height: 64) { x, y in
      (x - 32) * (x - 32) + (y - 32) * (y - 32) < 400 ? (255, 255, 255) : (0, 0, 0)
    }
    #expect(disc.insideOfBars() == nil)
    let cross = image(width: 64, height: 64) { x, y in
      (28..<36).contains(x) && (10..<54).contains(y)
        || (28..<36).contains(y) && (10..<54).contains(x)
        ? (255, 0, 0) : (0, 0, 0)
    }
    #expect(cross.insideOfBars() == nil)
  }

  @Test func `bars change neither hash nor descriptor of what lies between them`() throws {
    let plain = try measured(picture)
    let inBars = try measured(barred(picture, left: 30, right: 30))
    #expect(inBars.perceptualHash == plain.perceptualHash)
    #expect(inBars.descriptor == plain.descriptor)
    #expect(inBars.pixelDigest != plain.pixelDigest)
    #expect(inBars.width == 120 && inBars.measures != plain.measures)
  }

  private func measured(_ pixels: PixelBuffer) throws -> ImageMeasurement {
    try encodePNG(pixels).withUnsafeBytes { try measureImage(bytes: $0, key: "") }
  }
}
