import TestSupport
import Testing

@testable import Imaging

@Suite struct ContentDigestTests {
  @Test func `digests are those of the xxHash library`() throws {
    for (text, peer) in try QualityGolden.read().file_digests {
      let digest = Array(text.utf8).withUnsafeBytes { ContentDigest(of: $0) }
      #expect(digest.description == peer)
      #expect(digest.bytes.count == 16)
    }
  }

  @Test(arguments: [0, 1, 16, 17, 128, 129, 240, 241, 1_000, 70_001])
  func `every instruction set digests alike`(count: Int) {
    let pixels = drawnImage("noise", width: 400, height: 60, seed: 9)
    let bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(pixels.bytes)[..<count])
    for seed: UInt64 in [0, 400] {
      let baseline = ContentDigest(of: bytes, seed: seed, variant: 0)
      for variant in PixelPassTests.variants {
        #expect(ContentDigest(of: bytes, seed: seed, variant: variant) == baseline)
      }
    }
  }

  @Test func `the same bytes in another shape are other pixels`() {
    let wide = drawnImage("noise", width: 6, height: 4, seed: 1)
    let tall = drawnImage("noise", width: 4, height: 6, seed: 1)
    #expect(Array(wide.bytes) == Array(tall.bytes))
    #expect(ContentDigest(of: wide) != ContentDigest(of: tall))
  }

  @Test func `random depends on the key alone and fills its range`() {
    let values = (0..<1000).map { randomShare(of: "cat/\($0).jpg") }
    #expect(values == (0..<1000).map { randomShare(of: "cat/\($0).jpg") })
    #expect(values.allSatisfy { (0..<1).contains($0) })
    // The mean of 1000 uniform numbers is 0.5 ± 0.0091; five times that.
    #expect(abs(values.reduce(0, +) / 1000 - 0.5) < 0.046)
    #expect(Set(values).count == 1000)
  }
}

@Suite struct PerceptualHashTests {
  @Test func `hashes are those of the peer`() throws {
    for entry in try QualityGolden.read().drawn {
      let image = entry.image
      let pixels = drawnImage(
        image.name, width: image.width, height: image.height, seed: image.seed)
      let peer = UInt64(entry.measured.perceptual_hash, radix: 16)
      #expect(perceptualHash(of: pixels) == peer, "\(image)")
    }
  }

  @Test func `a flat image has only its constant term`() {
    #expect(perceptualHash(of: image(width: 50, height: 70) { _, _ in (9, 99, 199) }) == 1 << 63)
  }

  @Test func `copies of a picture stay near and other pictures far`() throws {
    let picture = drawnImage("waves", width: 320, height: 200, seed: 1)
    let hash = perceptualHash(of: picture)
    let brighter = image(width: 320, height: 200) { x, y in
      let at = 3 * (y * 320 + x)
      let raised = picture.bytes[at..<at + 3].map { UInt8(min(255, Int($0) + 12)) }
      return (raised[0], raised[1], raised[2])
    }
    let smaller = try #require(PixelPass(over: picture, thumbnailSide: 150).thumbnail)
    let compressed = try encodeJPEG(picture, quality: 30).withUnsafeBytes {
      try decodeImage($0)
    }.pixels
    for copy in [brighter, smaller, compressed] {
      #expect((perceptualHash(of: copy) ^ hash).nonzeroBitCount <= 6)
    }
    for other in [
      drawnImage("noise", width: 320, height: 200, seed: 2),
      image(width: 320, height: 200) { x, y in
        let at = 3 * (y * 320 + 319 - x)
        return (picture.bytes[at], picture.bytes[at + 1], picture.bytes[at + 2])
      },
    ] {
      #expect((perceptualHash(of: other) ^ hash).nonzeroBitCount >= 16)
    }
  }
}
