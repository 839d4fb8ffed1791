import Testing

@testable import Kernels

@Suite struct ClassMeanTests {
  @Test func `the intervals of class means are the plain script's`() throws {
    for example in try ConfusionGolden.shared.get().cases {
      let scores = ConfusionScores(matrix: example.matrix, replicates: 0)
      let estimates = [
        "macro_precision": scores.meanPrecision, "macro_recall": scores.meanRecall,
        "macro_f1": scores.meanF1, "weighted_precision": scores.weightedPrecision,
        "weighted_f1": scores.weightedF1,
      ]
      for (name, estimate) in estimates {
        let expected = example.intervals[name] ?? nil
        #expect(
          agrees(estimate.interval?.low, expected?.first, within: 1e-11, floor: 1e-14),
          "\(name) of \(example.counts)")
        #expect(
          agrees(estimate.interval?.high, expected?.last, within: 1e-11, floor: 1e-14),
          "\(name) of \(example.counts)")
        #expect(estimate.interval != nil || estimate.reason != nil)
      }
    }
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

  @Test(arguments: [0.5, 0.2, 0.05, 0.01], [50, 400])
  func `intervals of means hold the truth`(miss: Double, images: Int) throws {
    try expectCoverage(
      [
        ("mean precision", \.meanPrecision), ("mean recall", \.meanRecall),
        ("mean F1", \.meanF1), ("weighted precision", \.weightedPrecision),
        ("weighted F1", \.weightedF1), ("F1 of a class", \.classes[0].f1),
      ], of: CoverageWorld(miss: miss), images: images, samples: 300, replicates: 0)
  }

  /// Class 0: 8 of 10 found, 8 of 9 predictions right; class 1: 4 of 5 and 4 of 6; class 2 nothing.
  private let matrix = ConfusionMatrix(counts: [8, 2, 0, 1, 4, 0, 0, 0, 0], classCount: 3)
  private func mean(
    _ score: AveragedScore, over indices: [Int], weighted: Bool = false
  ) -> ClassMean {
    ClassMean(
      of: score, over: indices, weighted: weighted,
      scores: (0..<3).map { ClassScores(of: $0, in: matrix) })
  }

  @Test func `by hand: classes without the score are left out, weights are the supports`() {
    func value(_ mean: ClassMean) -> Double? {
      mean.estimate(over: matrix.occupiedCells, n: 15, undefinedBecause: "unused").value
    }
    #expect(mean(.precision, over: [0, 1, 2]).classCount == 2)
    #expect(agrees(value(mean(.precision, over: [0, 1, 2])), (8.0 / 9 + 4.0 / 6) / 2))
    #expect(agrees(value(mean(.recall, over: [0, 1, 2])), 0.8))
    // 16/19 and 8/11, and 10 and 5 images.
    #expect(agrees(value(mean(.f1, over: [1, 0])), (16.0 / 19 + 8.0 / 11) / 2))
    #expect(
      agrees(
        value(mean(.precision, over: [0, 1, 2], weighted: true)), (80.0 / 9 + 20.0 / 6) / 15))
    #expect(agrees(value(mean(.f1, over: [1])), 8.0 / 11))
  }

  @Test func `without a class that has the score, or weight, it is undefined for that reason`() {
    for mean in [mean(.recall, over: [2]), mean(.f1, over: []), mean(.f1, over: [2])] {
      #expect(mean.classCount == 0)
      #expect(
        mean.estimate(over: matrix.occupiedCells, n: 15, undefinedBecause: "no class")
          == .undefined(n: 15, because: "no class"))
    }
  }

  @Test func `the interval holds MOVER's, and lies within 0 and 1`() throws {
    for (score, weighted) in [
      (AveragedScore.precision, false), (.recall, false), (.f1, false), (.f1, true),
    ] {
      let mean = mean(score, over: [0, 1], weighted: weighted)
      let estimate = mean.estimate(over: matrix.occupiedCells, n: 15, undefinedBecause: "unused")
      let interval = try #require(estimate.interval)
      let parts = try [0, 1].map { index in
        let one = score.estimate(of: ClassScores(of: index, in: matrix))
        return Mover.Part(
          value: try #require(one.value), interval: try #require(one.interval),
          weight: weighted ? [10.0 / 15, 5.0 / 15][index] : 0.5)
      }
      let mover = Mover.interval(of: parts)
      #expect(interval.low <= mover.low + 1e-12 && interval.high >= mover.high - 1e-12)
      #expect(interval.low >= 0 && interval.high <= 1 && estimate.n == 15)
    }
  }
}
