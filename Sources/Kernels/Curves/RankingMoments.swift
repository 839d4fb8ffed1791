/// Average precision and ROC AUC of one class with what their intervals rest on.
struct RankingMoments: Hashable, Sendable {
  /// The number of positives and of negatives.
  var positives = 0
  var negatives = 0
  /// Σ over thresholds of the rise in recall × precision; `nil` without positives.
  var averagePrecision: Double?
  /// The chance that a positive scores above a negative, ties half; `nil` without both.
  var rocAUC: Double?
  /// How the two vary; `nil` without two positives and two negatives.
  var averagePrecisionSpread: Spread?
  var rocAUCSpread: Spread?

  /// The estimated variance of a value that is a mean over items, in two parts.
  struct Spread: Hashable, Sendable {
    /// What the positives contribute.
    var positives: Double
    /// What the negatives contribute.
    var negatives: Double
    /// How many degrees of freedom the variance has, from the fourth moment of the contributions:
    /// 2 variance² / var(variance); 0 if the variance is 0.
    var degreesOfFreedom: Double

    /// The estimated variance of the value.
    var variance: Double { positives + negatives }
  }

  /// Measures a class of which `levels` says where its negatives lie among its positives.
  ///
  /// Time O(levels).
  init(of levels: PositiveLevels) {
    positives = levels.positives.reduce(0) { $0 + Int($1) }
    negatives = levels.lowest
    for j in levels.ties.indices { negatives += Int(levels.ties[j]) + Int(levels.above[j]) }
    guard positives > 0 else { return }
    let (p, n) = (Double(positives), Double(positives + negatives))

    // Items below the level: the rest is what a threshold at the level selects.
    var (positivesBelow, negativesBelow) = (0, levels.lowest)
    var (precisions, halfWins) = (0.0, 0)
    for j in levels.positives.indices {
      let (count, ties) = (Int(levels.positives[j]), Int(levels.ties[j]))
      let hits = Double(positives - positivesBelow)
      precisions += Double(count) * hits / (n - Double(positivesBelow + negativesBelow))
      halfWins += count * (2 * negativesBelow + ties)
      positivesBelow += count
      negativesBelow += ties + Int(levels.above[j])
    }
    averagePrecision = precisions / p
    guard negatives > 0 else { return }
    rocAUC = Double(halfWins) / (2 * p * Double(negatives))
    guard positives > 1, negatives > 1 else { return }
    measureSpreads(of: levels)
  }

  /// DeLong's variance of the AUC (DeLong, DeLong and Clarke-Pearson 1988, doi:10.2307/2531595)
  /// and the variance of the average precision by its influence function.
  ///
  /// With prevalence π, precision *P*(s) and selected share *H*(s) at threshold s, and the means
  /// over all items *B*(t) = E[y·1(s ≤ t)/H(s)], *C*(t) = E[y·P(s)·1(s ≤ t)/H(s)], an item with
  /// score t and mark y moves the average precision *A* by (y·(P(t) + B(t) − A) − C(t)) / π.
  private mutating func measureSpreads(of levels: PositiveLevels) {
    guard let average = averagePrecision, let area = rocAUC else { return }
    let (p, q) = (Double(positives), Double(negatives))
    let n = p + q
    let share = p / n
    var hitMoments = Moments()
    var missMoments = Moments()
    var positiveInfluence = Moments()
    var negativeInfluence = Moments()

    missMoments.add(1 - area, times: Double(levels.lowest))
    var (positivesBelow, negativesBelow) = (0.0, Double(levels.lowest))
    var (risen, risenPrecision) = (0.0, 0.0)
    for j in levels.positives.indices {
      let (count, ties) = (Double(levels.positives[j]), Double(levels.ties[j]))
      let above = Double(levels.above[j])
      let selected = n - positivesBelow - negativesBelow
      let precision = (p - positivesBelow) / selected
      risen += count / selected
      risenPrecision += count * precision / selected
      positiveInfluence.add((precision + risen - average - risenPrecision) / share, times: count)
      negativeInfluence.add(-risenPrecision / share, times: ties + above)

      hitMoments.add((negativesBelow + ties / 2) / q - area, times: count)
      missMoments.add((p - positivesBelow - count / 2) / p - area, times: ties)
      missMoments.add((p - positivesBelow - count) / p - area, times: above)
      positivesBelow += count
      negativesBelow += ties + above
    }

    let hit = hitMoments.second / (p * (p - 1))
    let miss = missMoments.second / (q * (q - 1))
    let uncertainty =
      hitMoments.varianceOfSquares(count: p) / (p * p * p)
      + missMoments.varianceOfSquares(count: q) / (q * q * q)
    rocAUCSpread = Spread(
      positives: hit, negatives: miss,
      degreesOfFreedom: uncertainty > 0 ? 2 * (hit + miss) * (hit + miss) / uncertainty : 0)

    let second = positiveInfluence.second + negativeInfluence.second
    let fourth = positiveInfluence.fourth + negativeInfluence.fourth
    let excess = fourth / n - second / n * (second / n)
    averagePrecisionSpread = Spread(
      positives: positiveInfluence.second / (n * (n - 1)),
      negatives: negativeInfluence.second / (n * (n - 1)),
      degreesOfFreedom: excess > 0 ? 2 * second * second / (n * excess) : 0)
  }

  /// Sums of the second and fourth powers.
  private struct Moments {
    var second = 0.0
    var fourth = 0.0

    mutating func add(_ value: Double, times count: Double) {
      let square = value * value
      second += count * square
      fourth += count * square * square
    }

    /// How much the squares of `count` values vary.
    func varianceOfSquares(count: Double) -> Double {
      max(0, fourth / count - second / count * (second / count))
    }
  }
}
