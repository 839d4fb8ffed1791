import CImageCodecs

/// What an image file says of itself, read without decoding a pixel.
public struct ImageHeader: Sendable {
  /// By content, not by name.
  public let format: ImageFormat
  let codec: codec_header

  /// Reads the header of a file of any ``ImageFormat``.
  ///
  /// Takes no memory that grows with the claimed size.
  ///
  /// - Throws: `empty`, `unknownFormat` or `badHeader`.
  public init(of bytes: UnsafeRawBufferPointer) throws(DecodeError) {
    guard let start = bytes.baseAddress, bytes.count > 0 else { throw .empty }
    guard let format = ImageFormat.detect(bytes) else {
      throw .unknownFormat(found: descriptionOfContent(bytes))
    }
    var header = codec_header()
    var note = codec_note()
    let isGood =
      switch format {
      case .jpeg: codec_jpeg_header(start, bytes.count, &header, &note)
      case .png: codec_png_header(start, bytes.count, &header, &note)
      case .webp: codec_webp_header(start, bytes.count, &header, &note)
      case .gif: codec_gif_header(start, bytes.count, &header, &note)
      case .bmp: codec_bmp_header(start, bytes.count, &header, &note)
      case .tiff: codec_tiff_header(start, bytes.count, &header, &note)
      }
    guard isGood else {
      throw note.unsupported
        ? .notSupported(format: format, reason: note.words)
        : .badHeader(format: format, reason: note.words)
    }
    self.format = format
    codec = header
  }

  /// Columns as stored, before orientation; at least 1.
  public var width: Int { Int(codec.width) }
  /// Rows as stored, before orientation; at least 1.
  public var height: Int { Int(codec.height) }
  /// EXIF orientation, 1 (upright) to 8.
  public var orientation: Int { Int(codec.orientation) }
  /// Bits of one sample as stored: 1 to 32.
  public var bitDepth: Int { Int(codec.bit_depth) }
  /// Channels as stored: 1 (grey or palette) to 4 (CMYK, or colour and alpha); 5 for more.
  public var channels: Int { Int(codec.channels) }
  /// Whether the file carries an ICC profile, which is ignored.
  public var hasColorProfile: Bool { codec.color_profile }
  /// Whether the file holds more than one frame or page; the first is the image.
  public var isAnimated: Bool { codec.animated }
  /// Passes of a JPEG over all its coefficients; 0 for one that decodes as it is read.
  public var scans: Int { Int(codec.scans) }

  /// Columns times rows.
  public var pixelCount: Int { width * height }

  /// The most memory that decoding holds at once beside the file's own bytes.
  public var decodingBytes: Int {
    pixelCount * 3 + Int(codec.working_bytes)
  }
}

extension codec_note {
  /// The text.
  var words: String {
    withUnsafeBytes(of: self) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}
