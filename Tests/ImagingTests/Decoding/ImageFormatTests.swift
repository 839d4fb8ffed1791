import Foundation
import Imaging
import TestSupport
import Testing

@Suite struct ImageFormatTests {
  @Test func `a format is told from its first bytes`() {
    let cases: [([UInt8], ImageFormat?)] = [
      ([0xFF, 0xD8], .jpeg), ([0xFF, 0xD8, 0xFF, 0xE0], .jpeg), ([0xFF], nil), ([], nil),
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png),
      ([0x89, 0x50, 0x4E, 0x47, 0x0A, 0x1A, 0x0A, 0], nil),  // line ends were converted
      (Array("RIFF\u{1}\u{2}\u{3}\u{4}WEBP".utf8), .webp),
      (Array("RIFF\u{1}\u{2}\u{3}\u{4}AVI ".utf8), nil),
      (Array("GIF87a".utf8), .gif), (Array("GIF89a".utf8), .gif), (Array("GIF90a".utf8), nil),
      ([0x49, 0x49, 42, 0], .tiff), ([0x4D, 0x4D, 0, 42], .tiff), ([0x4D, 0x4D, 0, 43], .tiff),
      ([0x42, 0x4D, 70, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0], .bmp),
      (Array("BM is how a sentence may begin".utf8), nil),
      ([0x42, 0x4D, 70, 0, 0, 0, 1, 2, 3, 4, 54, 0, 0, 0, 40, 0, 0, 0], .bmp),
      ([0x42, 0x4D, 70, 0, 0, 0, 1, 2, 3, 4, 54, 0, 0, 0, 41, 0, 0, 0], nil),
    ]
    for (bytes, format) in cases {
      let found = bytes.withUnsafeBytes { ImageFormat.detect($0) }
      #expect(found == format, "\(bytes)")
    }
  }

  @Test func `an extension lies if it belongs to another format`() {
    let lies: [(ImageFormat, String, Bool)] = [
      (.png, "cat/1.jpg", true), (.webp, "1.JPG", true), (.gif, "a.png", true),
      (.jpeg, "a.jpg", false), (.jpeg, "a.JPEG", false), (.jpeg, "a.jpe", false),
      (.jpeg, "a.jfif", false), (.tiff, "a.tif", false), (.png, "a.apng", false),
      (.jpeg, "noext", false), (.jpeg, "a.dat", false), (.jpeg, ".png", false),
      (.jpeg, "folder.png/noext", false), (.jpeg, "a.png.jpg", false), (.jpeg, "", false),
      (.png, "ä/ü.jpg", true),
    ]
    for (format, key, lie) in lies {
      #expect(format.extensionLies(key) == lie, "\(format) \(key)")
    }
  }

  @Test func `a name lies about images that are read and about those that are not`() {
    let cases: [([UInt8], String, String?)] = [
      ([0xFF, 0xD8, 0xFF], "a.heic", "a JPEG by its bytes, not its name"),
      ([0xFF, 0xD8, 0xFF], "a.JP2", "a JPEG by its bytes, not its name"),
      (Array("P5\n4 3\n".utf8), "a.jpg", "a PNM by its bytes, not its name"),
      ([0, 0, 1, 0], "a.png", "an ICO by its bytes, not its name"),
      ([0, 0, 0, 28] + Array("ftypavif".utf8), "a.heic", "an AVIF by its bytes, not its name"),
      ([0, 0, 0, 28] + Array("ftypavif".utf8), "a.heif", nil),
      (Array("P6\n4 3\n".utf8), "a.pnm", nil), (Array("8BPS".utf8), "a.psd", nil),
      ([0x49, 0x49, 42, 0], "a.dng", nil), (Array("words".utf8), "a.jpg", nil),
      ([0xFF, 0xD8, 0xFF], "a", nil), ([0xFF, 0xD8, 0xFF], "a.txt", nil),
    ]
    for (bytes, key, words) in cases {
      let found = bytes.withUnsafeBytes { lyingExtension(of: key, holding: $0) }
      #expect(found == words, "\(key)")
    }
  }

  @Test func `what is no image is named for what it looks like`() {
    let cases: [([UInt8], String)] = [
      (Array("%PDF-1.4\n".utf8), "PDF document"),
      (Array("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8), "SVG drawing"),
      (Array("<?xml version=\"1.0\"?>\n<svg/>".utf8), "SVG drawing"),
      (Array("<?xml version=\"1.0\"?>\n<note/>".utf8), "XML document"),
      (Array("<!DOCTYPE html><title>404</title>".utf8), "HTML page"),
      (Array("P6\n2 2\n255\n".utf8), "PNM image (PBM, PGM, PPM, PAM or PFM)"),
      (Array("just words, größer".utf8), "plain text"),
      (Array(String(repeating: "ä", count: 400).dropFirst().utf8), "plain text"),
      (Array("x\(String(repeating: "ä", count: 400))".utf8), "plain text"),
      (
        Array("version https://git-lfs.github.com/spec/v1\n".utf8),
        "Git LFS pointer, not the file itself"
      ),
      ([0, 0, 0, 28] + Array("ftypavif".utf8), "AVIF image"),
      ([0, 0, 0, 28] + Array("ftypheic".utf8), "HEIC image"),
      ([0, 0, 0, 28] + Array("ftypisom".utf8), "MP4 or QuickTime video"),
      ([0xFF, 0x0A, 1, 2], "JPEG XL image"),
      ([0xFF, 0x4F, 0xFF, 0x51], "JPEG 2000 image"),
      ([0x50, 0x4B, 3, 4, 20], "ZIP archive"),
      ([0x1F, 0x8B, 8], "gzip archive"),
      ([0, 0, 1, 0, 1], "ICO image"), ([0, 0, 2, 0, 1, 0], "ICO image"),
      (Array("8BPS".utf8), "PSD image"), (Array("qoif".utf8), "QOI image"),
      (Array("P7\n".utf8), "PNM image (PBM, PGM, PPM, PAM or PFM)"),
      ([0, 0, 0, 24] + Array("ftypmif1\0\0\0\0mif1avif".utf8), "AVIF image"),
      ([0, 0, 0, 24] + Array("ftypmif1\0\0\0\0mif1heic".utf8), "HEIC image"),
      (
        [0, 0, 10] + Array(repeating: 0, count: 9) + [2, 0, 2, 0, 24, 0, 0x83, 1, 2, 3], "TGA image"
      ),
      (
        [0, 0, 2] + Array(repeating: 0, count: 9) + [2, 0, 2, 0, 24, 0, 1, 2, 3],
        "unknown binary data"  // four pixels of three bytes are not there
      ),
      ([0, 0, 0, 0, 0, 0], "nothing but zero bytes"),
      ([0xFF, 0xFE, 0x61, 0], "UTF-16 text"),
      ([1, 2, 3, 200, 0xFF], "unknown binary data"),
      ([0xFF], "unknown binary data"),
    ]
    for (bytes, words) in cases {
      #expect(throws: DecodeError.unknownFormat(found: words)) { try decoded(bytes) }
    }
    #expect(throws: DecodeError.empty) { try decoded([]) }
  }
}
