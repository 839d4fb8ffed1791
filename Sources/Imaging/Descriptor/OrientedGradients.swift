/// Histograms of the gradient's direction over 4 × 4 cells, 16 directions each.
///
/// The gradient is the difference of the neighbours left and right, and above and below (the border
/// repeats itself). It is written as the sum of the two nearest of 16 directions, 22.5° apart and
/// counted from the right by way of down; the two lengths are its votes. Votes are spread over the
/// nearest cells, bilinearly. A cell is then divided by the root of the mean energy of the 3 × 3
/// cells around it (beyond the border there is none) and of a contrast below which nothing is an
/// edge; what remains above 1 is cut, and the root is taken.
///
/// - Parameter luma: 32 × 32, sixteenths of a grey level.
/// - Returns: 256 bytes: cells row by row, directions within.
func orientedGradients(of luma: [Double]) -> [UInt8] {
  let side = descriptorSide
  var votes = [Double](repeating: 0, count: 256)
  luma.withUnsafeBufferPointer { luma in
    votes.withUnsafeMutableBufferPointer { votes in
      for y in 0..<side {
        let up = max(y - 1, 0) * side, down = min(y + 1, side - 1) * side
        for x in 0..<side {
          let dx = luma[y * side + min(x + 1, side - 1)] - luma[y * side + max(x - 1, 0)]
          let dy = luma[down + x] - luma[up + x]
          guard dx != 0 || dy != 0 else { continue }
          let vote = DirectionVote(dx, dy)
          for row in spread[y] {
            for cell in spread[x] {
              let (start, weight) = ((row.cell * 4 + cell.cell) * 16, row.weight * cell.weight)
              votes[start + vote.first] += weight * vote.ofFirst
              votes[start + (vote.first + 1) & 15] += weight * vote.ofNext
            }
          }
        }
      }
    }
  }
  let energies = (0..<16).map { cell in
    votes[cell * 16..<cell * 16 + 16].reduce(0) { $0 + $1 * $1 }
  }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(256)
  for cell in 0..<16 {
    let (row, column) = (cell / 4, cell % 4)
    var around = 0.0
    for y in max(row - 1, 0)...min(row + 1, 3) {
      for x in max(column - 1, 0)...min(column + 1, 3) { around += energies[y * 4 + x] }
    }
    let scale = 1 / (around / 9 + leastContrast * leastContrast).squareRoot()
    for vote in votes[cell * 16..<cell * 16 + 16] {
      bytes.append(byte(255 * min(vote * scale, 1).squareRoot()))
    }
  }
  return bytes
}

/// The contrast that counts half: 64 gradients of 18 grey levels in a cell.
private let leastContrast = 64 * 18 * 16.0

/// A gradient as the sum of two neighbouring directions.
private struct DirectionVote {
  /// The first direction, of 16, and the lengths along it and the next.
  let first: Int
  let ofFirst, ofNext: Double

  /// The parts of a gradient that is not zero.
  init(_ dx: Double, _ dy: Double) {
    // Turned by quarters until it lies right of or on the way to down.
    let (quarter, x, y) =
      dx > 0 && dy >= 0
      ? (0, dx, dy) : dx <= 0 && dy > 0 ? (1, dy, -dx) : dx < 0 ? (2, -dx, -dy) : (3, -dy, dx)
    let step = (y >= x * tangent ? 1 : 0) + (y >= x ? 1 : 0) + (y * tangent >= x ? 1 : 0)
    let (one, next) = (directions[step], directions[step + 1])
    first = 4 * quarter + step
    ofFirst = max(x * next.sine - y * next.cosine, 0) / directions[1].sine
    ofNext = max(y * one.cosine - x * one.sine, 0) / directions[1].sine
  }
}

/// The tangent of 22.5°.
private let tangent = 2.0.squareRoot() - 1

/// The five directions from right to down.
private let directions: [(cosine: Double, sine: Double)] = {
  let half = 0.5.squareRoot()
  let (long, short) = (((1 + half) / 2).squareRoot(), ((1 - half) / 2).squareRoot())
  return [(1, 0), (long, short), (half, half), (short, long), (0, 1)]
}()

/// By place of 32, the nearest of 4 cells and how much of a vote there goes to each.
private let spread: [[(cell: Int, weight: Double)]] = (0..<descriptorSide).map { place in
  let middle = (Double(place) + 0.5) / 8 - 0.5
  let cell = Int(middle.rounded(.down))
  let share = middle - Double(cell)
  return [(cell, 1 - share), (cell + 1, share)].filter { (0..<4).contains($0.0) }
}
