import CPixelKernels

/// A picture made ready to be compared with others: the means of luma over 32 × 32 equal cells.
///
/// A class because it owns memory, about 30 KB, that is written once and never copied.
public final class PicturePlane: Sendable {
  private nonisolated(unsafe) let plane: OpaquePointer

  /// The picture of 32 × 32 means of luma, row by row.
  ///
  /// - Precondition: There are 1,024 of them.
  public init(cells: [Int16]) {
    precondition(cells.count == Int(PICTURE_SIDE) * Int(PICTURE_SIDE))
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: picture_plane_bytes(), alignment: 64)
    plane = OpaquePointer(memory)
    picture_prepare(cells, plane)
  }

  deinit { UnsafeMutableRawPointer(plane).deallocate() }

  /// The cells of an image, sixteenths of a grey level, row by row.
  ///
  /// - Precondition: No side of the image is longer than 16,777,216.
  public static func cells(of pixels: PixelBuffer) -> [Int16] {
    PixelPass(over: pixels).totals.grid
  }

  /// The cells as they are in a mirror: left and right exchanged.
  public static func mirrored(_ cells: [Int16]) -> [Int16] {
    let side = Int(PICTURE_SIDE)
    return cells.indices.map { cells[$0 / side * side + side - 1 - $0 % side] }
  }

  /// How alike two pictures are once the second is laid over the first.
  ///
  /// Each is laid over the other by an affine map that is found from coarse to fine (inverse
  /// compositional alignment with gain and offset, Baker and Matthews 2004,
  /// doi:10.1023/B:VISI.0000011205.11775.fd); where they meet, but for two cells along their edges,
  /// each less its own surroundings (a Gaussian of 3.2 cells), they are correlated. The best of both ways and of the pictures as they
  /// are counts, so the order does not matter. Tells a picture that was scaled, compressed,
  /// cropped, moved or turned a little, or made brighter, from another one.
  ///
  /// - Returns: a correlation, −1 to 1, which is the cosine of the two pictures; `nil` if they are
  ///   unlike even from afar, or one of them is all of one grey.
  public func similarity(to other: PicturePlane) -> Double? {
    let found = picture_similarity(plane, other.plane)
    return found > -1 ? found : nil
  }
}
