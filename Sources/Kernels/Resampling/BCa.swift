/// Efron's bias-corrected and accelerated bootstrap interval.
///
/// Source: Efron 1987, doi:10.1080/01621459.1987.10478410; definitions as in
/// `scipy.stats.bootstrap`.
enum BCa {
  /// The acceleration from leave-one-out values, each standing for `weight` items.
  ///
  /// Σ(m − θᵢ)³ / (6 (Σ(m − θᵢ)²)^1.5) with m the mean of the θᵢ; 0 if all are equal.
  static func acceleration(leaveOneOut: [(value: Double, weight: Double)]) -> Double {
    let items = leaveOneOut.reduce(0) { $0 + $1.weight }
    guard items > 0 else { return 0 }
    let mean = leaveOneOut.reduce(0) { $0 + $1.weight * $1.value } / items
    var squares = 0.0
    var cubes = 0.0
    for (value, weight) in leaveOneOut {
      let distance = mean - value
      squares += weight * distance * distance
      cubes += weight * distance * distance * distance
    }
    return squares > 0 ? cubes / (6 * squares * Elementary.sqrt(squares)) : 0
  }

  /// The 95 % interval; `nil` where the replicates do not surround the estimate.
  ///
  /// - Parameters:
  ///   - estimate: the value of the whole sample.
  ///   - replicates: the values of the resamples, in any order.
  ///   - acceleration: from ``acceleration(leaveOneOut:)``.
  /// - Returns: quantiles of the replicates by linear interpolation; `nil` if there are none, or
  ///   all lie on one side of the estimate, or all are equal.
  /// - Complexity: O(*b* log *b*).
  static func interval(
    estimate: Double, replicates: [Double], acceleration: Double
  ) -> Interval? {
    var below = 0
    var upTo = 0
    for value in replicates {
      if value < estimate { below += 1 }
      if value <= estimate { upTo += 1 }
    }
    let share = Double(below + upTo) / Double(2 * max(1, replicates.count))
    guard share > 0, share < 1 else { return nil }
    let sorted = replicates.sorted()
    guard let first = sorted.first, let last = sorted.last, first < last else { return nil }
    let bias = Normal.quantile(share)
    func end(_ z: Double) -> Double {
      let shifted = bias + z
      let level = Normal.cumulative(bias + shifted / (1 - acceleration * shifted))
      return quantile(level, of: sorted)
    }
    let one = end(-Normal.z95)
    let other = end(Normal.z95)
    return Interval(low: min(one, other), high: max(one, other))
  }

  /// The quantile of sorted values at `level`, interpolated linearly between neighbours.
  private static func quantile(_ level: Double, of sorted: [Double]) -> Double {
    let position = level * Double(sorted.count - 1)
    let index = min(sorted.count - 1, Int(position))
    guard index + 1 < sorted.count else { return sorted[index] }
    let share = position - Double(index)
    return sorted[index] + share * (sorted[index + 1] - sorted[index])
  }
}
