/// A kind of image file that other programs write, read here or not.
struct ImageFamily: Hashable, Sendable {
  /// The name, that of ``ImageFormat`` where it is read here.
  let name: String
  /// Whether its pixels can be read here.
  let isRead: Bool

  private init(_ name: String, isRead: Bool = false) { (self.name, self.isRead) = (name, isRead) }

  /// What such a file is, for a person.
  var description: String {
    name == "PNM" ? "PNM image (PBM, PGM, PPM, PAM or PFM)" : "\(name) image"
  }

  /// "a" or "an".
  var article: String { ["AVIF", "ICO", "OpenEXR"].contains(name) ? "an" : "a" }

  /// The kind that a name's extension claims, upper or lower case; `nil` if it claims none.
  ///
  /// Extensions of raw photographs claim none, as most are TIFF files of their own kind; nor does
  /// `.heif`, which holds pictures of several codings.
  init?(claimedBy key: String) {
    let name = key.utf8.split(separator: UInt8(ascii: "/")).last ?? Substring(key).utf8
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else {
      return nil
    }
    let claimed = String(Substring(name[name.index(after: dot)...])).lowercased()
    guard let found = Self.extensions.first(where: { $0.endings.contains(claimed) }) else {
      return nil
    }
    self.init(found.name, isRead: ImageFormat(rawValue: found.name) != nil)
  }

  /// The kind of bytes by which an image is told that is not read here; `nil` for anything else.
  init?(unreadIn bytes: UnsafeRawBufferPointer) {
    for (signature, offset, name) in Self.letters where bytes.holds(signature, at: offset) {
      self.init(name)
      return
    }
    for (signature, name) in Self.signatures where bytes.begins(with: signature) {
      self.init(name)
      return
    }
    guard
      let name = Self.brand(of: bytes)
        ?? (Self.isNetpbm(bytes) ? "PNM" : Self.isTarga(bytes) ? "TGA" : nil)
    else { return nil }
    self.init(name)
  }

  /// The kind of bytes of any image; `nil` for anything else.
  init?(of bytes: UnsafeRawBufferPointer) {
    if let format = ImageFormat.detect(bytes) {
      self.init(format.rawValue, isRead: true)
    } else {
      self.init(unreadIn: bytes)
    }
  }

  private static let extensions: [(name: String, endings: [String])] = [
    ("JPEG", ["jpg", "jpeg", "jpe", "jfif", "jif"]), ("PNG", ["png", "apng"]), ("WebP", ["webp"]),
    ("GIF", ["gif"]), ("BMP", ["bmp", "dib"]), ("TIFF", ["tif", "tiff"]),
    ("AVIF", ["avif", "avifs"]),
    ("HEIC", ["heic", "heics", "hif"]), ("JPEG XL", ["jxl"]), ("JPEG XR", ["jxr", "wdp", "hdp"]),
    ("JPEG 2000", ["jp2", "j2k", "jpf", "jpx", "jpm", "j2c", "jpc"]), ("ICO", ["ico", "cur"]),
    ("PSD", ["psd", "psb"]), ("TGA", ["tga", "vda", "icb", "vst"]),
    ("PNM", ["pnm", "pbm", "pgm", "ppm", "pam", "pfm"]), ("QOI", ["qoi"]), ("DDS", ["dds"]),
    ("OpenEXR", ["exr"]), ("Radiance HDR", ["hdr"]), ("PCX", ["pcx"]), ("farbfeld", ["ff"]),
    ("FITS", ["fits", "fit", "fts"]), ("SGI", ["sgi", "rgb", "bw"]), ("BPG", ["bpg"]),
  ]

  private static let letters: [(StaticString, Int, String)] = [
    ("8BPS", 0, "PSD"), ("qoif", 0, "QOI"), ("DDS ", 0, "DDS"), ("farbfeld", 0, "farbfeld"),
    ("SIMPLE  =", 0, "FITS"), ("JXL ", 4, "JPEG XL"), ("jP  ", 4, "JPEG 2000"),
    ("#?RADIANCE", 0, "Radiance HDR"), ("#?RGBE", 0, "Radiance HDR"),
  ]

  private static let signatures: [([UInt8], String)] = [
    ([0xFF, 0x0A], "JPEG XL"), ([0xFF, 0x4F, 0xFF, 0x51], "JPEG 2000"), ([0, 0, 1, 0], "ICO"),
    ([0, 0, 2, 0, 1, 0], "ICO"), ([0x76, 0x2F, 0x31, 0x01], "OpenEXR"),
    ([0x49, 0x49, 0xBC, 0x01], "JPEG XR"), ([0x42, 0x50, 0x47, 0xFB], "BPG"),
    ([0x0A, 0x05, 0x01], "PCX"), ([0x01, 0xDA, 0, 1], "SGI"), ([0x01, 0xDA, 1, 1], "SGI"),
  ]

  /// Names what an ISO base media file holds, by its brand or, of a general one, by those it agrees
  /// with.
  private static func brand(of bytes: UnsafeRawBufferPointer) -> String? {
    guard bytes.holds("ftyp", at: 4), bytes.count >= 12 else { return nil }
    func has(_ brands: [StaticString], at offset: Int) -> Bool {
      brands.contains { bytes.holds($0, at: offset) }
    }
    if has(["avif", "avis"], at: 8) { return "AVIF" }
    if has(["heic", "heix", "hevc", "hevx", "heim", "heis", "hevm", "hevs"], at: 8) {
      return "HEIC"
    }
    guard has(["mif1", "msf1", "mif2", "miaf"], at: 8) else { return nil }
    let size = bytes[0..<4].reduce(0) { $0 << 8 | Int($1) }
    let others = stride(from: 16, to: min(size, bytes.count, 256) - 3, by: 4)
    return others.contains { has(["avif", "avis"], at: $0) } ? "AVIF" : "HEIC"
  }

  private static func isNetpbm(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.count >= 3 && bytes[0] == UInt8(ascii: "P")
      && ((0x31...0x37).contains(bytes[1]) || bytes[1] == UInt8(ascii: "F")
        || bytes[1] == UInt8(ascii: "f"))
      && [0x20, 0x0A, 0x0D, 0x09].contains(bytes[2])
  }

  /// Targa has no signature at its beginning: every field of its header must be possible, and the
  /// pixels, where they are not packed, must be there.
  private static func isTarga(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count > 18 else { return false }
    func number(_ at: Int) -> Int { Int(bytes[at]) | Int(bytes[at + 1]) << 8 }
    let (mapped, kind, depth) = (bytes[1], bytes[2], Int(bytes[16]))
    let (width, height, colors) = (number(12), number(14), number(5))
    let isMapped = kind == 1 || kind == 9
    guard [1, 2, 3, 9, 10, 11].contains(kind), mapped == (isMapped ? 1 : 0), width > 0, height > 0,
      bytes[17] & 0xC0 == 0, bytes[17] & 0x0F <= 8
    else { return false }
    if isMapped {
      guard depth == 8 || depth == 16, colors > 0, [15, 16, 24, 32].contains(bytes[7]) else {
        return false
      }
    } else {
      guard bytes[3..<8].allSatisfy({ $0 == 0 }),
        (kind & 3 == 3 ? [8, 16] : [15, 16, 24, 32]).contains(depth)
      else { return false }
    }
    let map = isMapped ? colors * ((Int(bytes[7]) + 7) / 8) : 0
    let pixels = kind < 8 ? width * height * ((depth + 7) / 8) : 2
    return 18 + Int(bytes[0]) + map + pixels <= bytes.count
  }
}

/// How a file's name lies about its kind, "a JPEG by its bytes, not its name"; `nil` if it does not:
/// if it claims no image format or the right one, or the bytes are of none.
public func lyingExtension(of key: String, holding bytes: UnsafeRawBufferPointer) -> String? {
  guard let claimed = ImageFamily(claimedBy: key), let found = ImageFamily(of: bytes),
    claimed.name != found.name
  else { return nil }
  return "\(found.article) \(found.name) by its bytes, not its name"
}
