/// The mean of a loss over images, with the central moments that say how sure it is.
///
/// Summaries merge (Pébay 2008, doi:10.2172/1028931); the bytes depend on the order of merging,
/// so whoever merges keeps to the order of the rows.
struct LossSummary: Hashable, Sendable {
  /// How many losses.
  private(set) var count = 0
  /// Their mean; 0 if there are none.
  private(set) var mean = 0.0
  /// Σ (loss − mean)², ³ and ⁴.
  private(set) var second = 0.0
  private(set) var third = 0.0
  private(set) var fourth = 0.0

  /// The summary of no loss.
  init() {}

  /// Summarizes `losses` in two passes.
  init(of losses: Span<Double>) {
    guard losses.count > 0 else { return }
    count = losses.count
    var sum = 0.0
    for i in 0..<losses.count { sum += losses[i] }
    mean = sum / Double(count)
    for i in 0..<losses.count {
      let difference = losses[i] - mean
      let square = difference * difference
      second += square
      third += square * difference
      fourth += square * square
    }
  }

  /// Adds the losses of another summary.
  static func += (total: inout LossSummary, part: LossSummary) {
    guard part.count > 0 else { return }
    guard total.count > 0 else {
      total = part
      return
    }
    let (a, b) = (Double(total.count), Double(part.count))
    let n = a + b
    let step = part.mean - total.mean
    let square = step * step
    total.fourth +=
      part.fourth + square * square * a * b * (a * a - a * b + b * b) / (n * n * n)
      + 6 * square * (a * a * part.second + b * b * total.second) / (n * n)
      + 4 * step * (a * part.third - b * total.third) / n
    total.third +=
      part.third + square * step * a * b * (a - b) / (n * n)
      + 3 * step * (a * part.second - b * total.second) / n
    total.second += part.second + square * a * b / n
    total.mean += step * b / n
    total.count += part.count
  }

  /// The standard error of the mean; needs two losses.
  var standardError: Double {
    (second / (Double(count) * Double(count - 1))).squareRoot()
  }

  /// The mean's 95 % interval from its standard error, on the logarithmic scale; `nil` where the
  /// mean or the error is 0 or fewer than two losses stand behind it.
  ///
  /// Losses have a long upper tail: mean ± 1.96 standard errors covers 75–90 % at n = 50, the
  /// logarithm with Student's t for the degrees of freedom of the variance (from the fourth
  /// moment) at least 93 %; see `docs/coverage-ranking.md`.
  var interval: Interval? {
    guard count > 1, mean > 0, second > 0 else { return nil }
    let n = Double(count)
    let excess = fourth / n - second / n * (second / n)
    let freedom = excess > 0 ? 2 * second * second / (n * excess) : n - 1
    let wide = StudentT.t95(degreesOfFreedom: min(max(freedom, 1), n - 1))
    let factor = Elementary.exp(wide * standardError / mean)
    return Interval(low: mean / factor, high: mean * factor)
  }
}
