import Imaging
import Testing

/// A JPEG whose header claims a size; `scans` are appended to it.
private func claimingJPEG(
  _ width: Int, _ height: Int, sampling: UInt8 = 0x11, progressive: Bool = false,
  scans: Int = 1
) -> [UInt8] {
  func word(_ value: Int) -> [UInt8] { [UInt8(value >> 8), UInt8(value & 255)] }
  let frame: [UInt8] =
    [0xFF, progressive ? 0xC2 : 0xC0, 0, 17, 8] + word(height) + word(width)
    + [3, 1, sampling, 0, 2, 0x11, 0, 3, 0x11, 0]
  let scan: [UInt8] = [0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0, 0x55]
  return [0xFF, 0xD8] + frame + (0..<scans).flatMap { _ in scan } + [0xFF, 0xD9]
}

private func claimingPNG(_ width: UInt32, _ height: UInt32, color: UInt8, interlaced: UInt8 = 0)
  -> [UInt8]
{
  func long(_ value: UInt32) -> [UInt8] { withUnsafeBytes(of: value.bigEndian) { Array($0) } }
  return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + long(13) + Array("IHDR".utf8)
    + long(width) + long(height) + [8, color, 0, 0, interlaced] + long(0)
    + long(1) + Array("IDAT".utf8) + [0] + long(0)
}

private func header(_ bytes: [UInt8]) throws(DecodeError) -> ImageHeader {
  try bytes.span.withUnsafeBytes { bytes throws(DecodeError) in try ImageHeader(of: bytes) }
}

@Suite struct DecodeLimitsTests {
  @Test func `a size beyond the limit is refused from the header alone`() {
    #expect(throws: DecodeError.tooManyPixels(width: 65500, height: 65500, limit: 200_000_000)) {
      try decoded(claimingJPEG(65500, 65500))
    }
    #expect(throws: DecodeError.tooManyPixels(width: 30000, height: 30000, limit: 200_000_000)) {
      try decoded(claimingPNG(30000, 30000, color: 0))
    }
    #expect(throws: DecodeError.tooManyPixels(width: 3, height: 4, limit: 11)) {
      try decoded(claimingPNG(3, 4, color: 0), limits: DecodeLimits(pixels: 11))
    }
  }

  @Test func `decoding counts the coefficients of a progressive image`() throws {
    // 3 bytes a pixel for the result; 4:4:4 keeps 3 coefficients of 2 bytes for each.
    #expect(try header(claimingJPEG(800, 600)).decodingBytes == 800 * 600 * 3)
    #expect(
      try header(claimingJPEG(800, 600, progressive: true)).decodingBytes == 800 * 600 * (3 + 6))
    // 4:2:0: a quarter of the samples in two of the three channels; 608 rows in whole blocks.
    #expect(
      try header(claimingJPEG(800, 600, sampling: 0x22, progressive: true)).decodingBytes
        == 800 * 600 * 3 + 800 * 608 * 2 + 2 * 400 * 304 * 2)
    #expect(
      throws: DecodeError.tooMuchMemory(
        width: 14000, height: 14000, bytes: 14000 * 14000 * 9, limit: 900_000_000)
    ) { try decoded(claimingJPEG(14000, 14000, progressive: true)) }
  }

  @Test func `decoding counts what an interlaced image with alpha holds`() throws {
    #expect(try header(claimingPNG(1000, 1000, color: 6)).decodingBytes == 3_000_000 + 32_000)
    #expect(
      try header(claimingPNG(1000, 1000, color: 6, interlaced: 1)).decodingBytes
        == 7_000_000 + 32_000)
    #expect(
      try header(claimingPNG(1000, 1000, color: 2, interlaced: 1)).decodingBytes
        == 3_000_000 + 32_000)
  }

  @Test func `a progressive image of too many passes is refused`() throws {
    #expect(try header(claimingJPEG(64, 64, progressive: true, scans: 100)).scans == 100)
    #expect(throws: DecodeError.tooManyScans(scans: 101, limit: 100)) {
      try decoded(claimingJPEG(64, 64, progressive: true, scans: 101))
    }
    // 4 billion pixels in all passes: forty passes over 100 million pixels.
    #expect(throws: DecodeError.tooManyScans(scans: 41, limit: 40)) {
      try decoded(claimingJPEG(10000, 10000, sampling: 0x22, progressive: true, scans: 41))
    }
  }

  @Test func `a size of nothing is no image`() {
    for (bytes, size) in [
      (claimingJPEG(0, 7), "0 × 7"), (claimingPNG(7, 0, color: 2), "7 × 0"),
    ] {
      do throws(DecodeError) {
        _ = try decoded(bytes)
        Issue.record("decoded")
      } catch {
        #expect(error.description.hasSuffix("header: the header gives a size of \(size)"))
      }
    }
  }

  @Test func `an error tells a person what was found`() {
    #expect(
      DecodeError.tooManyPixels(width: 65500, height: 65500, limit: 200_000_000).description
        == "65500 × 65500 pixels are claimed, more than the limit of 200 million")
    #expect(
      DecodeError.tooMuchMemory(
        width: 14000, height: 14000, bytes: 1_764_000_000, limit: 900_000_000
      ).description
        == "14000 × 14000 pixels of this kind take 1764 MB to decode, more than the limit of 900 MB"
    )
    #expect(
      DecodeError.tooManyScans(scans: 2010, limit: 100).description
        == "2010 progressive scans, more than the limit of 100 for an image of this size")
    #expect(DecodeError.empty.description == "empty file")
    #expect(
      DecodeError.unknownFormat(found: "plain text").description
        == "not an image format that can be read: plain text")
    #expect(
      DecodeError.badPixels(format: .png, reason: "the file ends early (row 3 of 9)").description
        == "broken PNG data: the file ends early (row 3 of 9)")
  }
}
