import Testing

@testable import Kernels

@Suite struct RankingMomentsTests {
  private let scores: [Float]
  private let positive: [Bool]

  init() {
    let sample = Sample(rows: 60, classes: 2, seed: 19, decimals: 1.5)
    scores = sample.column(1)
    positive = sample.truth.map { $0 == 1 }
  }

  @Test func `values are those of the plain sums`() {
    let moments = RankingMoments(of: levels(scores, positive))
    #expect(moments.positives == positive.count { $0 })
    #expect(moments.negatives == positive.count { !$0 })
    #expect(agrees(moments.rocAUC, plainROCAUC(scores, positive)))
    #expect(agrees(moments.averagePrecision, plainAveragePrecision(scores, positive)))
  }

  @Test func `the AUC's variance is DeLong's, part by part`() throws {
    // Of each item the share of the others' kind that stands right to it; variances of the means.
    func variance(of kind: Bool) -> Double {
      let own = scores.indices.filter { positive[$0] == kind }
      let others = scores.indices.filter { positive[$0] != kind }
      let shares = own.map { one in
        others.reduce(0.0) {
          $0 + (scores[one] == scores[$1] ? 0.5 : (scores[one] > scores[$1]) == kind ? 1 : 0)
        } / Double(others.count)
      }
      let mean = shares.reduce(0, +) / Double(own.count)
      let squares = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return squares / Double(own.count * (own.count - 1))
    }
    let spread = try #require(RankingMoments(of: levels(scores, positive)).rocAUCSpread)
    #expect(agrees(spread.positives, variance(of: true)))
    #expect(agrees(spread.negatives, variance(of: false)))
    #expect(spread.variance == spread.positives + spread.negatives)
    #expect(spread.degreesOfFreedom > 3)
  }

  /// The average precision of items that count by their weights.
  private func weighted(_ weights: [Double]) -> Double {
    var (sum, all) = (0.0, 0.0)
    for i in scores.indices where positive[i] {
      var (selected, hits) = (0.0, 0.0)
      for j in scores.indices where scores[j] >= scores[i] {
        selected += weights[j]
        if positive[j] { hits += weights[j] }
      }
      sum += weights[i] * hits / selected
      all += weights[i]
    }
    return sum / all
  }

  @Test func `the average precision's variance is that of what a little more weight does`() throws {
    let n = Double(scores.count)
    let step = 1e-5
    var squares: [Bool: Double] = [:]
    for item in scores.indices {
      func moved(_ step: Double) -> Double {
        var weights = scores.map { _ in 1.0 }
        weights[item] += step
        return weighted(weights)
      }
      let influence = n * (moved(step) - moved(-step)) / (2 * step)
      squares[positive[item], default: 0] += influence * influence
    }
    let spread = try #require(
      RankingMoments(of: levels(scores, positive)).averagePrecisionSpread)
    #expect(agrees(spread.positives, (squares[true] ?? 0) / (n * (n - 1)), within: 1e-6))
    #expect(agrees(spread.negatives, (squares[false] ?? 0) / (n * (n - 1)), within: 1e-6))
  }

  @Test func `what needs positives, negatives, or two of both is undefined without them`() {
    let none = RankingMoments(of: PositiveLevels())
    #expect(none.averagePrecision == nil && none.rocAUC == nil)
    let negatives = RankingMoments(of: levels([0.1, 0.2], [false, false]))
    #expect(negatives.averagePrecision == nil && negatives.negatives == 2)
    let positives = RankingMoments(of: levels([0.1, 0.2], [true, true]))
    #expect(positives.averagePrecision == 1 && positives.rocAUC == nil)
    let one = RankingMoments(of: levels([0.1, 0.2, 0.3], [false, false, true]))
    #expect(one.averagePrecision == 1 && one.rocAUC == 1)
    #expect(one.rocAUCSpread == nil && one.averagePrecisionSpread == nil)
  }

  @Test func `perfect order does not vary, and has no degrees of freedom`() throws {
    let moments = RankingMoments(
      of: levels([0.1, 0.2, 0.7, 0.8], [false, false, true, true]))
    let spread = try #require(moments.rocAUCSpread)
    #expect(moments.rocAUC == 1 && spread.variance == 0 && spread.degreesOfFreedom == 0)
  }
}
