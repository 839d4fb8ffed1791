import CPixelKernels

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

/// `perceptualHash` of the 32 × 32 cells, row by row, by the instruction set at this place in
/// `PixelPass.variants`; the last unless given.
func perceptualHash(ofGrid grid: [Int16], variant: Int? = nil) -> UInt64 {
  precondition(grid.count == Int(PIXEL_GRID_SIDE) * Int(PIXEL_GRID_SIDE))
  return pixel_hash_by(variant.map(Int32.init) ?? pixel_variant_count() - 1, grid)
}
