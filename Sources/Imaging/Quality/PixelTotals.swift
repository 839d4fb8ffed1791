import CPixelKernels

/// What one pass over the pixels of an image adds up, all in whole numbers.
///
/// Luma stands in ten-thousandths of a grey level, 2126 R + 7152 G + 722 B: Rec. 709 without
/// rounding.
struct PixelTotals: Hashable, Sendable {
  /// Pixels of the image and of the reduced image (long side at most 512).
  var pixelCount: UInt64 = 0
  var reducedPixelCount: UInt64 = 0
  /// Totals of R, G, B; of their squares; of RG, GB, BR.
  var sums = SIMD3<UInt64>()
  var squares = SIMD3<UInt64>()
  var products = SIMD3<UInt64>()
  /// Pixels that are red, green, blue by OpenCV's 8-bit HSV.
  var colours = SIMD3<UInt64>()
  /// The Laplacian over all bytes of all channels.
  var laplacianSum: Int64 = 0
  var laplacianSquares: UInt64 = 0
  /// Pixels with luma of at most 5 and of at least 250 grey levels.
  var dark: UInt64 = 0
  var bright: UInt64 = 0
  /// The Laplacian over the luma of the reduced image, in luma units.
  var detailSum: Int64 = 0
  var detailSquares: UInt128 = 0
  /// HSV saturation, in 2⁻²⁰ and the rest of it in 2⁻⁴⁰.
  var saturation: Int64 = 0
  var saturationRest: Int64 = 0
  /// 256: pixels by luma rounded to a grey level, halves up.
  var lumaCounts = [UInt64](repeating: 0, count: 256)
  /// 32 × 32: mean luma of equal cells of the reduced image, sixteenths of a grey level.
  var grid = [Int16](repeating: 0, count: 32 * 32)
  /// 3 planes of 32 × 32: mean R, G, B of the same cells, sixteenths of a grey level.
  var colourGrid = [Int16](repeating: 0, count: 3 * 32 * 32)
}

/// One pass over an image: its totals, and its thumbnail where one is wanted.
struct PixelPass {
  /// The longest side of an image that can be measured.
  static let longestSide = Int(PIXEL_MAX_SIDE)
  /// The long side of the image that `detail` and the grid are taken from.
  static let reducedSide = Int(PIXEL_MAX_REDUCED)
  /// The instruction sets that this processor can run the pass with; the last is used.
  static var variants: [String] {
    (0..<pixel_variant_count()).map { String(cString: pixel_variant_name($0)) }
  }

  /// What the pixels add up to.
  private(set) var totals = PixelTotals()
  /// The image at the size of the thumbnail; `nil` if none is wanted or the image is not larger.
  let thumbnail: PixelBuffer?

  /// Visits every pixel once; O(width × height), with working memory of a few rows.
  ///
  /// - Precondition: Neither side is longer than ``longestSide``.
  /// - Parameters:
  ///   - pixels: The image.
  ///   - thumbnailSide: The long side of the thumbnail, at most ``reducedSide``; 0 for none.
  ///   - variant: The place of an instruction set in ``variants``; the last unless given.
  init(over pixels: PixelBuffer, thumbnailSide: Int = 0, variant: Int? = nil) {
    precondition(max(pixels.width, pixels.height) <= Self.longestSide)
    precondition((0...Self.reducedSide).contains(thumbnailSide))
    let size = PixelSize(of: pixels)
    let reduced = size.reduced(toLongSide: Self.reducedSide)
    let small = thumbnailSide > 0 ? size.reduced(toLongSide: thumbnailSide) : size
    thumbnail = small == size ? nil : PixelBuffer(width: small.width, height: small.height)
    var sizes = pixel_sizes(
      width: size.width, height: size.height,
      reduced_width: reduced.width, reduced_height: reduced.height,
      thumbnail_width: thumbnail?.width ?? 0, thumbnail_height: thumbnail?.height ?? 0)
    let scratch = UnsafeMutableRawPointer.allocate(
      byteCount: pixel_scratch_bytes(&sizes), alignment: 64)
    defer { scratch.deallocate() }
    var found = pixel_totals()
    let variant = variant.map(Int32.init) ?? pixel_variant_count() - 1
    let small8 = thumbnail?.bytes.baseAddress
    totals.lumaCounts.withUnsafeMutableBufferPointer { lumaCounts in
      totals.grid.withUnsafeMutableBufferPointer { grid in
        totals.colourGrid.withUnsafeMutableBufferPointer { colourGrid in
          var tables = pixel_tables(
            luma_counts: lumaCounts.baseAddress, grid: grid.baseAddress,
            colour_grid: colourGrid.baseAddress, thumbnail: small8)
          pixel_measure_by(variant, pixels.bytes.baseAddress, &sizes, scratch, &found, &tables)
        }
      }
    }
    totals.pixelCount = UInt64(size.pixelCount)
    totals.reducedPixelCount = UInt64(reduced.pixelCount)
    totals.take(found)
  }
}

extension PixelTotals {
  /// Takes the single numbers over from C.
  fileprivate mutating func take(_ found: pixel_totals) {
    sums = SIMD3(found.sums.0, found.sums.1, found.sums.2)
    squares = SIMD3(found.squares.0, found.squares.1, found.squares.2)
    products = SIMD3(found.products.0, found.products.1, found.products.2)
    colours = SIMD3(found.colours.0, found.colours.1, found.colours.2)
    laplacianSum = found.laplacian_sum
    laplacianSquares = found.laplacian_squares
    dark = found.dark
    bright = found.bright
    saturation = found.saturation
    saturationRest = found.saturation_rest
    detailSum = found.detail_sum
    detailSquares =
      UInt128(found.detail_squares_high) << 64 | UInt128(found.detail_squares_low)
  }
}

/// Marks each of `count` RGB pixels: 1 red, 2 green, 4 blue, 0 none of them.
func colourMasks(of rgb: UnsafeBufferPointer<UInt8>, count: Int, variant: Int) -> [UInt8] {
  precondition(rgb.count >= 3 * count)
  return [UInt8](unsafeUninitializedCapacity: count) { masks, filled in
    pixel_colour_masks_by(Int32(variant), rgb.baseAddress, count, masks.baseAddress)
    filled = count
  }
}
