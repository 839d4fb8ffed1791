import CTurboJPEG

@testable import Imaging

/// One input: any bytes are pixels of the size their header says, or an error in words; every byte of
/// them is written; and the JPEG size that is read here is the library's own.
func tryImages(_ bytes: [UInt8]) -> CInt {
  bytes.withUnsafeBytes { tryImage($0) }
  return 0
}

private func tryImage(_ file: UnsafeRawBufferPointer) {
  // Sizes that decode in a moment; the room is so small that some images turn in place.
  let limits = DecodeLimits(pixels: 4_000_000, bytes: 30_000_000, scannedPixels: 40_000_000)
  do throws(DecodeError) {
    let image = try decodeImage(file, limits: limits)
    let (pixels, header) = (image.pixels, image.header)
    let isTurned = header.orientation >= 5
    precondition(pixels.width == (isTurned ? header.height : header.width))
    precondition(pixels.height == (isTurned ? header.width : header.height))
    precondition((0...1).contains(image.transparentShare) && image.damage != "")
    if header.format == .jpeg { checkSize(header, in: file) }
    checkEveryByte(of: header, in: file)
  } catch {
    precondition(!error.description.isEmpty && !error.description.hasSuffix(": "))
  }
}

/// The size that is read here is the library's.
private func checkSize(_ header: ImageHeader, in file: UnsafeRawBufferPointer) {
  let bytes = file.bindMemory(to: UInt8.self).baseAddress
  var (width, height, subsampling, colorspace): (CInt, CInt, CInt, CInt) = (0, 0, 0, 0)
  _ = tjDecompressHeader3(
    turbo, bytes, UInt(file.count), &width, &height, &subsampling, &colorspace)
  precondition(Int(width) == header.width && Int(height) == header.height)
}

/// Whatever the memory held before, the pixels are the same.
private func checkEveryByte(of header: ImageHeader, in file: UnsafeRawBufferPointer) {
  let count = header.pixelCount * 3
  guard count < 100_000 else { return }
  let copies: [[UInt8]] = [0, 255].map { (filling: UInt8) in
    [UInt8](unsafeUninitializedCapacity: count) { memory, written in
      memory.initialize(repeating: filling)
      if let start = memory.baseAddress { _ = try? decodeVisibly(file, header, into: start) }
      written = count
    }
  }
  precondition(copies[0] == copies[1])
}

private nonisolated(unsafe) let turbo = tjInitDecompress()
