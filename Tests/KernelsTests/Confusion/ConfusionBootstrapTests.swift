import Testing

@testable import Kernels

@Suite struct ConfusionBootstrapTests {
  /// Cells on both sides of the border between counting and drawing image by image.
  let matrix = ConfusionMatrix(counts: [60, 3, 9, 12, 80, 0, 1, 2, 33], classCount: 3)
  var bootstrap: ConfusionBootstrap {
    ConfusionBootstrap(cells: matrix.occupiedCells, classCount: 3)
  }

  @Test func `a replicate is the same wherever it is drawn`() {
    let whole = bootstrap.values(of: 0..<60, seed: 4)
    let parts = [0..<7, 7..<40, 40..<60].map { bootstrap.values(of: $0, seed: 4) }
    #expect(parts.flatMap(\.mcc) == whole.mcc)
    #expect(parts.flatMap(\.kappa) == whole.kappa)
    #expect(parts.flatMap(\.balancedAccuracy) == whole.balancedAccuracy)
    #expect(bootstrap.values(of: 0..<60, seed: 5).mcc != whole.mcc)
  }

  @Test func `replicates spread as resampled images do`() {
    // The plain way: draw every image, count a whole matrix, and score it.
    let cells = matrix.occupiedCells
    let images = cells.flatMap { Array(repeating: $0, count: $0.count) }
    var generator = SeededGenerator(seed: 8, stream: 1)
    var plain: [(mcc: Double, kappa: Double, balanced: Double)] = []
    for _ in 0..<1000 {
      var counts = [Int](repeating: 0, count: 9)
      for _ in images {
        let cell = images[Int.random(in: 0..<images.count, using: &generator)]
        counts[cell.truth * 3 + cell.predicted] += 1
      }
      let agreement = ConfusionMatrix(counts: counts, classCount: 3).agreement
      plain.append(
        (agreement.mcc ?? 9, agreement.kappa ?? 9, agreement.balancedAccuracy ?? 9))
    }
    let fast = bootstrap.values(of: 0..<1000, seed: 8)
    for (one, other) in [
      (plain.map(\.mcc), fast.mcc), (plain.map(\.kappa), fast.kappa),
      (plain.map(\.balanced), fast.balancedAccuracy),
    ] {
      #expect(other.count == 1000)
      // Means within 4 standard errors of each other; standard deviations within 12 %
      // (4 standard errors of a ratio of two from 1,000 values each).
      let (mean, spread) = moments(one)
      let (otherMean, otherSpread) = moments(other)
      #expect(abs(mean - otherMean) < 4 * spread * (2.0 / 1000).squareRoot())
      #expect(abs(otherSpread / spread - 1) < 0.12)
    }
  }

  private func moments(_ values: [Double]) -> (mean: Double, spread: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / Double(values.count - 1)).squareRoot())
  }

  @Test func `leaving an image out equals counting without it`() {
    for (cell, rest) in zip(matrix.occupiedCells, matrix.leaveOneOut(over: matrix.occupiedCells)) {
      var counts = matrix.counts
      counts[cell.truth * 3 + cell.predicted] -= 1
      let recounted = ConfusionMatrix(counts: counts, classCount: 3).agreement
      #expect(agrees(rest.agreement.mcc, recounted.mcc))
      #expect(agrees(rest.agreement.kappa, recounted.kappa))
      #expect(agrees(rest.agreement.balancedAccuracy, recounted.balancedAccuracy))
      #expect(rest.weight == Double(cell.count))
    }
  }

  @Test func `leaving the only image of a class out drops the class`() {
    let single = ConfusionMatrix(counts: [5, 1, 0, 1], classCount: 2)
    let rest = single.leaveOneOut(over: single.occupiedCells)
    #expect(agrees(rest[2].agreement.balancedAccuracy, 5.0 / 6))
  }
}
