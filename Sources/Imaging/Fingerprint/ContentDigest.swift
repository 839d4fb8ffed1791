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
    let hash = XXH3_128bits(bytes.baseAddress, bytes.count)
    (high, low) = (hash.high64, hash.low64)
  }

  /// Digests pixels and their size: equal for files that decode to the same image.
  ///
  /// The RGB bytes with the width as the seed. O(pixels).
  public init(of pixels: PixelBuffer) {
    let hash = XXH3_128bits_withSeed(
      pixels.bytes.baseAddress, pixels.bytes.count, UInt64(pixels.width))
    (high, low) = (hash.high64, hash.low64)
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
