import CImageCodecs

/// An image that was decoded: its pixels, and what the file said of itself.
public struct DecodedImage: Sendable {
  /// Upright 8-bit RGB.
  public let pixels: PixelBuffer
  /// Size as stored, orientation, bit depth, format.
  public let header: ImageHeader
  /// The share of pixels with alpha below 255, 0 to 1; 0 for an image without alpha.
  public let transparentShare: Double
  /// Stands for what 8-bit RGB does not show of the image: alpha and the colours beneath it, the low
  /// bits of wider samples; 0 where it shows everything.
  public let beyond: UInt64
  /// The decoder's complaint about a file whose rows all decode; `nil` for a sound file.
  public let damage: String?

  /// By content, not by name.
  public var format: ImageFormat { header.format }
}

/// Decodes an image file to upright 8-bit RGB.
///
/// The format is told from the bytes. EXIF orientation is applied. Alpha is composited over white,
/// or over black where more than half of what is opaque is nearly white (luma of at least 216) and
/// would vanish: each channel (a·c + (255−a)·ground)/255 rounded to nearest. 16-bit samples keep
/// their high byte, unless no sample of the image reaches 256 or 4096: then the 8 or 12 bits that are
/// used are the range, of which the highest 8 are kept. Grey and palette become RGB, CMYK becomes
/// (255−c)(255−k)/255 rounded to nearest after Adobe's inversion (of a JPEG); ICC profiles are
/// ignored. An animation gives its first frame on its canvas, a document its first page. A JPEG
/// decodes with the accurate DCT and fancy upsampling, as OpenCV and Pillow do.
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
  let byteCount = header.pixelCount * 3
  let isUpright = header.orientation == 1
  let hasRoom = !isUpright && header.decodingBytes + byteCount <= limits.bytes
  let stored = hasRoom ? UnsafeMutablePointer<UInt8>.allocate(capacity: byteCount) : upright
  defer { if hasRoom { stored.deallocate() } }
  let (look, damage) = try decodeVisibly(bytes, header, into: stored)
  let (width, height) = (header.codec.width, header.codec.height)
  if hasRoom {
    codec_turn_upright(stored, width, height, header.codec.orientation, upright)
  } else if !isUpright,
    !codec_turn_upright_in_place(upright, width, height, header.codec.orientation)
  {
    throw .badPixels(format: header.format, reason: "no memory to turn it upright")
  }
  return DecodedImage(
    pixels: pixels, header: header,
    transparentShare: Double(look.transparent) / Double(header.pixelCount), beyond: look.beyond,
    damage: damage)
}

/// Decodes as stored, into memory for `width * height * 3` bytes, of which it writes all or throws;
/// and once more where most could not be seen that way: white things on a transparent ground, wide
/// samples of low values.
///
/// - Returns: what the first look found.
func decodeVisibly(
  _ bytes: UnsafeRawBufferPointer, _ header: ImageHeader, into rgb: UnsafeMutablePointer<UInt8>
) throws(DecodeError) -> (look: codec_look, damage: String?) {
  var look = codec_look()
  look.ground = 255
  let damage = try decodeAsStored(bytes, header, into: rgb, look: &look)
  var second = codec_look()
  second.ground = look.transparent > 0 && look.light > look.opacity / 2 ? 0 : 255
  second.used_bits = look.most == 0 || look.most >= 4096 ? 0 : look.most < 256 ? 8 : 12
  if second.ground != look.ground || second.used_bits != 0 {
    _ = try decodeAsStored(bytes, header, into: rgb, look: &second)
  }
  return (look, damage)
}

/// Decodes as stored, into memory for `width * height * 3` bytes; writes all of them or throws.
///
/// - Returns: the decoder's complaint about a file whose rows all decode.
private func decodeAsStored(
  _ bytes: UnsafeRawBufferPointer, _ header: ImageHeader, into rgb: UnsafeMutablePointer<UInt8>,
  look: inout codec_look
) throws(DecodeError) -> String? {
  var note = codec_note()
  var codec = header.codec
  let start = bytes.baseAddress
  let status =
    switch header.format {
    case .jpeg: codec_jpeg_decode(start, bytes.count, &codec, rgb, &note)
    case .png: codec_png_decode(start, bytes.count, &codec, rgb, &look, &note)
    case .webp: codec_webp_decode(start, bytes.count, &codec, rgb, &look, &note)
    case .gif: codec_gif_decode(start, bytes.count, &codec, rgb, &look, &note)
    case .bmp: codec_bmp_decode(start, bytes.count, &codec, rgb, &look, &note)
    case .tiff: codec_tiff_decode(start, bytes.count, &codec, rgb, &look, &note)
    }
  switch status {
  case CODEC_GOOD: return nil
  case CODEC_DAMAGED: return note.words
  default:
    throw note.unsupported
      ? .notSupported(format: header.format, reason: note.words)
      : .badPixels(format: header.format, reason: note.words)
  }
}
