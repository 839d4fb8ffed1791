import CImageCodecs

/// The pixels as a baseline JPEG, 4:2:0.
///
/// - Precondition: Neither side is longer than 65,500 pixels, the most that JPEG holds.
/// - Parameters:
///   - pixels: What to encode.
///   - quality: 1 (small) to 100 (good), on libjpeg's scale.
/// - Returns: The file's bytes.
public func encodeJPEG(_ pixels: PixelBuffer, quality: Int) -> [UInt8] {
  precondition((1...100).contains(quality))
  return encoded(pixels) { rgb, width, height, result in
    codec_jpeg_encode(rgb, width, height, Int32(quality), result)
  }
}

/// The pixels as an 8-bit RGB PNG, without loss.
///
/// - Parameter pixels: What to encode.
/// - Returns: The file's bytes.
public func encodePNG(_ pixels: PixelBuffer) -> [UInt8] {
  encoded(pixels) { rgb, width, height, result in codec_png_encode(rgb, width, height, result) }
}

private func encoded(
  _ pixels: PixelBuffer,
  with encode: (
    UnsafePointer<UInt8>?, UInt32, UInt32, UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>
  ) -> Int
) -> [UInt8] {
  var result: UnsafeMutablePointer<UInt8>?
  let count = encode(
    UnsafePointer(pixels.bytes.baseAddress), UInt32(pixels.width), UInt32(pixels.height), &result)
  defer { codec_free(result) }
  precondition(count > 0, "pixels that the format cannot hold, or no memory left")
  return Array(UnsafeBufferPointer(start: result, count: count))
}
