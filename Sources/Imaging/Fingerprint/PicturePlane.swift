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

  /// The cells of an image, sixteenths of a grey level, row by row, and whether it is a drawing:
  /// three eighths of its pixels or more lie within two levels of one grey, as no photograph's but
  /// few do.
  ///
  /// - Precondition: No side of the image is longer than 16,777,216.
  public static func cells(of pixels: PixelBuffer) -> (cells: [Int16], isDrawing: Bool) {
    let totals = PixelPass(over: pixels).totals
    let counts = totals.lumaCounts
    let most =
      counts.indices.map { level in
        counts[max(0, level - 2)...min(255, level + 2)].reduce(0, +)
      }.max() ?? 0
    return (totals.grid, 8 * most >= 3 * totals.pixelCount)
  }

  /// The cells along one side of a picture.
  public static let side = Int(PICTURE_SIDE)

  /// The cells as they are if the picture has only so many pixels: the mean over each pixel.
  ///
  /// - Precondition: `width` and `height` are in 1...``side``.
  public static func coarsened(_ cells: [Int16], width: Int, height: Int) -> [Int16] {
    precondition((1...side).contains(width) && (1...side).contains(height))
    let (down, across) = (shares(of: height), shares(of: width))
    let rows = down.map { row in
      (0..<side).map { x in (0..<side).reduce(0.0) { $0 + row[$1] * Double(cells[$1 * side + x]) } }
    }
    return rows.flatMap { row in
      across.map { column in
        Int16((0..<side).reduce(0.0) { $0 + column[$1] * row[$1] }.rounded())
      }
    }
  }

  /// What each cell along a line takes of each, by way of `count` pixels.
  private static func shares(of count: Int) -> [[Double]] {
    // What pixel and cell have in common, in parts of which a pixel has 32 and a cell `count`.
    func common(_ pixel: Int, _ cell: Int) -> Double {
      Double(max(0, min((pixel + 1) * side, (cell + 1) * count) - max(pixel * side, cell * count)))
    }
    return (0..<side).map { cell in
      (0..<side).map { from in
        (0..<count).reduce(0.0) {
          $0 + common($1, cell) * common($1, from) / Double(count * side)
        }
      }
    }
  }

  /// The cells as they are in a mirror: left and right exchanged.
  public static func mirrored(_ cells: [Int16]) -> [Int16] {
    cells.indices.map { cells[$0 / side * side + side - 1 - $0 % side] }
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
  /// Two drawings, which have most in common anyway, are as alike as the cell in which they differ
  /// most allows: with edges up to half a cell elsewhere and tones brought to one mean and spread,
  /// 1 less a third of that difference over the range of tones. They may be moved by 3 cells, scaled
  /// by an eighth and turned by six degrees.
  ///
  /// - Returns: a correlation, −1 to 1, which is the cosine of the two pictures; `nil` if they are
  ///   unlike even from afar, or one of them is all of one grey.
  public func similarity(to other: PicturePlane, asDrawings: Bool = false) -> Double? {
    let found =
      asDrawings
      ? drawing_similarity(plane, other.plane) : picture_similarity(plane, other.plane)
    return found > -1 ? found : nil
  }
}
