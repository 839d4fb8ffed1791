import Testing

@testable import Kernels

/// A short simulation; the full one is `Benchmarks/Sources/Coverage`, its table docs/coverage.md.
@Suite struct CoverageTests {
  /// A world of three classes of 1 : 1 : 2 parts in which `miss` of each class is wrong, two
  /// thirds of that as the next class.
  struct World {
    let miss: Double
    var probabilities: [Double] {
      let (near, far) = (miss * 2 / 3, miss / 3)
      return [
        (1 - miss) / 4, near / 4, far / 4, far / 4, (1 - miss) / 4, near / 4, near / 2, far / 2,
        (1 - miss) / 2,
      ]
    }

    func sample(_ images: Int, _ stream: Int) -> ConfusionMatrix {
      var generator = SeededGenerator(seed: 11, stream: UInt64(stream))
      var counts = [Int](repeating: 0, count: 9)
      var left = images
      var share = 1.0
      for cell in 0..<8 {
        let rate = min(1, probabilities[cell] / share)
        counts[cell] = BinomialSampler(rate: rate).draw(trials: left, using: &generator)
        left -= counts[cell]
        share -= probabilities[cell]
      }
      counts[8] = left
      return ConfusionMatrix(counts: counts, classCount: 3)
    }

    /// The scores of the world itself: of a very large sample with exactly these shares.
    var truth: ConfusionScores {
      let counts = probabilities.map { Int(($0 * 12e6).rounded()) }
      return ConfusionScores(
        matrix: ConfusionMatrix(counts: counts, classCount: 3), replicates: 0)
    }
  }

  /// The share of intervals shown that hold the truth, at least 93 % less 2.6 standard errors.
  private func expectCoverage(
    _ numbers: [(String, KeyPath<ConfusionScores, Estimate>)], of world: World, images: Int,
    samples: Int, replicates: Int
  ) throws {
    let truth = world.truth
    var shown = [Int](repeating: 0, count: numbers.count)
    var held = shown
    for sample in 0..<samples {
      let scores = ConfusionScores(
        matrix: world.sample(images, sample), seed: UInt64(sample), replicates: replicates)
      for (index, number) in numbers.enumerated() {
        guard let interval = scores[keyPath: number.1].interval else { continue }
        let value = try #require(truth[keyPath: number.1].value)
        shown[index] += 1
        if interval.low - 1e-6 <= value, value <= interval.high + 1e-6 { held[index] += 1 }
      }
    }
    for (index, number) in numbers.enumerated() where shown[index] > samples / 20 {
      let noise = 2.6 * (0.93 * 0.07 / Double(shown[index])).squareRoot()
      let coverage = Double(held[index]) / Double(shown[index])
      #expect(coverage >= 0.93 - noise, "\(number.0): \(coverage) of \(shown[index])")
    }
  }

  @Test(arguments: [0.5, 0.2, 0.05, 0.01], [50, 400])
  func `intervals of means hold the truth`(miss: Double, images: Int) throws {
    try expectCoverage(
      [
        ("mean precision", \.meanPrecision), ("mean recall", \.meanRecall),
        ("mean F1", \.meanF1), ("weighted precision", \.weightedPrecision),
        ("weighted F1", \.weightedF1), ("F1 of a class", \.classes[0].f1),
      ], of: World(miss: miss), images: images, samples: 300, replicates: 0)
  }

  @Test(arguments: [0.4, 0.1, 0.02], [50, 300])
  func `bootstrap intervals hold the truth`(miss: Double, images: Int) throws {
    try expectCoverage(
      [
        ("MCC", \.mcc), ("κ", \.cohenKappa), ("balanced accuracy", \.balancedAccuracy),
      ], of: World(miss: miss), images: images, samples: 150, replicates: 400)
  }

  /// The exact coverage of Wilson's interval at a rate: no simulation is needed.
  private func wilsonCoverage(rate: Double, trials: Int) -> Double {
    (0...trials).reduce(0) { sum, successes in
      let interval = Interval.wilson(successes: Double(successes), trials: Double(trials))
      guard interval.low <= rate, rate <= interval.high else { return sum }
      return sum + Binomial.probability(of: successes, trials: trials, rate: rate)
    }
  }

  @Test(arguments: [50, 200, 1000])
  func `Wilson's interval holds the rate, averaged over rates near one as well`(trials: Int) {
    // At single rates the coverage of any interval of a count jumps (at 0.99 of 50 it is 91 %).
    for band in [0.4...0.6, 0.75...0.85, 0.9...1.0, 0.98...1.0] {
      let steps = 60
      let sum = (0..<steps).reduce(0) { sum, step in
        let share = (Double(step) + 0.5) / Double(steps)
        let rate = band.lowerBound + share * (band.upperBound - band.lowerBound)
        return sum + wilsonCoverage(rate: rate, trials: trials)
      }
      #expect(sum / Double(steps) >= 0.93)
    }
  }
}
