import Foundation
import Imaging
import TestSupport
import Testing

/// One small image of `Golden/decoding` and what it must decode to: see Tools/golden/decoding.py.
struct GoldenImage: Decodable, Sendable, CustomTestStringConvertible {
  let file: String
  let width: Int
  let height: Int
  let orientation: Int
  let bitDepth: Int
  let transparentShare: Double
  let corners: [[UInt8]]
  let mean: Double
  let digest: String
  let colorProfile: Bool
  let animated: Bool

  var testDescription: String { file }

  static let folder = Folders.package.appending(path: "Tests/ImagingTests/Golden")

  static let all: [GoldenImage] = {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let file = folder.appending(path: "decoding.json")
    let images = try? decoder.decode([GoldenImage].self, from: Data(contentsOf: file))
    return images ?? []
  }()

  /// The bytes of a golden file.
  static func bytes(of file: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: "decoding/\(file)")))
  }
}

/// Decodes an array.
func decoded(
  _ bytes: [UInt8], limits: DecodeLimits = DecodeLimits()
) throws(DecodeError) -> DecodedImage {
  try bytes.span.withUnsafeBytes { bytes throws(DecodeError) in
    try decodeImage(bytes, limits: limits)
  }
}

/// FNV-1a, 64 bits, as the golden script computes it.
func digest(of pixels: PixelBuffer) -> String {
  var value: UInt64 = 14_695_981_039_346_656_037
  for byte in pixels.bytes { value = (value ^ UInt64(byte)) &* 1_099_511_628_211 }
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}

@Suite struct GoldenDecodingTests {
  @Test func `the golden images are there`() {
    #expect(GoldenImage.all.count >= 100)
  }

  @Test(arguments: GoldenImage.all)
  func `an image decodes to the pixels that its peer or its drawing says`(
    _ golden: GoldenImage
  ) throws {
    let image = try decoded(GoldenImage.bytes(of: golden.file))
    let (pixels, header) = (image.pixels, image.header)
    #expect(pixels.width == golden.width && pixels.height == golden.height)
    let last = (row: golden.height - 1, column: golden.width - 1)
    let corners = [(0, 0), (0, last.column), (last.row, 0), (last.row, last.column)]
      .map { row, column in
        let at = (row * golden.width + column) * 3
        return Array(pixels.bytes[at..<at + 3])
      }
    #expect(corners == golden.corners)
    let sum = pixels.bytes.reduce(0) { $0 + Int($1) }
    #expect(abs(Double(sum) / Double(pixels.bytes.count) - golden.mean) < 1e-9)
    #expect(digest(of: pixels) == golden.digest)
    #expect(abs(image.transparentShare - golden.transparentShare) < 1e-12)
    #expect(image.damage == nil)
    #expect(header.orientation == golden.orientation)
    #expect(header.bitDepth == golden.bitDepth)
    #expect(header.hasColorProfile == golden.colorProfile)
    #expect(header.isAnimated == golden.animated)
  }

  @Test(arguments: GoldenImage.all.filter { $0.orientation > 1 })
  func `an image too large to be held twice turns upright in its own memory`(
    _ golden: GoldenImage
  ) throws {
    let bytes = try GoldenImage.bytes(of: golden.file)
    let header = try bytes.span.withUnsafeBytes { bytes throws(DecodeError) in
      try ImageHeader(of: bytes)
    }
    let image = try decoded(bytes, limits: DecodeLimits(bytes: header.decodingBytes))
    #expect(digest(of: image.pixels) == golden.digest)
  }

  @Test func `images decode on many threads at once`() async throws {
    let files = try GoldenImage.all.map { (digest: $0.digest, try GoldenImage.bytes(of: $0.file)) }
    let wrong = await withTaskGroup(of: Int.self) { group in
      for start in 0..<8 {
        group.addTask {
          files.indices.count { index in
            let (expected, bytes) = files[(index + start * 13) % files.count]
            guard let image = try? decoded(bytes) else { return true }
            return digest(of: image.pixels) != expected
          }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(wrong == 0)
  }
}
