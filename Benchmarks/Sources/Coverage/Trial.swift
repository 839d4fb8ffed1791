import Kernels

/// How often the intervals of one number held the truth.
struct Tally {
  private var samples = 0
  private var shown = 0
  private var held = 0

  mutating func add(_ estimate: Estimate, truth: Double) {
    samples += 1
    guard let interval = estimate.interval else { return }
    shown += 1
    // The truth is known up to rounding only.
    if interval.low - 1e-12 <= truth, truth <= interval.high + 1e-12 { held += 1 }
  }

  /// Coverage of the intervals shown in per cent, with how often one was shown if not always.
  var text: String {
    guard shown * 50 >= samples else { return "–" }
    let coverage = (Double(held) / Double(shown) * 1000).rounded() / 10
    let share = Int((Double(shown) / Double(samples) * 100).rounded())
    return shown == samples ? "\(coverage)" : "\(coverage) (\(share))"
  }
}

/// Many samples of one size from one world.
struct Trial {
  /// The numbers whose intervals are counted, in the order of ``tallies``.
  static let numbers = [
    "accuracy", "class F1", "mean precision", "mean recall", "mean F1", "weighted precision",
    "weighted F1", "MCC", "κ", "balanced accuracy",
  ]

  private(set) var tallies = [Tally](repeating: Tally(), count: numbers.count)

  init(of world: World, imageCount: Int, samples: Int) {
    for sample in 0..<samples {
      var generator = SeededGenerator(seed: 2024, stream: UInt64(sample))
      let matrix = world.sample(imageCount, using: &generator)
      add(ConfusionScores(matrix: matrix, seed: UInt64(sample)), world)
    }
  }

  private mutating func add(_ scores: ConfusionScores, _ world: World) {
    // A mean over the classes seen speaks of those classes.
    let all = Array(0..<world.classCount)
    let predicted = all.filter { scores.classes[$0].predicted > 0 }
    let labelled = all.filter { scores.classes[$0].support > 0 }
    let used = all.filter { scores.classes[$0].f1.value != nil }
    tallies[0].add(scores.accuracy, truth: world.accuracy)
    for index in used { tallies[1].add(scores.classes[index].f1, truth: world.f1(index)) }
    tallies[2].add(scores.meanPrecision, truth: mean(predicted, world.precision))
    tallies[3].add(scores.meanRecall, truth: mean(labelled, world.recall))
    tallies[4].add(scores.meanF1, truth: mean(used, world.f1))
    tallies[5].add(
      scores.weightedPrecision, truth: mean(predicted, world.precision, by: world.prior))
    tallies[6].add(scores.weightedF1, truth: mean(labelled, world.f1, by: world.prior))
    tallies[7].add(scores.mcc, truth: world.mcc)
    tallies[8].add(scores.cohenKappa, truth: world.kappa)
    tallies[9].add(scores.balancedAccuracy, truth: mean(labelled, world.recall))
  }

  private func mean(
    _ classes: [Int], _ value: (Int) -> Double, by weight: (Int) -> Double = { _ in 1 }
  ) -> Double {
    let weights = classes.reduce(0) { $0 + weight($1) }
    return classes.reduce(0) { $0 + weight($1) * value($1) } / weights
  }
}
