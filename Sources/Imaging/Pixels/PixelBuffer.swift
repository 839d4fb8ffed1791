/// The pixels of one image: 8-bit RGB, interleaved, rows without gaps, upright.
///
/// A class because it owns memory that is never copied: `width * height * 3` bytes, freed with it.
public final class PixelBuffer: @unchecked Sendable {
  /// Columns, at least 1.
  public let width: Int
  /// Rows, at least 1.
  public let height: Int
  /// The memory: R, G, B of each pixel, row by row from the top.
  ///
  /// Written only before the buffer is shared.
  public let bytes: UnsafeMutableBufferPointer<UInt8>

  /// Pixels with undefined content, to be filled by their maker.
  public init(width: Int, height: Int) {
    precondition(width > 0 && height > 0)
    self.width = width
    self.height = height
    bytes = .allocate(capacity: width * height * 3)
  }

  deinit { bytes.deallocate() }
}
