/// Draws binomial counts of one rate and any number of trials, in constant time.
///
/// Hörmann's transformed rejection BTRS (1993, doi:10.1080/00949659308811496) where ten or more
/// successes are expected, inversion below. Both are exact up to rounding.
struct BinomialSampler {
  private let flipped: Bool
  private let rate: Double
  private let odds: Double
  private let logMiss: Double

  /// A sampler for the rate `rate`.
  ///
  /// - Precondition: 0 < `rate` ≤ 1.
  init(rate: Double) {
    precondition(rate > 0 && rate <= 1, "a rate")
    flipped = rate > 0.5
    self.rate = flipped ? 1 - rate : rate
    odds = self.rate / (1 - self.rate)
    logMiss = Elementary.log1p(-self.rate)
  }

  /// The number of successes in `trials`.
  func draw(trials: Int, using generator: inout SeededGenerator) -> Int {
    guard rate > 0, trials > 0 else { return flipped ? trials : 0 }
    let count =
      Double(trials) * rate < 10
      ? inverted(trials, using: &generator) : rejected(trials, using: &generator)
    return flipped ? trials - count : count
  }

  /// Walks up the probabilities until they pass a random number.
  private func inverted(_ trials: Int, using generator: inout SeededGenerator) -> Int {
    let start = Elementary.exp(Double(trials) * logMiss)
    let slope = Double(trials + 1) * odds
    while true {
      var left = generator.nextUnit()
      var term = start
      var count = 0
      while left > term, count <= trials {
        left -= term
        count += 1
        term *= slope / Double(count) - odds
      }
      // Rounding can leave a remainder after the last term; then another number is drawn.
      if count <= trials { return count }
    }
  }

  /// Hörmann's algorithm; most draws are accepted at the first test, without a logarithm.
  private func rejected(_ trials: Int, using generator: inout SeededGenerator) -> Int {
    let n = Double(trials)
    let spread = Elementary.sqrt(n * rate * (1 - rate))
    let b = 1.15 + 2.53 * spread
    let a = -0.0873 + 0.0248 * b + 0.01 * rate
    let centre = n * rate + 0.5
    let quick = 0.92 - 4.2 / b
    while true {
      let u = generator.nextUnit() - 0.5
      let v = generator.nextUnit()
      let edge = 0.5 - abs(u)
      let k = ((2 * a / edge + b) * u + centre).rounded(.down)
      if edge >= 0.07, v <= quick { return Int(k) }
      guard k >= 0, k <= n, v > 0, edge > 0 else { continue }
      let alpha = (2.83 + 5.1 / b) * spread
      let height = Elementary.log(v * alpha / (a / (edge * edge) + b))
      if height <= logRatioToMode(k, n) { return Int(k) }
    }
  }

  /// The logarithm of the probability of `k` over that of the mode.
  private func logRatioToMode(_ k: Double, _ n: Double) -> Double {
    let mode = ((n + 1) * rate).rounded(.down)
    let correction =
      stirlingTail(mode) + stirlingTail(n - mode) - stirlingTail(k) - stirlingTail(n - k)
    return (mode + 0.5) * Elementary.log((mode + 1) / (odds * (n - mode + 1)))
      + (n + 1) * Elementary.log((n - mode + 1) / (n - k + 1))
      + (k + 0.5) * Elementary.log(odds * (n - k + 1) / (k + 1)) + correction
  }

  /// The error of Stirling's formula for ln(k!) written around k + 1.
  private func stirlingTail(_ k: Double) -> Double {
    if k < 10 { return BinomialSampler.tails[Int(k)] }
    let x = k + 1
    let square = x * x
    return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / x
  }

  /// The ten first values of ``stirlingTail(_:)``: ln(k!) − ½ln(2π) − (k+½)ln(k+1) + (k+1).
  private static let tails = (0..<10).map { k in
    let x = Double(k) + 1
    return Elementary.logGamma(x) - 0.918938533204672741780329736406
      - (x - 0.5) * Elementary.log(x) + x
  }
}
