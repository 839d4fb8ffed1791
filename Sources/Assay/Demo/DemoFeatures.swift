internal import Foundation
internal import Imaging

/// What the demo's classifier sees of an image.
///
/// Gradient directions in a grid of cells, and how bright the rings around the middle are. It
/// knows no colour, so red smudges blind it.
enum DemoFeatures {
  private static let cells = 4
  private static let directions = 8
  private static let rings = 6
  /// How many numbers describe an image.
  static let count = cells * cells * directions + rings

  /// The features of an image of any size.
  static func features(of pixels: PixelBuffer) -> [Double] {
    let width = pixels.width
    let height = pixels.height
    var luma = [Double](repeating: 0, count: width * height)
    for index in luma.indices {
      let red = Double(pixels.bytes[index * 3])
      let green = Double(pixels.bytes[index * 3 + 1])
      let blue = Double(pixels.bytes[index * 3 + 2])
      luma[index] = (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255
    }
    let histogram = gradients(luma, width: width, height: height)
    return histogram + brightness(luma, width: width, height: height)
  }

  private static func gradients(_ luma: [Double], width: Int, height: Int) -> [Double] {
    var histogram = [Double](repeating: 0, count: cells * cells * directions)
    for y in 1..<max(2, height - 1) where y + 1 < height {
      for x in 1..<max(2, width - 1) where x + 1 < width {
        let dx = luma[y * width + x + 1] - luma[y * width + x - 1]
        let dy = luma[(y + 1) * width + x] - luma[(y - 1) * width + x]
        let strength = (dx * dx + dy * dy).squareRoot()
        guard strength > 0.05 else { continue }
        var turn = atan2(dy, dx) / .pi
        if turn < 0 { turn += 1 }
        let direction = min(directions - 1, Int(turn * Double(directions)))
        let cell = (y * cells / height) * cells + x * cells / width
        histogram[cell * directions + direction] += strength
      }
    }
    let total = histogram.reduce(0, +) + 1e-6
    return histogram.map { ($0 / total).squareRoot() }
  }

  private static func brightness(_ luma: [Double], width: Int, height: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: rings)
    var counts = [Double](repeating: 1e-9, count: rings)
    for y in 0..<height {
      for x in 0..<width {
        let dx = (Double(x) + 0.5) / Double(width) - 0.5
        let dy = (Double(y) + 0.5) / Double(height) - 0.5
        let ring = Int((dx * dx + dy * dy).squareRoot() * 2 * Double(rings))
        guard ring < rings else { continue }
        sums[ring] += luma[y * width + x]
        counts[ring] += 1
      }
    }
    let means = zip(sums, counts).map { $0 / $1 }
    let overall = means.reduce(0, +) / Double(rings)
    return means.map { $0 - overall }
  }
}
