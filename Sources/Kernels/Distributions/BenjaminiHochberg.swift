/// Benjamini and Hochberg's control of the false discovery rate.
enum BenjaminiHochberg {
  /// The adjusted p-values, in the order given.
  ///
  /// An adjusted value ≤ *q* means: rejected at false discovery rate *q*. Same numbers as
  /// `scipy.stats.false_discovery_control`. Source: Benjamini and Hochberg 1995,
  /// doi:10.1111/j.2517-6161.1995.tb02031.x.
  /// - Parameters:
  ///   - pValues: in 0…1.
  ///   - testCount: how many tests were made in all, when those left out of `pValues` all have
  ///     p = 1; the count of `pValues` if nil.
  /// - Returns: as many values as `pValues`, each in 0…1 and not below its p-value.
  /// - Complexity: O(*m* log *m*).
  static func adjusted(_ pValues: [Double], testCount: Int? = nil) -> [Double] {
    let count = testCount ?? pValues.count
    precondition(count >= pValues.count, "every test is counted")
    var result = pValues
    var smallest = 1.0
    let order = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    for (rank, index) in order.enumerated().reversed() {
      smallest = min(smallest, pValues[index] * Double(count) / Double(rank + 1))
      result[index] = smallest
    }
    return result
  }
}
