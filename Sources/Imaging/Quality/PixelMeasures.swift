import Kernels

/// The numbers that the pixels of one image say of it.
///
/// All follow from whole-number totals by a handful of floating-point operations, so they are the
/// same on every machine and agree with OpenCV and NumPy on the same pixels to about
/// 1e-15 relative. None is ever undefined: an image has at least one pixel.
public struct PixelMeasures: Hashable, Sendable {
  /// Mean of all bytes of the three channels / 255; 0 to 1.
  public let brightness: Double
  /// Standard deviation over all bytes of the three channels / 255; 0 to 0.5.
  public let contrast: Double
  /// Variance of the 3 × 3 Laplacian (0 1 0 / 1 −4 1 / 0 1 0, border reflect-101) over all values of
  /// the three channels together: `cv2.Laplacian(image, cv2.CV_64F).var()`; 0 to 1,040,400.
  public let sharpness: Double
  /// Share of pixels with S ≥ 50, V ≥ 40 and H ≤ 10 or ≥ 170 in OpenCV's 8-bit HSV; 0 to 1.
  public let redValues: Double
  /// Share of pixels with S ≥ 50, V ≥ 40 and H in 35...75 in OpenCV's 8-bit HSV; 0 to 1.
  public let greenValues: Double
  /// Share of pixels with S ≥ 50, V ≥ 40 and H in 90...130 in OpenCV's 8-bit HSV; 0 to 1.
  public let blueValues: Double
  /// Mean luma of BT.709: (0.2126 R + 0.7152 G + 0.0722 B) / 255, 0 to 1.
  public let luminance: Double
  /// Standard deviation of that luma; 0 to 0.5.
  public let luminanceContrast: Double
  /// Standard deviation of the Laplacian of luma, in grey levels, after the long side was brought
  /// down to 512 by area averaging (never up); the averages keep 1/256 of a grey level.
  public let detail: Double
  /// Colorfulness of Hasler and Süsstrunk 2003 (doi:10.1117/12.477378) over R, G, B of 0 to 255:
  /// √(σ²rg + σ²yb) + 0.3 √(μ²rg + μ²yb), rg = R − G, yb = (R + G) / 2 − B.
  public let colorfulness: Double
  /// Mean HSV saturation, (largest − smallest) / largest channel, 0 for black; 0 to 1.
  ///
  /// Each pixel's is taken to 2⁻⁴⁰.
  public let saturation: Double
  /// Entropy in bits of luma rounded to 256 grey levels; 0 to 8.
  public let imageEntropy: Double
  /// Share of pixels with unrounded luma of at most 5 of 255.
  public let darkShare: Double
  /// Share of pixels with unrounded luma of at least 250 of 255.
  public let brightShare: Double
  /// Mean of all bytes of the three channels, each weighted by itself, / 255: Σ x² / (255 Σ x).
  ///
  /// A ground of black does not lower it: white strokes on black have 1, grey ones their grey, pure
  /// blue has 1. 0 for black; 0 to 1.
  public let lightLevel: Double
  /// The greatest standard deviation of a channel / 255; 0 to 0.5, 0 for a flat colour.
  public let channelContrast: Double

  /// 1 − sharpness.
  public var blur: Double { 1 - sharpness }

  /// Measures an image in one pass; O(pixels).
  ///
  /// - Precondition: No side of the image is longer than 16,777,216.
  public init(of pixels: PixelBuffer) {
    self.init(totals: PixelPass(over: pixels).totals)
  }

  /// The measures that follow from totals.
  init(totals: PixelTotals) {
    let count = totals.pixelCount
    func share(_ part: UInt64) -> Double { Double(part) / Double(count) }

    let bytes = 3 * count
    brightness = Double(totals.sums.wrappedSum()) / Double(255 * bytes)
    contrast =
      variance(
        sum: Int128(totals.sums.wrappedSum()), squares: UInt128(totals.squares.wrappedSum()),
        count: bytes
      ).squareRoot() / 255
    let (sum, squares) = (totals.sums.wrappedSum(), totals.squares.wrappedSum())
    lightLevel = sum == 0 ? 0 : Double(squares) / (255 * Double(sum))
    channelContrast =
      (0..<3).map { channel in
        variance(
          sum: Int128(totals.sums[channel]), squares: UInt128(totals.squares[channel]),
          count: count)
      }.reduce(0, max).squareRoot() / 255
    sharpness = variance(
      sum: Int128(totals.laplacianSum), squares: UInt128(totals.laplacianSquares), count: bytes)
    redValues = share(totals.colours[0])
    greenValues = share(totals.colours[1])
    blueValues = share(totals.colours[2])

    let luma = Moments(of: totals, red: 2126, green: 7152, blue: 722)
    luminance = double(luma.sum) / (Double(count) * 2_550_000)
    luminanceContrast = luma.variance.squareRoot() / 2_550_000
    detail =
      variance(
        sum: Int128(totals.detailSum), squares: totals.detailSquares,
        count: totals.reducedPixelCount
      ).squareRoot() / 10000

    let redGreen = Moments(of: totals, red: 1, green: -1, blue: 0)
    let yellowBlue = Moments(of: totals, red: 1, green: 1, blue: -2)  // twice yb
    let spread = (redGreen.variance + yellowBlue.variance / 4).squareRoot()
    let (mean, doubled) = (redGreen.mean, yellowBlue.mean)
    colorfulness = spread + 0.3 * (mean * mean + doubled * doubled / 4).squareRoot()
    saturation =
      (Double(totals.saturation) * 0x1p-20 + Double(totals.saturationRest) * 0x1p-40)
      / Double(count)

    imageEntropy = entropy(of: totals.lumaCounts, total: count)
    darkShare = share(totals.dark)
    brightShare = share(totals.bright)
  }
}

/// The first two moments of a weighted sum of the channels, exact.
private struct Moments {
  let sum: Int128
  let squares: UInt128
  let count: UInt64

  init(of totals: PixelTotals, red: Int128, green: Int128, blue: Int128) {
    let (sums, squares, products) = (totals.sums, totals.squares, totals.products)
    sum = red * Int128(sums[0]) + green * Int128(sums[1]) + blue * Int128(sums[2])
    let own =
      red * red * Int128(squares[0]) + green * green * Int128(squares[1])
      + blue * blue * Int128(squares[2])
    let mixed =
      red * green * Int128(products[0]) + green * blue * Int128(products[1])
      + blue * red * Int128(products[2])
    self.squares = UInt128(own + 2 * mixed)
    count = totals.pixelCount
  }

  var mean: Double { double(sum) / Double(count) }
  var variance: Double { Imaging.variance(sum: sum, squares: squares, count: count) }
}

/// The population variance, (n Σx² − (Σx)²) / n², with an exact numerator.
private func variance(sum: Int128, squares: UInt128, count: UInt64) -> Double {
  let numerator = UInt128(count) * squares - UInt128(sum.magnitude) * sum.magnitude
  return double(numerator) / (Double(count) * Double(count))
}

/// The nearest double but for a last bit; the library's own conversion is slow.
private func double(_ value: UInt128) -> Double {
  Double(UInt64(truncatingIfNeeded: value >> 64)) * 0x1p64
    + Double(UInt64(truncatingIfNeeded: value))
}

private func double(_ value: Int128) -> Double {
  value < 0 ? -double(value.magnitude) : double(value.magnitude)
}

/// Shannon entropy in bits: log₂ n − Σ c log₂ c / n.
private func entropy(of counts: [UInt64], total: UInt64) -> Double {
  var weighted = 0.0
  for count in counts where count > 1 {
    weighted += Double(count) * Elementary.log2(Double(count))
  }
  return max(0, Elementary.log2(Double(total)) - weighted / Double(total))
}
