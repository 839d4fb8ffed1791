/// The 32 × 32 cells of an image as luma, red against green, and yellow against blue.
struct OpponentGrid {
  /// A cell, in grey levels: luma, R − G, (R + G) / 2 − B.
  private let cells: [SIMD3<Double>]

  /// Cells of luma and of R, G, B, both in sixteenths of a grey level.
  init(luma: [Double], colours: [Int16]) {
    precondition(colours.count == 3 * luma.count)
    cells = luma.indices.map { place in
      let (red, green, blue) = (
        Double(colours[3 * place]), Double(colours[3 * place + 1]), Double(colours[3 * place + 2])
      )
      return SIMD3(luma[place], red - green, (red + green) / 2 - blue) / 16
    }
  }

  /// The share of each of 4 × 6 × 6 colours, as roots: 144 bytes, luma outermost.
  ///
  /// Luma from 0 to 255 has 4 bins; the other two have 6 from −96 to 96, of which the outermost take
  /// what lies beyond. A cell is shared between the nearest bins of each, linearly.
  var histogram: [UInt8] {
    let sizes = SIMD3<Double>(4, 6, 6)
    let scale = sizes / SIMD3(255, 192, 192)
    let shift = SIMD3(0, 96, 96) * scale - 0.5
    var counts = [Double](repeating: 0, count: 144)
    for cell in cells {
      let place = (cell * scale + shift).clamped(
        lowerBound: .zero, upperBound: sizes - 1)
      // The last bin is reached from the one before.
      let first = pointwiseMin(place.rounded(.down), sizes - 2)
      let next = place - first
      let start = (Int(first.x) * 6 + Int(first.y)) * 6 + Int(first.z)
      for (luma, ofLuma) in [(0, 1 - next.x), (36, next.x)] {
        let (low, high) = (ofLuma * (1 - next.y), ofLuma * next.y)
        counts[start + luma] += low * (1 - next.z)
        counts[start + luma + 1] += low * next.z
        counts[start + luma + 6] += high * (1 - next.z)
        counts[start + luma + 7] += high * next.z
      }
    }
    return counts.map { byte(255 * ($0 / Double(cells.count)).squareRoot()) }
  }

  /// The mean of 4 × 4 cells, row by row: luma, then half of each opponent, around 127.5; 48 bytes.
  var layout: [UInt8] {
    let side = descriptorSide
    var sums = [SIMD3<Double>](repeating: .zero, count: 16)
    for y in 0..<side {
      for x in 0..<side { sums[y / 8 * 4 + x / 8] += cells[y * side + x] }
    }
    return sums.flatMap { sum in
      let mean = sum / 64
      return [byte(mean.x), byte((mean.y + 255) / 2), byte((mean.z + 255) / 2)]
    }
  }
}
