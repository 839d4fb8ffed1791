/// How the bytes of an original are announced to a browser.
enum PictureType {
  /// The bytes needed to tell.
  static let prefixLength = 16
  /// The one type here that browsers do not show: such a file is sent as a picture of its pixels.
  static let tiff = "image/tiff"
  /// Every type that is told.
  static let all = ["image/jpeg", "image/png", "image/gif", "image/webp", "image/bmp", tiff]

  /// The type of a raster picture by its first bytes; `nil` for everything else.
  ///
  /// SVG is among the others: it is a program as much as a picture, so it is only ever downloaded.
  static func detected(in prefix: some Collection<UInt8>) -> String? {
    let bytes = Array(prefix.prefix(prefixLength))
    func starts(_ text: String, at offset: Int = 0) -> Bool {
      bytes.dropFirst(offset).starts(with: text.utf8)
    }
    if bytes.starts(with: [0xff, 0xd8, 0xff]) { return "image/jpeg" }
    if bytes.starts(with: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) { return "image/png" }
    if starts("GIF87a") || starts("GIF89a") { return "image/gif" }
    if starts("RIFF") && starts("WEBP", at: 8) { return "image/webp" }
    if starts("BM") { return "image/bmp" }
    let tiffs: [[UInt8]] = [
      [0x49, 0x49, 0x2a, 0x00], [0x4d, 0x4d, 0x00, 0x2a],
      [0x49, 0x49, 0x2b, 0x00], [0x4d, 0x4d, 0x00, 0x2b],
    ]
    if tiffs.contains(where: { bytes.starts(with: $0) }) { return tiff }
    return nil
  }
}
