/// The long side of a stored thumbnail.
let thumbnailSide = 256

/// A small JPEG of an image, each pixel the mean of the area it covers.
///
/// - Precondition: `longSide` is in 1...512; no side of the image is longer than 16,777,216.
/// - Parameters:
///   - pixels: The image; smaller ones keep their size.
///   - longSide: The long side in pixels. An image with a longer side than 512 is averaged to 512
///     first and from there on.
/// - Returns: The file's bytes: quality 82, or 95 up to 64 pixels, where every one counts.
public func thumbnail(of pixels: PixelBuffer, longSide: Int = 256) -> [UInt8] {
  precondition(longSide > 0)
  let pass = PixelPass(over: pixels, thumbnailSide: longSide)
  return encodeThumbnail(pass.thumbnail ?? pixels)
}

/// The pixels of a thumbnail as a JPEG.
func encodeThumbnail(_ pixels: PixelBuffer) -> [UInt8] {
  encodeJPEG(pixels, quality: max(pixels.width, pixels.height) <= 64 ? 95 : 82)
}
