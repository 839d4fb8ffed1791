/// Everything that one image file says of itself: numbers, digests, hash, thumbnail.
public struct ImageMeasurement: Sendable {
  /// By content, not by name.
  public let format: ImageFormat
  /// Columns, upright.
  public let width: Int
  /// Rows, upright.
  public let height: Int
  /// The decoder's complaint about a file whose rows all decode; `nil` for a sound file.
  public let damage: String?
  /// The digest of the file's bytes.
  public let fileDigest: ContentDigest
  /// The digest of the decoded pixels and their size, and of what 8-bit RGB does not show of them:
  /// alpha, and the low bits of wider samples.
  public let pixelDigest: ContentDigest
  /// 64 bits of which few differ between versions of one picture; see ``perceptualHash(of:)``.
  ///
  /// Of a picture between bars, those of what lies between them.
  public let perceptualHash: UInt64
  /// What the image looks like, for comparing it with others, without its bars.
  public let descriptor: ImageDescriptor
  /// What the pixels say.
  public let measures: PixelMeasures
  /// Share of pixels with alpha below 255; 0 to 1.
  public let transparency: Double
  /// Bytes of the file.
  public let fileBytes: Int
  /// A number in 0..<1 that depends on the key alone.
  public let random: Double
  /// A JPEG with a long side of at most 256 pixels; `nil` where none was wanted.
  public let thumbnail: [UInt8]?

  /// The value of a metric; every one is defined for every image.
  public subscript(metric: PixelMetric) -> Double {
    switch metric {
    case .area: Double(width * height)
    case .aspectRatio: Double(width) / Double(height)
    case .width: Double(width)
    case .height: Double(height)
    case .brightness: measures.brightness
    case .contrast: measures.contrast
    case .sharpness: measures.sharpness
    case .blur: measures.blur
    case .redValues: measures.redValues
    case .greenValues: measures.greenValues
    case .blueValues: measures.blueValues
    case .luminance: measures.luminance
    case .luminanceContrast: measures.luminanceContrast
    case .detail: measures.detail
    case .colorfulness: measures.colorfulness
    case .saturation: measures.saturation
    case .imageEntropy: measures.imageEntropy
    case .darkShare: measures.darkShare
    case .brightShare: measures.brightShare
    case .lightLevel: measures.lightLevel
    case .channelContrast: measures.channelContrast
    case .transparency: transparency
    case .fileBytes: Double(fileBytes)
    case .bitsPerPixel: Double(fileBytes * 8) / Double(width * height)
    case .random: random
    }
  }

  /// The values of all metrics, in the order of `PixelMetric.allCases`.
  public var values: [Double] { PixelMetric.allCases.map { self[$0] } }
}

/// Measures one image file: one decode, one pass over its pixels.
///
/// - Parameters:
///   - bytes: The whole file.
///   - key: The image's key, which seeds `random`.
///   - limits: What decoding may cost; checked before memory is taken.
///   - thumbnail: Whether a thumbnail is wanted.
/// - Returns: All there is to know; the same for the same bytes and key on every machine.
/// - Throws: ``DecodeError`` if there are no pixels; an image with a side longer than 16,777,216
///   pixels is refused too.
public func measureImage(
  bytes: UnsafeRawBufferPointer, key: String, limits: DecodeLimits = DecodeLimits(),
  thumbnail: Bool = true
) throws(DecodeError) -> ImageMeasurement {
  let image = try decodeImage(bytes, limits: limits)
  let pixels = image.pixels
  guard max(pixels.width, pixels.height) <= PixelPass.longestSide else {
    throw .badPixels(
      format: image.format, reason: "a side is longer than \(PixelPass.longestSide) pixels")
  }
  let pass = PixelPass(over: pixels, thumbnailSide: thumbnail ? thumbnailSide : 0)
  // What tells a picture from others is what lies between its bars.
  let looks = pixels.insideOfBars().map { PixelPass(over: $0).totals } ?? pass.totals
  return ImageMeasurement(
    format: image.format, width: pixels.width, height: pixels.height, damage: image.damage,
    fileDigest: ContentDigest(of: bytes),
    pixelDigest: ContentDigest(of: pixels).with(beyond: image.beyond),
    perceptualHash: perceptualHash(ofGrid: looks.grid),
    descriptor: ImageDescriptor(totals: looks),
    measures: PixelMeasures(totals: pass.totals), transparency: image.transparentShare,
    fileBytes: bytes.count, random: randomShare(of: key),
    thumbnail: thumbnail ? encodeThumbnail(pass.thumbnail ?? pixels) : nil)
}
