/// A kind of image file, told by its first bytes and never by its name.
public enum ImageFormat: String, Sendable, Hashable, CaseIterable {
  case jpeg = "JPEG"
  case png = "PNG"
  case webp = "WebP"
  case gif = "GIF"
  case bmp = "BMP"
  case tiff = "TIFF"

  /// The format whose signature the bytes begin with; `nil` for anything else.
  ///
  /// Looks at no more than the first 18 bytes.
  public static func detect(_ bytes: UnsafeRawBufferPointer) -> ImageFormat? {
    if bytes.begins(with: [0xFF, 0xD8]) { return .jpeg }
    if bytes.begins(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
    if bytes.begins(with: "RIFF"), bytes.holds("WEBP", at: 8) { return .webp }
    if bytes.begins(with: "GIF87a") || bytes.begins(with: "GIF89a") { return .gif }
    if bytes.begins(with: [0x49, 0x49, 42, 0]) || bytes.begins(with: [0x4D, 0x4D, 0, 42]) {
      return .tiff
    }
    if bytes.begins(with: [0x49, 0x49, 43, 0]) || bytes.begins(with: [0x4D, 0x4D, 0, 43]) {
      return .tiff
    }
    // Two letters alone would take words for pictures: the reserved fields must be zero as well, or
    // the header behind them must have the size of one.
    if bytes.begins(with: "BM"), bytes.count >= 14 {
      if bytes[6...9].allSatisfy({ $0 == 0 }) { return .bmp }
      let isHeader = bytes.count >= 18 && bytes[15...17].allSatisfy { $0 == 0 }
      if isHeader, [12, 16, 40, 52, 56, 64, 108, 124].contains(bytes[14]) { return .bmp }
    }
    return nil
  }

  /// The type under which such a file is served.
  public var mediaType: String {
    switch self {
    case .jpeg: "image/jpeg"
    case .png: "image/png"
    case .webp: "image/webp"
    case .gif: "image/gif"
    case .bmp: "image/bmp"
    case .tiff: "image/tiff"
    }
  }

  /// Whether the name's extension is that of another image format.
  ///
  /// An extension that belongs to no image format, or none at all, claims nothing: `false`.
  public func extensionLies(_ key: String) -> Bool {
    guard let claimed = ImageFamily(claimedBy: key) else { return false }
    return claimed.name != rawValue
  }
}

extension UnsafeRawBufferPointer {
  /// Whether the bytes begin with these.
  func begins(with signature: [UInt8]) -> Bool {
    count >= signature.count && self[..<signature.count].elementsEqual(signature)
  }

  /// Whether the bytes begin with these ASCII letters.
  func begins(with signature: StaticString) -> Bool { holds(signature, at: 0) }

  /// Whether these ASCII letters stand at this offset.
  func holds(_ signature: StaticString, at offset: Int) -> Bool {
    let length = signature.utf8CodeUnitCount
    guard count >= offset + length else { return false }
    return self[offset..<offset + length].elementsEqual(
      UnsafeBufferPointer(start: signature.utf8Start, count: length))
  }
}
