import Imaging
import Testing

/// A picture in which no row, column or channel equals another.
func ramp(width: Int, height: Int) -> PixelBuffer {
  let pixels = PixelBuffer(width: width, height: height)
  for y in 0..<height {
    for x in 0..<width {
      let at = (y * width + x) * 3
      pixels.bytes[at] = UInt8(x * 255 / max(1, width - 1))
      pixels.bytes[at + 1] = UInt8(y * 255 / max(1, height - 1))
      pixels.bytes[at + 2] = UInt8((x + y) * 255 / max(1, width + height - 2))
    }
  }
  return pixels
}

@Suite struct EncodeImageTests {
  @Test(arguments: [(1, 1), (1, 300), (300, 1), (37, 23)])
  func `a PNG gives back the same pixels`(width: Int, height: Int) throws {
    let drawn = ramp(width: width, height: height)
    let decoded = try encodePNG(drawn).withUnsafeBytes { bytes throws(DecodeError) in
      try decodeImage(bytes)
    }
    #expect(decoded.format == .png)
    #expect(decoded.damage == nil)
    #expect(decoded.pixels.width == width && decoded.pixels.height == height)
    #expect(Array(decoded.pixels.bytes) == Array(drawn.bytes))
  }

  @Test(arguments: [(1, 1), (1, 300), (300, 1), (37, 23)])
  func `a JPEG gives back nearly the same pixels`(width: Int, height: Int) throws {
    let drawn = ramp(width: width, height: height)
    let decoded = try encodeJPEG(drawn, quality: 98).withUnsafeBytes { bytes throws(DecodeError) in
      try decodeImage(bytes)
    }
    #expect(decoded.format == .jpeg)
    #expect(decoded.damage == nil)
    #expect(decoded.pixels.width == width && decoded.pixels.height == height)
    let differences = zip(decoded.pixels.bytes, drawn.bytes).map { abs(Int($0) - Int($1)) }
    #expect(Double(differences.reduce(0, +)) / Double(differences.count) < 6)
  }

  @Test func `a lower quality takes fewer bytes`() {
    let drawn = ramp(width: 200, height: 150)
    #expect(encodeJPEG(drawn, quality: 40).count < encodeJPEG(drawn, quality: 95).count)
  }
}
