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
  let shares = (0..<side).map(CellShare.init)
  let directions = Directions()
  // Rows first go to the cells along them, then to the rows of cells: a vote is written twice each time.
  return [Double](unsafeUninitializedCapacity: 576) { votes, count in
    votes.initialize(repeating: 0)
    count = 576
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 96) { along in
      for y in 0..<side {
        along.initialize(repeating: 0)
        let (up, down) = (max(y - 1, 0) * side, min(y + 1, side - 1) * side)
        for x in 0..<side {
          let (left, right) = (max(x &- 1, 0), min(x &+ 1, side &- 1))
          let dx = luma[y &* side &+ right] - luma[y &* side &+ left]
          let dy = luma[down &+ x] - luma[up &+ x]
          guard dx != 0 || dy != 0 else { continue }
          let vote = directions.vote(dx, dy)
          let column = shares[x]
          let first = column.first &* 16 &+ vote.first
          let next = column.first &* 16 &+ (vote.first &+ 1) & 15
          along[first] += column.ofFirst * vote.ofFirst
          along[next] += column.ofFirst * vote.ofNext
          along[first &+ 16] += column.ofNext * vote.ofFirst
          along[next &+ 16] += column.ofNext * vote.ofNext
        }
        let row = shares[y]
        for place in 0..<96 {
          votes[row.first &* 96 &+ place] += row.ofFirst * along[place]
          votes[row.first &* 96 &+ 96 &+ place] += row.ofNext * along[place]
        }
      }
    }
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
}

/// The constants of 16 directions.
private struct Directions {
  /// The tangent of 22.5°, and its sine.
  private let tangent = 2.0.squareRoot() - 1
  private let sine: Double
  /// What right and down add to the lengths along each direction and the next, times that sine.
  private let rights, downs, nextRights, nextDowns: [Double]

  init() {
    let half = 0.5.squareRoot()
    let sines = [0, ((1 - half) / 2).squareRoot(), half, ((1 + half) / 2).squareRoot(), 1]
    sine = sines[1]
    // The first quarter; each of the others is the one before, turned.
    var (rights, downs) = (sines[1...4].map { $0 }, sines[0...3].reversed().map { -$0 })
    var (nextRights, nextDowns) = (sines[0...3].map { -$0 }, sines[1...4].reversed().map { $0 })
    for place in 0..<12 {
      rights.append(-downs[place])
      downs.append(rights[place])
      nextRights.append(-nextDowns[place])
      nextDowns.append(nextRights[place])
    }
    (self.rights, self.downs) = (rights, downs)
    (self.nextRights, self.nextDowns) = (nextRights, nextDowns)
  }

  /// The parts of a gradient that is not zero.
  ///
  /// Without branches, since directions follow no pattern that a processor could foresee.
  @inline(__always)
  func vote(_ dx: Double, _ dy: Double) -> DirectionVote {
    // Turned by quarters until it lies right of or on the way to down.
    let isOdd = one(dx <= 0) & one(dy > 0) | one(dx >= 0) & one(dy < 0)
    let isUp = one(dy < 0) | one(dy == 0) & one(dx < 0)
    let (width, height) = (dx.magnitude, dy.magnitude)
    let x = isOdd == 1 ? height : width
    let y = isOdd == 1 ? width : height
    let step = one(y >= x * tangent) &+ one(y >= x) &+ one(y * tangent >= x)
    let first = 8 &* isUp &+ 4 &* isOdd &+ step
    return DirectionVote(
      first: first,
      ofFirst: max(dx * rights[first] + dy * downs[first], 0) / sine,
      ofNext: max(dx * nextRights[first] + dy * nextDowns[first], 0) / sine)
  }
}

@inline(__always)
private func one(_ holds: Bool) -> Int { holds ? 1 : 0 }
