import CPixelKernels
import CXXHash

/// A 128-bit digest of bytes: XXH3, which tells different bytes apart but not forged ones.
public struct ContentDigest: Hashable, Sendable {
  /// The upper half.
  public let high: UInt64
  /// The lower half.
  public let low: UInt64

  /// Digests a file as it is.
  ///
  /// Equals what `xxh128sum` prints. O(bytes).
  public init(of bytes: UnsafeRawBufferPointer) {
    self.init(of: bytes, seed: 0)
  }

  /// Digests pixels and their size: equal for files that decode to the same image.
  ///
  /// The RGB bytes with the width as the seed. O(pixels).
  public init(of pixels: PixelBuffer) {
    self.init(of: UnsafeRawBufferPointer(pixels.bytes), seed: UInt64(pixels.width))
  }

  /// The digest of an image that has more to it than its pixels show; itself where it has not.
  func with(beyond: UInt64) -> ContentDigest {
    beyond == 0
      ? self : ContentDigest(high: high ^ beyond, low: low ^ (beyond << 32 | beyond >> 32))
  }

  private init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }

  /// Digests by the instruction set at this place in `PixelPass.variants`; the last unless given.
  init(of bytes: UnsafeRawBufferPointer, seed: UInt64, variant: Int? = nil) {
    let variant = variant.map(Int32.init) ?? pixel_variant_count() - 1
    var (high, low) = (UInt64(0), UInt64(0))
    content_digest_by(variant, bytes.baseAddress, bytes.count, seed, &high, &low)
    (self.high, self.low) = (high, low)
  }

  /// The 16 bytes, the highest first.
  public var bytes: [UInt8] {
    [high, low].flatMap { half in (0..<8).map { UInt8(truncatingIfNeeded: half >> (56 - 8 * $0)) } }
  }
}

extension ContentDigest: CustomStringConvertible {
  /// 32 hexadecimal digits in lower case.
  public var description: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

/// A number in 0..<1 that looks random and depends on the key alone: the upper 53 bits of XXH3-64
/// over its UTF-8 bytes.
func randomShare(of key: String) -> Double {
  var key = key
  return key.withUTF8 { Double(XXH3_64bits($0.baseAddress, $0.count) >> 11) * 0x1p-53 }
}
