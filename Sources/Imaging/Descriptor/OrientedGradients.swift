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
  let votes = directionVotes(of: luma)
  func start(_ row: Int, _ column: Int) -> Int { ((row + 1) * 6 + column + 1) * 16 }
  var energies = [Double](repeating: 0, count: 36)
  for row in 0..<4 {
    for column in 0..<4 {
      let cell = start(row, column)
      energies[cell / 16] = votes[cell..<cell + 16].reduce(0) { $0 + $1 * $1 }
    }
  }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(256)
  for row in 0..<4 {
    for column in 0..<4 {
      let cell = start(row, column)
      var around = 0.0
      for y in -1...1 {
        for x in -1...1 { around += energies[cell / 16 + 6 * y + x] }
      }
      let scale = 1 / (around / 9 + leastContrast * leastContrast).squareRoot()
      for vote in votes[cell..<cell + 16] {
        bytes.append(byte(255 * min(vote * scale, 1).squareRoot()))
      }
    }
  }
  return bytes
}

/// The contrast that counts half: 64 gradients of 18 grey levels in a cell.
private let leastContrast = 64 * 18 * 16.0

/// The votes for 6 × 6 cells × 16 directions; the cells of the border lie outside the image and hold
/// what falls beyond it.
private func directionVotes(of luma: [Double]) -> [Double] {
  precondition(luma.count == descriptorSide * descriptorSide)
  let side = descriptorSide
  return [Double](unsafeUninitializedCapacity: 576) { votes, count in
    votes.initialize(repeating: 0)
    count = 576
    luma.withUnsafeBufferPointer { luma in
      for y in 0..<side {
        let (up, down) = (max(y - 1, 0) * side, min(y + 1, side - 1) * side)
        let row = CellShare(of: y)
        for x in 0..<side {
          let dx = luma[y * side + min(x + 1, side - 1)] - luma[y * side + max(x - 1, 0)]
          let dy = luma[down + x] - luma[up + x]
          guard dx != 0 || dy != 0 else { continue }
          let vote = DirectionVote(dx, dy)
          let column = CellShare(of: x)
          let start = (row.first * 6 + column.first) * 16
          votes.add(vote, at: start, row.ofFirst * column.ofFirst)
          votes.add(vote, at: start + 16, row.ofFirst * column.ofNext)
          votes.add(vote, at: start + 96, row.ofNext * column.ofFirst)
          votes.add(vote, at: start + 112, row.ofNext * column.ofNext)
        }
      }
    }
  }
}

extension UnsafeMutableBufferPointer<Double> {
  /// Adds a share of a vote to the 16 directions of a cell.
  fileprivate func add(_ vote: DirectionVote, at start: Int, _ weight: Double) {
    self[start + vote.first] += weight * vote.ofFirst
    self[start + (vote.first + 1) & 15] += weight * vote.ofNext
  }
}

/// How much of a place's vote goes to the nearest cells, of which the middles lie 8 apart.
private struct CellShare {
  /// The first of the two cells; 0 is the one before the image.
  let first: Int
  let ofFirst, ofNext: Double

  init(of place: Int) {
    let sixteenths = 2 * place + 9
    first = sixteenths / 16
    ofNext = Double(sixteenths % 16) / 16
    ofFirst = 1 - ofNext
  }
}

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
    first = 4 * quarter + step
    ofFirst = max(x * sines[step + 1] - y * sines[3 - step], 0) / sines[1]
    ofNext = max(y * sines[4 - step] - x * sines[step], 0) / sines[1]
  }
}

/// The tangent of 22.5°.
private let tangent = 2.0.squareRoot() - 1

/// The sines of 0°, 22.5°, 45°, 67.5°, 90°; from the end, the cosines.
private let sines: InlineArray<5, Double> = {
  let half = 0.5.squareRoot()
  return [0, ((1 - half) / 2).squareRoot(), half, ((1 + half) / 2).squareRoot(), 1]
}()
