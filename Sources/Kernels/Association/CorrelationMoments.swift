/// A correlation, and its variance by the influence function.
struct CorrelationMoments: Hashable, Sendable {
  /// The correlation, −1…1.
  private(set) var correlation: Double
  private var count: Double
  private var second = 0.0
  private var fourth = 0.0

  /// A correlation of `count` items, before any influence is added.
  init(correlation: Double, count: Int) {
    self.correlation = max(-1, min(1, correlation))
    self.count = Double(count)
  }

  /// The correlation's standard error: the root of Σ influence² / n².
  var standardError: Double { second.squareRoot() / count }

  /// How many degrees of freedom the variance has, from the fourth moment of the influences;
  /// at least 1, at most n − 1.
  var degreesOfFreedom: Double {
    let excess = fourth / count - second / count * (second / count)
    let freedom = excess > 0 ? 2 * second * second / (count * excess) : count - 1
    return min(max(freedom, 1), count - 1)
  }

  /// Pearson's correlation: the item (x, y) in standard units has the influence
  /// x·y − r·(x² + y²)/2.
  ///
  /// - Precondition: right and wrong predictions occur, and more than one value.
  init(pearsonOf metric: OrderedMetric) {
    count = Double(metric.count)
    let share = Double(metric.correctCount) / count
    let outcomeDeviation = (share * (1 - share)).squareRoot()
    // Measured from the middle value, so that a distant origin costs no digits; in units of the
    // widest distance, so that no square leaves the range of Double.
    let origin = metric.values[metric.count / 2]
    let lowest = metric.values[0] / 2 - origin / 2
    let highest = metric.values[metric.count - 1] / 2 - origin / 2
    let unit = max(-lowest, highest)
    func scaled(_ value: Double) -> Double { (value / 2 - origin / 2) / unit }

    var mean = 0.0
    for value in metric.values { mean += scaled(value) }
    mean /= count
    var (squares, products) = (0.0, 0.0)
    for i in 0..<metric.count {
      let distance = scaled(metric.values[i]) - mean
      squares += distance * distance
      products += distance * (metric.correct[i] ? 1 - share : -share)
    }
    let deviation = (squares / count).squareRoot()
    correlation = max(-1, min(1, products / count / (deviation * outcomeDeviation)))

    for i in 0..<metric.count {
      let x = (scaled(metric.values[i]) - mean) / deviation
      let y = (metric.correct[i] ? 1 - share : -share) / outcomeDeviation
      add(x * y - correlation * (x * x + y * y) / 2)
    }
  }

  /// Spearman's correlation: Pearson's of mean ranks, with what an item does to others' ranks.
  ///
  /// With the mid-distribution F of the metric, y ∈ {0, 1} and π its mean, the covariance is
  /// θ − π/2, θ = E[F(X)·Y], and an item moves it by F(x)·y + G(x) − 2θ − (y − π)/2, where
  /// G(x) = E[Y·(1(X > x) + 1(X = x)/2)]; the variance (1 − Σ t³)/12 of F by (Σ t³ − t(x)²)/4 for
  /// shares t of equal values.
  init(spearmanOf metric: OrderedMetric) {
    let n = metric.count
    count = Double(n)
    let share = Double(metric.correctCount) / count
    let outcomeVariance = share * (1 - share)

    // Whole numbers up to here: twice the rank sum of the right ones, and Σ (t³ − t).
    var (doubledRanks, tieCubes) = (0.0, 0.0)
    TieGroup.forEach(in: metric) { group in
      let size = Double(group.right + group.wrong)
      doubledRanks += Double(group.right) * (2 * Double(group.less) + size)
      tieCubes += size * size * size
    }
    let theta = doubledRanks / (2 * count * count)
    let cubes = tieCubes / (count * count * count)
    let rankVariance = (1 - cubes) / 12
    let scale = (rankVariance * outcomeVariance).squareRoot()
    correlation = max(-1, min(1, (theta - share / 2) / scale))

    var rightBelow = 0.0
    TieGroup.forEach(in: metric) { group in
      let (right, wrong) = (Double(group.right), Double(group.wrong))
      let tied = (right + wrong) / count
      let place = Double(group.less) / count + tied / 2
      let rightAbove = (Double(metric.correctCount) - rightBelow - right / 2) / count
      let rankShift = (cubes - tied * tied) / 4 / rankVariance
      for (y, times) in [(1.0, right), (0.0, wrong)] {
        let covariance = place * y + rightAbove - 2 * theta - (y - share) / 2
        let outcomeShift = ((y - share) * (y - share) - outcomeVariance) / outcomeVariance
        add(covariance / scale - correlation / 2 * (rankShift + outcomeShift), times: times)
      }
      rightBelow += right
    }
  }

  /// Fisher's 95 % interval of the correlation, with `usualError` on his scale unless the error by
  /// the influence function is over 5 % larger, which then takes its place.
  ///
  /// - Precondition: |correlation| < 1.
  func interval(usualError: Double) -> Interval {
    let ownError = standardError / (1 - correlation * correlation)
    var reach = Normal.z95 * usualError
    if ownError > 1.05 * usualError {
      reach = StudentT.t95(degreesOfFreedom: degreesOfFreedom) * ownError
    }
    let centre = Elementary.atanh(correlation)
    return Interval(low: Elementary.tanh(centre - reach), high: Elementary.tanh(centre + reach))
  }

  /// Adds the influence of an item, of `times` items alike.
  mutating func add(_ influence: Double, times: Double = 1) {
    let square = influence * influence
    second += times * square
    fourth += times * square * square
  }
}

/// Equal values of a metric.
private struct TieGroup {
  /// How many values are less.
  var less: Int
  /// How many of the predictions behind them are right and wrong.
  var right: Int
  var wrong: Int

  /// Gives the groups to `body`, the smallest value first.
  static func forEach(in metric: OrderedMetric, _ body: (TieGroup) -> Void) {
    var i = 0
    while i < metric.count {
      var group = TieGroup(less: i, right: 0, wrong: 0)
      let value = metric.values[i]
      while i < metric.count && metric.values[i] == value {
        if metric.correct[i] { group.right += 1 } else { group.wrong += 1 }
        i += 1
      }
      body(group)
    }
  }
}
