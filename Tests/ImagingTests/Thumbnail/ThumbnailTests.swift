import Testing

@testable import Imaging

@Suite struct ThumbnailTests {
  @Test(arguments: [
    ((1000, 500), (256, 128)), ((500, 1000), (128, 256)), ((256, 256), (256, 256)),
    ((40, 30), (40, 30)), ((3000, 1), (256, 1)), ((257, 100), (256, 100)),
  ])
  func `the long side is 256 at most and the ratio is kept`(
    size: (Int, Int), expected: (Int, Int)
  ) throws {
    let pixels = drawnImage("waves", width: size.0, height: size.1, seed: 2)
    let small = try decoded(thumbnail(of: pixels))
    #expect(small.format == .jpeg)
    #expect((small.pixels.width, small.pixels.height) == expected)
  }

  @Test func `a small image keeps its looks`() throws {
    let pixels = image(width: 32, height: 32) { x, y in
      (UInt8(x * 8), UInt8(y * 8), UInt8(255 - x * 4 - y * 4))
    }
    let small = try decoded(thumbnail(of: pixels)).pixels
    let differences = zip(small.bytes, pixels.bytes).map { abs(Int($0) - Int($1)) }
    #expect(Double(differences.reduce(0, +)) / Double(differences.count) < 3)
  }

  private func decoded(_ bytes: [UInt8]) throws -> DecodedImage {
    try bytes.withUnsafeBytes { file in try decodeImage(file) }
  }
}
