import Imaging
import Testing

/// Small numbers that follow from a seed (SplitMix64).
private struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}

/// What came of a file: pixels, pixels with a complaint, or an error that has words.
private enum Outcome: Equatable {
  case good
  case damaged
  case failed
}

/// Decodes what may be broken and checks what holds for every outcome.
private func outcome(of bytes: [UInt8]) -> Outcome {
  do throws(DecodeError) {
    let image = try decoded(bytes, limits: DecodeLimits(pixels: 1_000_000))
    let (pixels, header) = (image.pixels, image.header)
    let isTurned = header.orientation >= 5
    #expect(pixels.width == (isTurned ? header.height : header.width))
    #expect(pixels.height == (isTurned ? header.width : header.height))
    #expect((0...1).contains(image.transparentShare))
    #expect(image.damage != "")
    return image.damage == nil ? .good : .damaged
  } catch {
    #expect(!error.description.isEmpty && !error.description.hasSuffix(": "))
    return .failed
  }
}

@Suite struct BrokenFileTests {
  static let files = [
    "420.jpg", "progressive.jpg", "cmyk.jpg", "grey.jpg", "rgb8.png", "rgba16_interlaced.png",
    "palette4_alpha.png", "lossy_alpha.webp", "lossless.webp", "animated_inset.webp", "local.gif",
    "transparent.gif", "1x40.gif", "palette4.bmp", "rgba.bmp", "runs4.bmp", "runs8.bmp",
    "tiff_lzw.tif", "jpeg.tif", "group4.tif", "rgba16.tif", "rgb8_planes_tiles.tif",
  ]

  @Test(arguments: files)
  func `a file that ends at any byte gives an error or a complaint, never silence`(
    _ file: String
  ) throws {
    let bytes = try GoldenImage.bytes(of: file)
    #expect(outcome(of: bytes) == .good)
    // What ends behind the pixels may go unnoticed: a second frame, the padding of a chunk, the
    // place of the next page.
    let needed = file == "animated_inset.webp" ? bytes.count / 2 : bytes.count - 4
    for count in 0..<bytes.count {
      let result = outcome(of: Array(bytes[..<count]))
      if count < needed { #expect(result != .good, "\(count) of \(bytes.count) bytes") }
    }
  }

  @Test(arguments: files)
  func `any byte may be wrong`(_ file: String) throws {
    let bytes = try GoldenImage.bytes(of: file)
    var numbers = SeededNumbers(state: 1)
    for at in bytes.indices {
      var broken = bytes
      broken[at] ^= UInt8.random(in: 1...255, using: &numbers)
      _ = outcome(of: broken)
    }
  }

  @Test(arguments: files)
  func `many bytes may be wrong, missing or doubled`(_ file: String) throws {
    let bytes = try GoldenImage.bytes(of: file)
    var numbers = SeededNumbers(state: 2)
    for _ in 0..<300 {
      var broken = bytes
      for _ in 0..<Int.random(in: 1...8, using: &numbers) where broken.count > 20 {
        let at = Int.random(in: 0..<broken.count - 8, using: &numbers)
        let end = Int.random(in: at..<min(at + 16, broken.count), using: &numbers)
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0: broken[at] = UInt8.random(in: 0...255, using: &numbers)
        case 1: broken.removeSubrange(at..<end)
        case 2: broken.insert(contentsOf: broken[at..<end], at: at)
        default: broken.replaceSubrange(at..<end, with: repeatElement(0xFF, count: end - at))
        }
      }
      _ = outcome(of: broken)
    }
  }

  @Test func `a PNG that ends between its rows names the row`() throws {
    let noise = PixelBuffer(width: 200, height: 100)
    var numbers = SeededNumbers(state: 3)
    for at in noise.bytes.indices { noise.bytes[at] = UInt8.random(in: 0...255, using: &numbers) }
    let bytes = encodePNG(noise)
    do throws(DecodeError) {
      _ = try decoded(Array(bytes[..<(bytes.count / 2)]))
      Issue.record("decoded")
    } catch {
      let words = error.description
      #expect(words.contains(/^broken PNG data: the file ends early \(row [34]\d of 100\)$/))
    }
  }

  @Test func `a JPEG that ends early is measured and says so`() throws {
    let bytes = try GoldenImage.bytes(of: "420.jpg")
    let image = try decoded(Array(bytes.dropLast(100)))
    #expect(image.damage == "Premature end of JPEG file")
    #expect(image.pixels.width == 23 && image.pixels.height == 17)
  }

  @Test func `an error that follows a complaint is an error`() throws {
    var bytes = try GoldenImage.bytes(of: "420.jpg")
    let scan = try #require(
      bytes.indices.dropLast().first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xDA })
    bytes[scan + 5] = 99  // the scan names a component that the frame does not have
    bytes.insert(contentsOf: [1, 2, 3], at: scan)  // and stray bytes stand before it
    #expect(
      throws: DecodeError.badPixels(format: .jpeg, reason: "Invalid component ID 99 in SOS")
    ) { try decoded(bytes) }
  }

  @Test func `a PNG with a wrong checksum and right rows is measured and says so`() throws {
    var bytes = try GoldenImage.bytes(of: "rgb8.png")
    bytes[bytes.count - 13] ^= 1  // IEND takes the last 12 bytes; before it stands the checksum
    let image = try decoded(bytes)
    let golden = try #require(GoldenImage.all.first { $0.file == "rgb8.png" })
    #expect(image.damage == "IDAT: CRC error")
    #expect(digest(of: image.pixels) == golden.digest)
  }

  @Test func `a palette index beyond the palette is black and says so`() throws {
    // Row by row from a hand-made file: a palette of two colours (red, green), indices 0, 1, 2, 3.
    let bytes: [UInt8] =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", [0, 0, 0, 4, 0, 0, 0, 1, 2, 3, 0, 0, 0])
      + chunk("PLTE", [255, 0, 0, 0, 255, 0])
      // zlib: header, one stored block of 2 bytes (filter 0, then 0b00011011), Adler-32.
      + chunk("IDAT", [0x78, 0x01, 1, 2, 0, 0xFD, 0xFF, 0, 0x1B, 0, 0x1D, 0, 0x1C])
      + chunk("IEND", [])
    let image = try decoded(bytes)
    #expect(Array(image.pixels.bytes) == [255, 0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0])
    #expect(image.damage == "colour 3 of a palette of 2; shown black")
  }
}

/// A PNG chunk with its checksum (CRC-32).
private func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
  func long(_ value: UInt32) -> [UInt8] { withUnsafeBytes(of: value.bigEndian) { Array($0) } }
  let body = Array(name.utf8) + data
  var checksum: UInt32 = .max
  for byte in body {
    checksum ^= UInt32(byte)
    for _ in 0..<8 { checksum = checksum >> 1 ^ (checksum & 1 == 1 ? 0xEDB8_8320 : 0) }
  }
  return long(UInt32(data.count)) + body + long(~checksum)
}
