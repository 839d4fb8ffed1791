/// The extensions that image files carry, in lower case; read or not, such a file is an image.
let imageExtensions: Set<String> = [
  "jpg", "jpeg", "jpe", "jfif", "png", "apng", "webp", "gif", "tif", "tiff", "bmp", "dib", "ppm",
  "pgm", "pbm", "pnm", "tga", "ico", "svg", "heic", "heif", "avif", "jxl", "jp2", "j2k", "psd",
  "exr", "hdr", "dng", "cr2", "nef", "arw", "dcm", "qoi",
]

/// Whether a path ends in the extension of an image.
package func hasImageExtension(_ path: some StringProtocol) -> Bool {
  guard let point = path.lastIndex(of: ".") else { return false }
  let ending = path[path.index(after: point)...]
  return ending.utf8.count <= 5 && imageExtensions.contains(ending.lowercased())
}

/// Whether a file begins like an image of a known format.
func looksLikeImage(_ bytes: UnsafeRawBufferPointer) -> Bool {
  func holds(_ signature: String, at offset: Int = 0) -> Bool {
    let scalars = signature.unicodeScalars.map { UInt8($0.value) }
    return bytes.count >= offset + scalars.count
      && bytes[offset..<offset + scalars.count].elementsEqual(scalars)
  }
  return holds("\u{FF}\u{D8}\u{FF}") || holds("\u{89}PNG\r\n\u{1A}\n") || holds("GIF8")
    || (holds("RIFF") && holds("WEBP", at: 8))
    || holds("II*\0") || holds("MM\0*") || (holds("BM") && holds("\0\0\0\0", at: 6))
    || holds("8BPS") || holds("\u{FF}\u{0A}") || holds("\0\0\0\u{0C}JXL ")
    || holds("\0\0\0\u{0C}jP  ") || holds("qoif")
    || (holds("ftyp", at: 4)
      && ["avif", "avis", "heic", "heix", "mif1", "msf1"].contains {
        holds($0, at: 8)
      })
}
