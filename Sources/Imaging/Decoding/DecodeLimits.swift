/// What one image may cost; checked against its header before memory is taken.
public struct DecodeLimits: Sendable, Hashable {
  /// Pixels of one image: 200 million by default.
  public var pixels: Int
  /// Bytes that decoding one image may hold at once, its pixels and what the decoder keeps beside
  /// them (the coefficients of a progressive JPEG, a plane of alpha): 900 million by default.
  public var bytes: Int
  /// Passes of a JPEG over all its coefficients: 100 by default.
  public var scans: Int
  /// Passes times pixels of a JPEG, which bounds the time: 4 billion by default.
  public var scannedPixels: Int

  /// Limits; each has its default.
  public init(
    pixels: Int = 200_000_000, bytes: Int = 900_000_000, scans: Int = 100,
    scannedPixels: Int = 4_000_000_000
  ) {
    self.pixels = pixels
    self.bytes = bytes
    self.scans = scans
    self.scannedPixels = scannedPixels
  }

  /// Passes if an image with this header may be decoded.
  ///
  /// - Throws: `tooManyPixels`, `tooMuchMemory` or `tooManyScans`.
  public func check(_ header: ImageHeader) throws(DecodeError) {
    let pixelCount = header.pixelCount
    guard pixelCount <= pixels else {
      throw .tooManyPixels(width: header.width, height: header.height, limit: pixels)
    }
    guard header.decodingBytes <= bytes else {
      throw .tooMuchMemory(
        width: header.width, height: header.height, bytes: header.decodingBytes, limit: bytes)
    }
    let scansAllowed = min(scans, max(1, scannedPixels / pixelCount))
    guard header.scans <= scansAllowed else {
      throw .tooManyScans(scans: header.scans, limit: scansAllowed)
    }
  }
}
