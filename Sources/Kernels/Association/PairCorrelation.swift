/// How two metrics rise and fall together.
public struct PairCorrelation: Hashable, Sendable {
  /// The smallest number of images for which an interval is given.
  public static let smallestCount = 20
  /// The smallest number of images off the most frequent value of either metric for an interval.
  public static let smallestOffMode = 5

  /// Pearson's correlation, −1…1.
  ///
  /// Undefined where no image has both metrics or one of them is constant. The interval is
  /// Fisher's, z = artanh r with error 1/√(n − 3), unless the error estimated by the correlation's
  /// influence function, each item's over √(1 − its leverage), is over 5 % larger (heavy tails),
  /// which then takes its place; none with fewer than 20 images or 5 off the most frequent value,
  /// or where the images lie on one line. In simulations of normal, exponential, log-normal and
  /// fan-shaped pairs it holds the true correlation in at least 93 % of samples of 20 or more.
  public let pearson: Estimate
  /// Spearman's rank correlation, equal values sharing their mean rank, −1…1.
  ///
  /// As `pearson`, with Bonett and Wright's error √((1 + r²/2)/(n − 3)) (2000,
  /// doi:10.1007/BF02294183).
  public let spearman: Estimate

  /// Correlates two metrics, in time linear in the images.
  public init(of pair: MetricPair) {
    if let reason = pair.reasonUndefined {
      pearson = .undefined(n: pair.count, because: reason)
      spearman = pearson
      return
    }
    let ranks = PairRanks(of: pair)
    let linear = CorrelationMoments(pearsonOf: pair)
    let ranked = CorrelationMoments(spearmanOf: ranks)
    let square = ranked.correlation * ranked.correlation
    pearson = Self.estimate(linear, of: ranks, variance: 1)
    spearman = Self.estimate(ranked, of: ranks, variance: 1 + square / 2)
  }

  private static func estimate(
    _ moments: CorrelationMoments, of ranks: PairRanks, variance: Double
  ) -> Estimate {
    let r = moments.correlation
    let n = ranks.places.count
    guard n >= smallestCount else {
      return Estimate(
        value: r, n: n, reason: "no interval: it needs \(smallestCount) images, here \(n)")
    }
    guard ranks.offMode >= smallestOffMode else {
      return Estimate(
        value: r, n: n,
        reason: "no interval: all but \(ranks.offMode) images share one value of a metric")
    }
    // What is left of 1 after rounding says nothing.
    guard 1 - abs(r) > 1e-12 else {
      return Estimate(value: r, n: n, reason: "no interval: one metric decides the other")
    }
    let error = (variance / Double(n - 3)).squareRoot()
    return Estimate(value: r, interval: moments.interval(usualError: error), n: n)
  }
}

extension CorrelationMoments {
  /// Pearson's correlation of two metrics: an item (x, y) in standard units has the influence
  /// x·y − r·(x² + y²)/2, here over √(1 − h) with its leverage
  /// h = (1 + (x² + y² − 2·r·x·y)/(1 − r²))/n, at most 0.9: what the item itself takes away from
  /// the spread that it is measured by (as HC2, MacKinnon and White 1985).
  ///
  /// - Precondition: neither metric is constant.
  init(pearsonOf pair: MetricPair) {
    let (x, y) = (standardUnits(of: pair.x), standardUnits(of: pair.y))
    var products = 0.0
    for i in x.indices { products += x[i] * y[i] }
    self.init(correlation: products / Double(x.count), count: x.count)
    let r = correlation
    let count = Double(x.count)
    // On one line there is no interval, and no leverage.
    let spread = 1 - r * r > 1e-12 ? count * (1 - r * r) : .infinity
    for i in x.indices {
      let squares = x[i] * x[i] + y[i] * y[i]
      let leverage = min(0.9, 1 / count + (squares - 2 * r * x[i] * y[i]) / spread)
      add((x[i] * y[i] - r * squares / 2) / (1 - leverage).squareRoot())
    }
  }

  /// Spearman's correlation of two metrics: Pearson's of mean ranks, with what an item does to
  /// others' ranks.
  ///
  /// With mid-distributions F and G and θ = E[F(X)·G(Y)], an item moves θ by
  /// F(x)·G(y) + E[G(Y)·(1(X > x) + 1(X = x)/2)] + E[F(X)·(1(Y > y) + 1(Y = y)/2)] − 3θ, and the
  /// variance (1 − Σ t³)/12 of a mid-distribution by (Σ t³ − t²)/4 for shares t of equal values.
  ///
  /// - Precondition: neither metric is constant.
  fileprivate init(spearmanOf ranks: PairRanks) {
    let (x, y, places) = (ranks.x, ranks.y, ranks.places)
    let n = Double(places.count)

    // Twice the ranks from the middle are whole numbers: equal orders correlate to exactly 1.
    var (products, xSquares, ySquares) = (0.0, 0.0, 0.0)
    for i in places.indices {
      products += x.centred[i] * y.centred[i]
      xSquares += x.centred[i] * x.centred[i]
      ySquares += y.centred[i] * y.centred[i]
    }
    let scale = (xSquares * ySquares).squareRoot()
    self.init(correlation: products / scale, count: places.count)

    let yAbove = x.means(ofThoseAbove: y.shares, ascending: places)
    let xAbove = y.means(ofThoseAbove: x.shares, ascending: ranks.byY)
    var theta = 0.0
    for i in places.indices { theta += x.shares[i] * y.shares[i] }
    theta /= n
    let deviations = (x.variance * y.variance).squareRoot()
    for i in places.indices {
      let covariance = x.shares[i] * y.shares[i] + yAbove[i] + xAbove[i] - 3 * theta
      let shifts = x.shift(at: i) / x.variance + y.shift(at: i) / y.variance
      add(covariance / deviations - correlation / 2 * shifts)
    }
  }
}

/// Values less their mean, over their standard deviation.
///
/// Measured from the middle of their range in units of half of it, so that a distant origin costs
/// no digits and no square leaves the range of Double.
///
/// - Precondition: at least two different values, all finite.
private func standardUnits(of values: [Double]) -> [Double] {
  var (least, greatest) = (values[0], values[0])
  for value in values { (least, greatest) = (min(least, value), max(greatest, value)) }
  let (origin, unit) = (least / 2 + greatest / 2, greatest / 2 - least / 2)
  var scaled = values.map { ($0 / 2 - origin / 2) / unit }
  let count = Double(scaled.count)
  let mean = scaled.reduce(0, +) / count
  var squares = 0.0
  for i in scaled.indices {
    scaled[i] -= mean
    squares += scaled[i] * scaled[i]
  }
  let deviation = (squares / count).squareRoot()
  for i in scaled.indices { scaled[i] /= deviation }
  return scaled
}

/// The mean ranks of both metrics of a pair.
private struct PairRanks {
  let places: [UInt32]
  let byY: [UInt32]
  let x: MidRanks
  let y: MidRanks

  init(of pair: MetricPair) {
    places = pair.x.indices.map { UInt32($0) }
    byY = NumberOrder.sorted(places, by: pair.y, descending: false)
    x = MidRanks(of: pair.x, ascending: places)
    y = MidRanks(of: pair.y, ascending: byY)
  }

  /// How many images are off the most frequent value of the metric where these are fewer.
  var offMode: Int { places.count - max(x.mode, y.mode) }
}

/// The mean ranks of values, equal ones sharing theirs.
private struct MidRanks {
  /// The mid-distribution at each value: the share below plus half the share of equal ones.
  private(set) var shares: [Double]
  /// Twice the distance of each mean rank from the middle: a whole number.
  private(set) var centred: [Double]
  /// How many values are equal to the most frequent one.
  private(set) var mode = 0
  /// The variance of ``shares``.
  let variance: Double
  private var tied: [Double]
  private let cubes: Double

  init(of values: [Double], ascending order: [UInt32]) {
    let count = values.count
    shares = [Double](repeating: 0, count: count)
    (centred, tied) = (shares, shares)
    var sum = 0.0
    var start = 0
    while start < count {
      let value = values[Int(order[start])]
      var end = start + 1
      while end < count && values[Int(order[end])] == value { end += 1 }
      let share = Double(end - start) / Double(count)
      mode = max(mode, end - start)
      for place in start..<end {
        let i = Int(order[place])
        centred[i] = Double(start + end - count)
        shares[i] = Double(start + end) / Double(2 * count)
        tied[i] = share
      }
      sum += share * share * share
      start = end
    }
    cubes = sum
    variance = (1 - sum) / 12
  }

  /// How an item moves the variance.
  func shift(at i: Int) -> Double { (cubes - tied[i] * tied[i]) / 4 }

  /// For each item the mean, over all items, of `others` where this metric is greater, of half of
  /// it where it is equal, and of 0 where it is less.
  func means(ofThoseAbove others: [Double], ascending order: [UInt32]) -> [Double] {
    let count = others.count
    var means = [Double](repeating: 0, count: count)
    var above = 0.0
    var end = count
    while end > 0 {
      var start = end - 1
      let rank = centred[Int(order[start])]
      while start > 0 && centred[Int(order[start - 1])] == rank { start -= 1 }
      var equal = 0.0
      for place in start..<end { equal += others[Int(order[place])] }
      for place in start..<end {
        means[Int(order[place])] = (above + equal / 2) / Double(count)
      }
      above += equal
      end = start
    }
    return means
  }
}
