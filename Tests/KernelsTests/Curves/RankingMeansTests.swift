import Testing

@testable import Kernels

@Suite struct RankingMeansTests {
  @Test func `means run over the classes that have a value`() {
    // Class 2 has no image; the others' values are means of two.
    let rankings = rankAll([0.8, 0.2, 0, 0.4, 0.5, 0.1, 0.3, 0.6, 0.1], [0, 0, 1], 3)
    let means = RankingMeans(of: rankings)
    #expect(means.averagePrecisionCount == 2)
    #expect(means.rocAUCCount == 2)
    let areas = rankings.compactMap(\.rocAUC.value)
    #expect(means.meanROCAUC.value == (areas[0] + areas[1]) / 2)
    #expect(means.meanROCAUC.n == 3)
    #expect(
      means.meanROCAUC.reason == "no interval: 2 of the 2 classes averaged have fewer than two "
        + "images, or all but one")
    #expect(
      RankingMeans(of: rankAll([1, 0], [0], 2)).meanROCAUC
        == .undefined(n: 1, because: "no class has a value to average"))
  }

  @Test func `the error of a mean is at least that of the images' summed influences`() {
    // The influence of an image on the mean AUC is the mean of its influences on the classes'.
    let sample = Sample(rows: 120, classes: 4, seed: 21, decimals: 3)
    let rankings = rankAll(sample.probabilities, sample.truth, 4)
    var influences = [Double](repeating: 0, count: 120)
    for column in 0..<4 {
      let scores = sample.column(column)
      let positive = sample.truth.map { Int($0) == column }
      let area = plainROCAUC(scores, positive)
      for i in 0..<120 {
        let rivals = (0..<120).filter { positive[$0] != positive[i] }
        let wins = rivals.reduce(0.0) {
          $0 + (scores[i] > scores[$1] ? 1 : scores[i] == scores[$1] ? 0.5 : 0)
        }
        let share = wins / Double(rivals.count)
        let own = positive.count { $0 == positive[i] }
        influences[i] += ((positive[i] ? share : 1 - share) - area) / Double(own) / 4
      }
    }
    let error = influences.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let pooled = RankingMoments.Spread(pooling: rankings.compactMap(\.moments.rocAUCSpread))
    #expect(pooled.variance.squareRoot() > error)
    #expect(pooled.variance.squareRoot() < 2.2 * error)
  }

  /// A short form of the table in docs/coverage-ranking.md.
  @Test(arguments: [(2, 50), (3, 120)])
  func `intervals hold the truth in at least 93 of 100 samples`(classes: Int, rows: Int) {
    let decimals = 3.0
    func numbers(rows: Int, seed: UInt64) -> [Estimate] {
      let sample = Sample(rows: rows, classes: classes, seed: seed, decimals: decimals)
      let rankings = rankAll(sample.probabilities, sample.truth, classes)
      let means = RankingMeans(of: rankings)
      let predicted = sample.truth.indices.map { row in
        let scores = (0..<classes).map { sample.probabilities[row * classes + $0] }
        return Int32(scores.indices.max { scores[$0] < scores[$1] } ?? 0)
      }
      let scores = ProbabilityScores(
        probabilities: sample.probabilities.span, truth: sample.truth.span,
        predicted: predicted.span, classCount: classes)
      return [
        rankings[0].rocAUC, rankings[0].averagePrecision, means.meanROCAUC,
        means.meanAveragePrecision, scores.logLoss, scores.brier,
      ]
    }
    let truth = numbers(rows: 30_000, seed: 0).map { $0.value ?? .nan }
    var shown = [Double](repeating: 0, count: truth.count)
    var held = shown
    for seed in 1...250 as ClosedRange<UInt64> {
      for (i, estimate) in numbers(rows: rows, seed: seed).enumerated() {
        guard let interval = estimate.interval else { continue }
        shown[i] += 1
        if interval.low <= truth[i] && truth[i] <= interval.high { held[i] += 1 }
      }
    }
    for i in truth.indices {
      #expect(shown[i] > 200)
      #expect(held[i] >= 0.93 * shown[i], "quantity \(i): \(held[i]) of \(shown[i])")
    }
  }
}
