internal import Foundation
internal import Imaging

/// Whether this build works on this machine.
package enum SelfTest {
  /// The instruction set for which the pixel loops in use were compiled.
  package static var instructionSet: String { pixelInstructionSet }

  /// Decodes and measures a small picture of each format.
  ///
  /// - Returns: the formats that were read.
  /// - Throws: the decoder's error, with the format that failed.
  package static func decodeImages() throws -> [String] {
    let pixels = PixelBuffer(width: 8, height: 8)
    for index in pixels.bytes.indices { pixels.bytes[index] = UInt8(index) }
    let webP = "UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA="
    let pictures: [[UInt8]] = [
      encodeJPEG(pixels, quality: 90), encodePNG(pixels),
      Array(Data(base64Encoded: webP) ?? Data()),
    ]
    return try pictures.map { bytes in
      try bytes.withUnsafeBytes { try measureImage(bytes: $0, key: "self-test").format.rawValue }
    }
  }
}
