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
    let lumas = Axis(from: 0, over: 255, bins: 4)
    let opponents = Axis(from: -96, over: 192, bins: 6)
    let counts = [Double](unsafeUninitializedCapacity: 144) { counts, count in
      counts.initialize(repeating: 0)
      count = 144
      for cell in cells {
        let luma = lumas.share(of: cell.x)
        let redGreen = opponents.share(of: cell.y)
        let yellowBlue = opponents.share(of: cell.z)
        let start = (luma.first &* 6 &+ redGreen.first) &* 6 &+ yellowBlue.first
        counts.share(1 - luma.next, of: redGreen.next, yellowBlue.next, at: start)
        counts.share(luma.next, of: redGreen.next, yellowBlue.next, at: start &+ 36)
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

/// Equal bins along one axis of colours.
private struct Axis {
  let scale, shift, end: Double
  /// The last bin that has a next one.
  let last: Int

  init(from start: Double, over range: Double, bins: Int) {
    scale = Double(bins) / range
    shift = -start * scale - 0.5
    end = Double(bins - 1)
    last = bins - 2
  }

  /// The bin before a value, and the share of the next one; beyond the ends all goes to the outermost.
  func share(of value: Double) -> (first: Int, next: Double) {
    let place = min(max(value * scale + shift, 0), end)
    let first = min(Int(place), last)
    return (first, place - Double(first))
  }
}

extension UnsafeMutableBufferPointer<Double> {
  /// Spreads a luma's share over two bins of each opponent.
  fileprivate func share(_ luma: Double, of redGreen: Double, _ yellowBlue: Double, at start: Int) {
    let (low, high) = (luma * (1 - redGreen), luma * redGreen)
    self[start] += low * (1 - yellowBlue)
    self[start &+ 1] += low * yellowBlue
    self[start &+ 6] += high * (1 - yellowBlue)
    self[start &+ 7] += high * yellowBlue
  }
}
