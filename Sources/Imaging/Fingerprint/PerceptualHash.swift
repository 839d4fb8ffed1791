import Kernels

/// The perceptual hash of an image: 64 bits of which few differ between copies that were scaled,
/// compressed or slightly recoloured.
///
/// The discrete cosine transform (type 2) of the mean luma of 32 × 32 equal cells; of its 8 × 8
/// lowest frequencies each gives a 1 where it lies above their median. Row by row, the constant
/// term first, which is the highest bit. The cosines are whole numbers of 2⁻¹⁴, so every sum is
/// exact and the same everywhere. The scheme of Zauner 2010 ("pHash"), with the constant term, as
/// the Python package imagehash has it.
///
/// - Precondition: No side of the image is longer than 16,777,216.
public func perceptualHash(of pixels: PixelBuffer) -> UInt64 {
  perceptualHash(ofGrid: PixelPass(over: pixels).totals.grid)
}

/// `perceptualHash` of the 32 × 32 cells, row by row.
func perceptualHash(ofGrid grid: [Int16]) -> UInt64 {
  precondition(grid.count == side * side)
  // All sums are whole numbers below 2⁵³, so doubles hold them exactly in any order.
  var columns = [SIMD8<Double>](repeating: .zero, count: 8)
  for y in 0..<side {
    var row = SIMD8<Double>.zero
    for x in 0..<side { row += cosines[x] * Double(grid[y * side + x]) }
    for v in 0..<8 { columns[v] += row * cosines[y][v] }
  }
  var ordered = columns.flatMap { row in (0..<8).map { row[$0] } }
  ordered.sort()
  let median = (ordered[31] + ordered[32]) / 2
  var hash: UInt64 = 0
  for v in 0..<8 {
    for u in 0..<8 { hash = hash << 1 | (columns[v][u] > median ? 1 : 0) }
  }
  return hash
}

private let side = 32

/// By place, the 8 lowest cosines there: cos(π u (2x + 1) / 64), in whole 2⁻¹⁴.
private let cosines: [SIMD8<Double>] = (0..<side).map { x in
  var values = SIMD8<Double>.zero
  for u in 0..<8 {
    let angle = Double.pi * Double(u * (2 * x + 1)) / 64
    values[u] = (Elementary.cos(angle) * 16384).rounded()
  }
  return values
}
