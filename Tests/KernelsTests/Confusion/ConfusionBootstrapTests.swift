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

  @Test func `the same seed gives the same interval, another seed another`() {
    let one = ConfusionScores(matrix: matrix, seed: 1, replicates: 200)
    #expect(one == ConfusionScores(matrix: matrix, seed: 1, replicates: 200))
    #expect(one.mcc != ConfusionScores(matrix: matrix, seed: 2, replicates: 200).mcc)
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

  @Test func `where an interval would not hold its coverage there is none, and it says why`() {
    func scores(_ counts: [Int], _ classes: Int) -> ConfusionScores {
      ConfusionScores(matrix: ConfusionMatrix(counts: counts, classCount: classes))
    }
    let perfect = scores([50, 0, 0, 50], 2)
    #expect(perfect.mcc == Estimate(value: 1, n: 100, reason: "no interval: there is no error"))
    #expect(perfect.cohenKappa.reason == "no interval: there is no error")
    #expect(perfect.balancedAccuracy.reason == "no interval: there is no error")
    #expect(perfect.accuracy.interval != nil)
    #expect(perfect.meanF1.interval != nil)

    let small = scores([8, 2, 1, 9], 2)
    #expect(small.mcc.reason == "no interval: fewer than 30 images")
    let two = scores([30, 5, 4, 26], 2)
    #expect(two.cohenKappa.reason == "no interval: fewer than 70 images of two classes")
    #expect(two.mcc.interval != nil)
    #expect(two.balancedAccuracy.interval != nil)

    let rare = scores([40, 2, 1, 3], 2)
    #expect(rare.balancedAccuracy.reason == "no interval: a class has fewer than 5 images")
    let uneven = scores([90, 2, 1, 24], 2)
    #expect(
      uneven.balancedAccuracy.reason
        == "no interval: the smallest of uneven classes has fewer than 10 errors")
    var many = [Int](repeating: 0, count: 144)
    for index in 0..<12 { many[index * 13] = 8 }
    #expect(
      scores(many, 12).mcc.reason == "no interval: there is no error")
    many[1] = 1
    #expect(scores(many, 12).mcc.reason == "no interval: only one error")
    many[2] = 1
    #expect(scores(many, 12).mcc.interval != nil)
    #expect(
      scores(many, 12).balancedAccuracy.reason
        == "no interval: fewer than 10 images a class on average")

    let resampled = scores([39, 0, 1, 0], 2)
    #expect(resampled.mcc.value == nil)
    let fragile = scores([37, 1, 1, 1], 2)
    #expect(
      fragile.mcc.reason
        == "no interval: fewer than 10 labels or predictions of one of two classes")
    // Of three classes two hold a single image each: some resamples hold one class only.
    let lonely = scores([37, 0, 0, 1, 0, 0, 0, 1, 0], 3)
    #expect(lonely.mcc.reason == "no interval: it is undefined in some resamples")
    #expect(
      ConfusionScores(matrix: matrix, replicates: 0).mcc.reason
        == "no interval was asked for")
  }

  @Test func `means of F1 over classes of a few images have no interval`() {
    var counts = [Int](repeating: 0, count: 100)
    for index in 0..<10 { counts[index * 11] = 3 }
    counts[1] = 4
    let scores = ConfusionScores(
      matrix: ConfusionMatrix(counts: counts, classCount: 10), replicates: 0)
    let reason = "no interval: fewer than 6 images a class on average"
    #expect(scores.meanF1.reason == reason)
    #expect(scores.weightedPrecision.reason == reason)
    #expect(scores.meanRecall.interval != nil)
    #expect(scores.meanPrecision.interval != nil)
  }
}
