import Testing

@testable import Imaging

/// What is seen of transparent pictures and of wide samples, and what tells them apart.
@Suite struct VisiblePixelsTests {
  /// A grey picture of 4 × 3 samples.
  private func grey(_ samples: [Int], depth: Int = 16) -> [UInt8] {
    HandmadeImage.png(width: 4, height: 3, depth: depth, color: 0, samples: samples)
  }

  private func greys(_ file: [UInt8]) throws -> [Int] {
    let pixels = try decoded(file).pixels
    return stride(from: 0, to: pixels.bytes.count, by: 3).map { Int(pixels.bytes[$0]) }
  }

  private func measured(_ file: [UInt8]) throws -> ImageMeasurement {
    try file.withUnsafeBytes { try measureImage(bytes: $0, key: "") }
  }

  /// RGBA of 4 × 3 pixels: one colour with this alpha.
  private func icon(_ color: [Int], _ alpha: [Int], hidden: [Int]? = nil) -> [UInt8] {
    HandmadeImage.png(
      width: 4, height: 3, depth: 8, color: 6,
      samples: alpha.flatMap { ($0 == 0 ? hidden ?? color : color) + [$0] })
  }

  @Test func `16 bits show their high byte, or the 8 or 12 bits that are used`() throws {
    let ramp = (0..<12).map { $0 * 20 }
    #expect(try greys(grey(ramp.map { $0 * 257 })) == ramp)
    #expect(try greys(grey(ramp.map { $0 << 8 | 7 })) == ramp)
    #expect(try greys(grey(ramp)) == ramp)
    #expect(try greys(grey(ramp.map { $0 << 4 | 3 })) == ramp)
    // One sample of 13 bits, and all are in use.
    #expect(try greys(grey([4096] + ramp.dropFirst())) == [16] + Array(repeating: 0, count: 11))
    #expect(try greys(grey(Array(repeating: 0, count: 12))) == Array(repeating: 0, count: 12))
    let data = ramp.flatMap { HandmadeImage.little($0 << 4, 2) }
    let tiff = HandmadeImage.tiff(width: 4, height: 3, bits: 16, data: data)
    #expect(try greys(tiff) == ramp)
    let wide = ramp.flatMap { HandmadeImage.little($0, 4) }
    #expect(try greys(HandmadeImage.tiff(width: 4, height: 3, bits: 32, data: wide)) == ramp)
  }

  @Test func `samples of 10 and 12 bits are spread over the range`() throws {
    // 0 and the largest, packed: two of 12 bits in three bytes, four of 10 bits in five.
    let twelve = HandmadeImage.tiff(
      width: 2, height: 1, bits: 12, data: [0x00, 0x0F, 0xFF])
    #expect(try greys(twelve) == [0, 255])
    let ten = HandmadeImage.tiff(
      width: 4, height: 1, bits: 10, data: [0x00, 0x3F, 0xF0, 0x03, 0xFF])
    #expect(try greys(ten) == [0, 255, 0, 255])
  }

  @Test func `pictures that differ in low bits alone are not the same, stretched ones are`() throws
  {
    let ramp = (0..<12).map { $0 * 20 }
    let eight = try measured(grey(ramp, depth: 8)).pixelDigest
    #expect(try measured(grey(ramp.map { $0 * 257 })).pixelDigest == eight)
    #expect(try measured(grey(ramp.map { $0 << 8 })).pixelDigest != eight)
    #expect(try measured(grey(ramp)).pixelDigest != eight)
    let (one, other) = (ramp.map { $0 << 8 | 1 }, ramp.map { $0 << 8 | 2 })
    #expect(try measured(grey(one)).pixelDigest != measured(grey(other)).pixelDigest)
    let low = one.flatMap { HandmadeImage.little($0, 2) }
    let tiff = try measured(HandmadeImage.tiff(width: 4, height: 3, bits: 16, data: low))
    #expect(tiff.measures == (try measured(grey(one)).measures))
  }

  @Test func `what is nearly white and transparent around is seen over black`() throws {
    let bar = [0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 0]
    #expect(try greys(icon([255, 255, 255], bar)) == bar)
    #expect(try greys(icon([220, 220, 220], bar)) == bar.map { min($0, 220) })
    // A luma of 215 is seen over white, as is black.
    #expect(try greys(icon([215, 215, 215], bar)) == bar.map { $0 == 0 ? 255 : 215 })
    #expect(try greys(icon([0, 0, 0], bar)) == bar.map { 255 - $0 })
    #expect(try greys(icon([255, 255, 255], bar.map { $0 / 2 })) == bar.map { $0 / 2 })
    #expect(try decoded(icon([255, 255, 255], bar)).transparentShare == 2.0 / 3)
  }

  @Test
  func `pictures that differ in alpha are not the same, in colours that are not seen they are`()
    throws
  {
    let (bar, post) = (
      [0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 0], [0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255, 0]
    )
    let white = try measured(icon([255, 255, 255], bar))
    #expect(try measured(icon([255, 255, 255], post)).pixelDigest != white.pixelDigest)
    #expect(
      try measured(icon([255, 255, 255], bar, hidden: [9, 8, 7])).pixelDigest
        == white.pixelDigest)
    // Opaque, it is what it shows.
    let opaque = try measured(icon([50, 60, 70], Array(repeating: 255, count: 12)))
    let plain = HandmadeImage.png(
      width: 4, height: 3, depth: 8, color: 2,
      samples: (0..<12).flatMap { _ in [50, 60, 70] })
    #expect(try measured(plain).pixelDigest == opaque.pixelDigest)
    #expect(opaque.transparency == 0)
  }
}
