import Testing

@testable import Kernels

/// A world to draw samples from, for short simulations; the full ones are
/// `Benchmarks/Sources/Coverage`, their table docs/coverage.md.
///
/// Three classes of 1 : 1 : 2 parts in which `miss` of each class is wrong, two thirds of that as
/// the next class.
struct CoverageWorld {
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
func expectCoverage(
  _ numbers: [(String, KeyPath<ConfusionScores, Estimate>)], of world: CoverageWorld, images: Int,
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
