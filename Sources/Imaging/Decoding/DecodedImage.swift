import CImageCodecs

/// An image that was decoded: its pixels, and what the file said of itself.
public struct DecodedImage: Sendable {
  /// Upright 8-bit RGB.
  public let pixels: PixelBuffer
  /// Size as stored, orientation, bit depth, format.
  public let header: ImageHeader
  /// The share of pixels with alpha below 255, 0 to 1; 0 for an image without alpha.
  public let transparentShare: Double
  /// The decoder's complaint about a file whose rows all decode; `nil` for a sound file.
  public let damage: String?

  /// By content, not by name.
  public var format: ImageFormat { header.format }
}

/// Decodes an image file to upright 8-bit RGB.
///
/// The format is told from the bytes. EXIF orientation is applied. Alpha is composited over white,
/// each channel (a·c + (255−a)·255)/255 rounded to nearest. 16-bit samples keep their high byte,
/// grey and palette become RGB, CMYK becomes (255−c)(255−k)/255 rounded to nearest after Adobe's
/// inversion (of a JPEG); ICC profiles are ignored. An animation gives its first frame on its
/// canvas, a document its first page. A JPEG decodes with the accurate DCT and fancy upsampling, as
/// OpenCV and Pillow do.
///
/// - Parameters:
///   - bytes: The whole file.
///   - limits: What the image may cost; checked against its header before memory is taken.
/// - Returns: The pixels; with `damage` if every row decodes but the decoder complains (a JPEG that
///   ends early counts: its missing rows are grey).
/// - Throws: ``DecodeError`` for anything else.
public func decodeImage(
  _ bytes: UnsafeRawBufferPointer, limits: DecodeLimits = DecodeLimits()
) throws(DecodeError) -> DecodedImage {
  let header = try ImageHeader(of: bytes)
  try limits.check(header)
  let isTurned = header.orientation >= 5
  let pixels = PixelBuffer(
    width: isTurned ? header.height : header.width,
    height: isTurned ? header.width : header.height)
  guard let upright = pixels.bytes.baseAddress else { throw .empty }
  if header.orientation == 1 {
    let (transparent, damage) = try decodeAsStored(bytes, header, into: upright)
    return DecodedImage(
      pixels: pixels, header: header,
      transparentShare: Double(transparent) / Double(header.pixelCount), damage: damage)
  }
  let byteCount = header.pixelCount * 3
  let hasRoom = header.decodingBytes + byteCount <= limits.bytes
  let stored = hasRoom ? UnsafeMutablePointer<UInt8>.allocate(capacity: byteCount) : upright
  defer { if hasRoom { stored.deallocate() } }
  let (transparent, damage) = try decodeAsStored(bytes, header, into: stored)
  let (width, height) = (header.codec.width, header.codec.height)
  if hasRoom {
    codec_turn_upright(stored, width, height, header.codec.orientation, upright)
  } else if !codec_turn_upright_in_place(upright, width, height, header.codec.orientation) {
    throw .badPixels(format: header.format, reason: "no memory to turn it upright")
  }
  return DecodedImage(
    pixels: pixels, header: header,
    transparentShare: Double(transparent) / Double(header.pixelCount), damage: damage)
}

/// Decodes as stored, into memory for `width * height * 3` bytes; writes all of them or throws.
func decodeAsStored(
  _ bytes: UnsafeRawBufferPointer, _ header: ImageHeader, into rgb: UnsafeMutablePointer<UInt8>
) throws(DecodeError) -> (transparent: UInt64, damage: String?) {
  var transparent: UInt64 = 0
  var note = codec_note()
  var codec = header.codec
  let start = bytes.baseAddress
  let status =
    switch header.format {
    case .jpeg: codec_jpeg_decode(start, bytes.count, &codec, rgb, &note)
    case .png: codec_png_decode(start, bytes.count, &codec, rgb, &transparent, &note)
    case .webp: codec_webp_decode(start, bytes.count, &codec, rgb, &transparent, &note)
    case .gif: codec_gif_decode(start, bytes.count, &codec, rgb, &transparent, &note)
    case .bmp: codec_bmp_decode(start, bytes.count, &codec, rgb, &transparent, &note)
    case .tiff: codec_tiff_decode(start, bytes.count, &codec, rgb, &transparent, &note)
    }
  switch status {
  case CODEC_GOOD: return (transparent, nil)
  case CODEC_DAMAGED: return (transparent, note.words)
  default: throw .badPixels(format: header.format, reason: note.words)
  }
}
