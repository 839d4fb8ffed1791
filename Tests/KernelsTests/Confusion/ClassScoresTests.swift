import Testing

@testable import Kernels

@Suite struct ClassScoresTests {
  let golden: ConfusionGolden
  init() throws { golden = try ConfusionGolden.shared.get() }

  @Test func `every class's scores are scikit-learn's, whatever is chosen`() {
    for example in golden.cases {
      for choice in example.choices where !choice.scores.classes[0].isEmpty {
        let scores = ConfusionScores(
          matrix: example.matrix, chosen: choice.chosen, replicates: 0)
        for (index, one) in scores.classes.enumerated() {
          #expect(agrees(one.precision.value, choice.scores.classes[0][index]))
          #expect(agrees(one.recall.value, choice.scores.classes[1][index]))
          #expect(agrees(one.f1.value, choice.scores.classes[2][index]))
        }
      }
    }
  }

  @Test func `by hand: one class of the ancestor`() throws {
    // Pikachu: 32 labelled, 45 predicted, 26 both.
    let scores = ClassScores(of: 2, in: .ancestor)
    #expect([scores.support, scores.predicted, scores.truePositives] == [32, 45, 26])
    #expect(scores.falsePositives == 19 && scores.falseNegatives == 6)
    #expect(scores.precision.value == 26.0 / 45 && scores.precision.n == 45)
    #expect(scores.recall.value == 26.0 / 32 && scores.recall.n == 32)
    // 52 / (52 + 19 + 6); of 26 + 19 + 6 images.
    #expect(scores.f1.value == 52.0 / 77 && scores.f1.n == 51)
    #expect(scores.recall.interval == .wilson(successes: 26, trials: 32))
    let jaccard = Interval.wilson(successes: 26, trials: 51)
    #expect(agrees(scores.f1.interval?.low, 2 * jaccard.low / (1 + jaccard.low)))
    #expect(agrees(scores.f1.interval?.high, 2 * jaccard.high / (1 + jaccard.high)))
  }

  @Test func `what was never labelled or never predicted is undefined, not 0`() {
    // Class 0 is only labelled, class 1 only predicted, class 2 neither.
    let matrix = ConfusionMatrix(counts: [0, 3, 0, 0, 0, 0, 0, 0, 0], classCount: 3)
    let scores = (0..<3).map { ClassScores(of: $0, in: matrix) }
    #expect(
      scores[0].precision
        == .undefined(n: 0, because: "no image is predicted as this class"))
    #expect(scores[0].recall.value == 0 && scores[0].f1.value == 0)
    #expect(
      scores[1].recall == .undefined(n: 0, because: "no image is labelled with this class"))
    #expect(scores[1].precision.value == 0 && scores[1].f1.value == 0)
    #expect(
      scores[2].f1
        == .undefined(n: 0, because: "no image is labelled with or predicted as this class"))
  }
}
