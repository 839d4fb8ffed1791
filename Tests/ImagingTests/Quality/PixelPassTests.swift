import TestSupport
import Testing

@testable import Imaging

@Suite struct PixelPassTests {
  static let variants = Array(PixelPass.variants.indices)

  @Test(arguments: [
    (1, 1), (1, 2), (2, 1), (2, 2), (3, 3), (1, 40), (40, 1), (31, 5), (33, 33), (64, 3), (65, 2),
    (127, 4), (130, 9), (512, 3), (3, 512), (511, 2), (513, 5), (7, 600), (1, 700), (1100, 2),
    (700, 20), (2050, 1),
  ])
  func `every instruction set adds up what the plain loops do`(width: Int, height: Int) {
    for name in ["noise", "hues", "dusk"] {
      let pixels = drawnImage(name, width: width, height: height, seed: UInt32(width + 3 * height))
      let plain = plainTotals(of: pixels)
      for variant in Self.variants {
        let totals = PixelPass(over: pixels, variant: variant).totals
        #expect(totals == plain, "\(name), \(PixelPass.variants[variant])")
      }
    }
  }

  @Test(arguments: [(32, 20), (300, 10), (512, 16), (511, 9), (700, 30), (1024, 6), (12, 530)])
  func `a thumbnail holds the mean of the area that each of its pixels covers`(
    width: Int, height: Int
  ) {
    let pixels = drawnImage("waves", width: width, height: height, seed: 3)
    let plain = plainThumbnail(of: pixels, longSide: 256)
    for variant in Self.variants {
      let pass = PixelPass(over: pixels, thumbnailSide: 256, variant: variant)
      #expect(Array((pass.thumbnail ?? pixels).bytes) == plain, "\(PixelPass.variants[variant])")
    }
  }

  @Test func `a thumbnail does not change what is measured`() {
    let pixels = drawnImage("waves", width: 600, height: 41, seed: 8)
    #expect(
      PixelPass(over: pixels, thumbnailSide: 256).totals == PixelPass(over: pixels).totals)
  }

  @Test func `this processor has at least the baseline variant`() {
    #expect(PixelPass.variants.first == "baseline")
  }
}

@Suite struct ColourMaskTests {
  @Test(arguments: PixelPassTests.variants)
  func `all 16,777,216 colours are masked as OpenCV does`(variant: Int) throws {
    let peer = try QualityGolden.read().colour_masks
    var masks: [UInt8] = []
    masks.reserveCapacity(1 << 24)
    let rgb = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 3 << 16)
    defer { rgb.deallocate() }
    for i in 0..<1 << 16 { (rgb[3 * i + 1], rgb[3 * i + 2]) = (UInt8(i >> 8), UInt8(i & 255)) }
    for red in 0..<256 {
      for i in 0..<1 << 16 { rgb[3 * i] = UInt8(red) }
      masks += colourMasks(of: UnsafeBufferPointer(rgb), count: 1 << 16, variant: variant)
    }
    let digest = masks.withUnsafeBytes { ContentDigest(of: $0) }
    #expect(digest.description == peer.digest)
  }

  @Test func `the plain tables mask a sample of colours alike`() {
    var colours: [UInt8] = []
    for i in stride(from: 0, to: 1 << 24, by: 509) {
      colours += [UInt8(i >> 16), UInt8(i >> 8 & 255), UInt8(i & 255)]
    }
    let count = colours.count / 3
    let masks = colours.withUnsafeBufferPointer {
      colourMasks(of: $0, count: count, variant: 0)
    }
    let plain = (0..<count).map {
      plainColourMask(Int(colours[3 * $0]), Int(colours[3 * $0 + 1]), Int(colours[3 * $0 + 2]))
    }
    #expect(masks == plain)
  }
}
