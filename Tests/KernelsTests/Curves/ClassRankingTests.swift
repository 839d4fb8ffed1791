import Foundation
import TestSupport
import Testing

@testable import Kernels

@Suite struct ClassRankingTests {
  struct Golden: Decodable { var cases: [Case] }

  struct Case: Decodable {
    var name: String
    var class_count: Int
    var truth: [Int32]
    var probabilities: [Float]
    var classes: [ClassNumbers]
  }

  struct ClassNumbers: Decodable {
    var positives: Int
    var negatives: Int
    var average_precision: Double?
    var roc_auc: Double?
    var average_precision_interval: [Double]?
    var roc_auc_interval: [Double]?
  }

  @Test func `values are scikit-learn's and intervals those of the plain script`() throws {
    for golden in try goldenFile("ranking.json", as: Golden.self).cases {
      let rankings = rankAll(golden.probabilities, golden.truth, golden.class_count)
      for (ranking, expected) in zip(rankings, golden.classes) {
        #expect(ranking.positives == expected.positives)
        #expect(ranking.negatives == expected.negatives)
        let (precision, area) = (ranking.averagePrecision, ranking.rocAUC)
        #expect(agrees(precision.value, expected.average_precision, within: 1e-12))
        #expect(agrees(area.value, expected.roc_auc, within: 1e-12))
        for (interval, ends) in [
          (precision.interval, expected.average_precision_interval),
          (area.interval, expected.roc_auc_interval),
        ] {
          #expect(agrees(interval?.low, ends?[0], within: 1e-9), "\(golden.name)")
          #expect(agrees(interval?.high, ends?[1], within: 1e-9), "\(golden.name)")
        }
      }
    }
  }

  @Test func `by hand: four scores with one tie`() {
    // Scores 0.9+, 0.5+, 0.5−, 0.1−. Pairs: 0.9 beats both, 0.5 beats 0.1 and ties: 3.5 of 4.
    // Thresholds 0.9: precision 1, recall ½; 0.5: precision ⅔, recall 1. AP = ½ + ½ · ⅔.
    let ranking = rankAll([0.9, 0.1, 0.5, 0.5, 0.5, 0.5, 0.1, 0.9], [0, 0, 1, 1], 2)[0]
    #expect(ranking.rocAUC.value == 3.5 / 4)
    #expect(agrees(ranking.averagePrecision.value, 5.0 / 6))
    #expect(ranking.rocAUC.interval == nil)
    #expect(
      ranking.rocAUC.reason
        == "no interval: it needs 10 images of this class and 10 of others, here 2 and 2")
  }

  @Test func `a class without images, or without others, is undefined and says why`() {
    let rankings = rankAll([1, 0, 0.5, 0.5], [0, 0], 2)
    #expect(rankings[0].averagePrecision.value == 1)
    #expect(rankings[0].rocAUC == .undefined(n: 2, because: "no image of another class"))
    #expect(rankings[1].averagePrecision == .undefined(n: 2, because: "no image of this class"))
    #expect(rankings[1].rocAUC == .undefined(n: 2, because: "no image of this class"))
    #expect(rankAll([], [], 1)[0].rocAUC == .undefined(n: 0, because: "no image has a label"))
  }

  @Test func `ranking is that of the plain sums over all pairs`() {
    for decimals in [1.0, 4.0] {
      let sample = Sample(rows: 157, classes: 5, seed: 7, decimals: decimals)
      let rankings = rankAll(sample.probabilities, sample.truth, 5)
      for (column, ranking) in rankings.enumerated() {
        let scores = sample.column(column)
        let positive = sample.truth.map { Int($0) == column }
        #expect(agrees(ranking.rocAUC.value, plainROCAUC(scores, positive)))
        #expect(agrees(ranking.averagePrecision.value, plainAveragePrecision(scores, positive)))
      }
    }
  }

  @Test func `the same bytes for any split of the classes and any order of the rows`() {
    let sample = Sample(rows: 203, classes: 9, seed: 11, decimals: 2)
    let whole = rankAll(sample.probabilities, sample.truth, 9)
    for cut in [1, 4, 8] {
      var scratch = RankingScratch(rowCount: 203, classCount: 9)
      let parts = [0..<cut, cut..<9].flatMap {
        rankClasses(
          $0, probabilities: sample.probabilities.span, truth: sample.truth.span, classCount: 9,
          scratch: &scratch)
      }
      #expect(parts == whole)
    }
    let reversed = sample.rows(in: Array((0..<203).reversed()))
    #expect(rankAll(reversed.probabilities, reversed.truth, 9) == whole)
  }

  @Test func `a row without a label is as good as absent`() {
    let sample = Sample(rows: 60, classes: 3, seed: 3, decimals: 2)
    var truth = sample.truth
    for row in stride(from: 0, to: 60, by: 3) { truth[row] = -1 }
    let kept = sample.rows(in: (0..<60).filter { $0 % 3 != 0 })
    #expect(
      rankAll(sample.probabilities, truth, 3) == rankAll(kept.probabilities, kept.truth, 3))
  }

  @Test func `rising transforms and duplication leave values unchanged, renaming moves them`() {
    let sample = Sample(rows: 90, classes: 3, seed: 5, decimals: 2)
    let rankings = rankAll(sample.probabilities, sample.truth, 3)
    #expect(rankAll(sample.probabilities.map { $0 * $0 }, sample.truth, 3) == rankings)

    let twice = rankAll(
      sample.probabilities + sample.probabilities, sample.truth + sample.truth, 3)
    for (one, two) in zip(rankings, twice) {
      #expect(one.rocAUC.value == two.rocAUC.value)
      #expect(agrees(two.averagePrecision.value, one.averagePrecision.value))
    }

    // Class c becomes class 2 − c.
    let renamed = rankAll(
      sample.probabilities.reversed(), sample.truth.reversed().map { 2 - $0 }, 3)
    #expect(renamed == rankings.reversed())
  }

  @Test func `minus zero ties with zero`() {
    let rankings = rankAll([-0.0, 1, 0, 1, 0, 1, -0.0, 1], [0, 0, 1, 1], 2)
    #expect(rankings[0].rocAUC.value == 0.5)
  }
}
