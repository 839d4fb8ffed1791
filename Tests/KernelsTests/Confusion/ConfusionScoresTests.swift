import Testing

@testable import Kernels

@Suite struct ConfusionScoresTests {
  let golden: ConfusionGolden
  init() throws { golden = try ConfusionGolden.shared.get() }

  @Test func `every number is scikit-learn's, with and without chosen classes`() {
    for example in golden.cases {
      for choice in example.choices {
        let scores = ConfusionScores(
          matrix: example.matrix, chosen: choice.chosen, replicates: 0)
        let expected = choice.scores
        let pairs: [(String, Estimate, Double?)] = [
          ("accuracy", scores.accuracy, expected.accuracy),
          ("balanced accuracy", scores.balancedAccuracy, expected.balancedAccuracy),
          ("mean precision", scores.meanPrecision, expected.macroPrecision),
          ("mean recall", scores.meanRecall, expected.macroRecall),
          ("mean F1", scores.meanF1, expected.macroF1),
          ("micro precision", scores.microPrecision, expected.microPrecision),
          ("micro recall", scores.microRecall, expected.microRecall),
          ("micro F1", scores.microF1, expected.microF1),
          ("weighted precision", scores.weightedPrecision, expected.weightedPrecision),
          ("weighted recall", scores.weightedRecall, expected.weightedRecall),
          ("weighted F1", scores.weightedF1, expected.weightedF1),
          ("MCC", scores.mcc, expected.mcc),
          ("κ", scores.cohenKappa, expected.kappa),
        ]
        for (name, estimate, value) in pairs {
          #expect(
            agrees(estimate.value, value, floor: 1e-15),
            "\(name) of \(example.counts) for \(choice.chosen)")
          #expect(estimate.value != nil || estimate.reason != nil, "\(name) says why")
        }
      }
    }
  }

  @Test func `all two-by-two matrices of counts up to three are scikit-learn's`() {
    #expect(golden.small.count == 256)
    for example in golden.small {
      let scores = ConfusionScores(
        matrix: ConfusionMatrix(counts: example.counts, classCount: 2), replicates: 0)
      let estimates = [
        scores.accuracy, scores.balancedAccuracy, scores.meanPrecision, scores.meanRecall,
        scores.meanF1, scores.weightedPrecision, scores.weightedF1, scores.mcc,
        scores.cohenKappa,
      ]
      for (position, estimate) in estimates.enumerated() {
        #expect(
          agrees(estimate.value, example.values[position], floor: 1e-15),
          "number \(position) of \(example.counts)")
      }
    }
  }

  @Test func `the ancestor's published numbers come out`() {
    let scores = ConfusionScores(matrix: .ancestor)
    func rounded(_ estimate: Estimate) -> Double? {
      estimate.value.map { ($0 * 100).rounded() / 100 }
    }
    #expect(rounded(scores.accuracy) == 0.79)
    #expect(rounded(scores.meanPrecision) == 0.79)
    #expect(rounded(scores.meanRecall) == 0.80)
    #expect(rounded(scores.meanF1) == 0.79)
    // 130 of 165 by hand; every headline number has an interval around it.
    #expect(scores.accuracy.n == 165)
    for estimate in [
      scores.accuracy, scores.balancedAccuracy, scores.meanPrecision, scores.meanRecall,
      scores.meanF1, scores.weightedPrecision, scores.weightedF1, scores.mcc, scores.cohenKappa,
    ] {
      let interval = estimate.interval ?? Interval(low: 1, high: 0)
      let value = estimate.value ?? -1
      #expect(interval.low < value && value < interval.high)
      #expect(interval.high - interval.low < 0.2)
    }
  }

  @Test func `micro averages of all classes are the accuracy`() {
    let scores = ConfusionScores(matrix: .ancestor, replicates: 0)
    #expect(scores.microPrecision == scores.accuracy)
    #expect(scores.microRecall == scores.accuracy)
    #expect(scores.microF1 == scores.accuracy)
    #expect(scores.weightedRecall == scores.accuracy)
  }

  @Test func `undefined numbers say why`() {
    let scores = ConfusionScores(
      matrix: ConfusionMatrix(counts: [0, 0, 0, 0, 5, 0, 0, 0, 0], classCount: 3))
    #expect(scores.classes[0].precision.reason == "no image is predicted as this class")
    #expect(scores.classes[0].recall.reason == "no image is labelled with this class")
    #expect(
      scores.classes[0].f1.reason == "no image is labelled with or predicted as this class")
    #expect(scores.mcc == .undefined(n: 5, because: "all labels or all predictions are one class"))
    #expect(
      scores.cohenKappa == .undefined(n: 5, because: "labels and predictions are all one class"))
    let empty = ConfusionScores(matrix: ConfusionMatrix(counts: [0, 0, 0, 0], classCount: 2))
    #expect(empty.accuracy == .undefined(n: 0, because: "there is no image"))
    #expect(empty.meanPrecision.reason == "no class was predicted")
    #expect(empty.meanRecall.reason == "no class has an image")
    #expect(empty.meanF1.reason == "no class has an image or a prediction")
    #expect(empty.weightedF1.reason == "no class has an image")
  }

  @Test func `the classes averaged are those with a defined score`() {
    // Class 1 is never predicted, class 2 has no image, class 3 neither.
    let matrix = ConfusionMatrix(
      counts: [4, 0, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], classCount: 4)
    let averaged = ConfusionScores(matrix: matrix, replicates: 0).classesAveraged
    #expect(averaged.precision == 2)
    #expect(averaged.recall == 2)
    #expect(averaged.f1 == 3)
  }

  @Test func `new names for the classes permute the scores and change nothing else`() {
    let order = [2, 0, 3, 1]
    let old = ConfusionMatrix.ancestor
    var counts = [Int](repeating: 0, count: 16)
    for row in 0..<4 {
      for column in 0..<4 {
        counts[row * 4 + column] = old[truth: order[row], predicted: order[column]]
      }
    }
    let before = ConfusionScores(matrix: old, replicates: 0)
    let after = ConfusionScores(
      matrix: ConfusionMatrix(counts: counts, classCount: 4), replicates: 0)
    #expect(after.classes == order.map { before.classes[$0] })
    #expect(after.accuracy == before.accuracy)
    #expect(agrees(after.mcc.value, before.mcc.value))
    #expect(agrees(after.meanF1.value, before.meanF1.value))
    #expect(agrees(after.meanF1.interval?.low, before.meanF1.interval?.low))
    #expect(agrees(after.cohenKappa.value, before.cohenKappa.value))
  }

  @Test func `every image twice keeps the values and narrows the intervals`() {
    let once = ConfusionScores(matrix: .ancestor)
    let twice = ConfusionScores(
      matrix: ConfusionMatrix(counts: ConfusionMatrix.ancestor.counts.map { $0 * 2 }, classCount: 4)
    )
    for score in [
      \ConfusionScores.accuracy, \.meanPrecision, \.meanRecall, \.meanF1, \.weightedF1, \.mcc,
      \.cohenKappa, \.balancedAccuracy,
    ] {
      let (one, two) = (once[keyPath: score], twice[keyPath: score])
      #expect(agrees(two.value, one.value))
      let widths = [one, two].map { ($0.interval?.high ?? 9) - ($0.interval?.low ?? 0) }
      #expect(widths[1] < widths[0] * 0.8)
    }
  }
}
