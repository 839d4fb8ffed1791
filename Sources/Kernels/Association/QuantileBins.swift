/// Bins of about equally many values each, equal values together.
///
/// A group of equal values goes whole into the bin that its middle falls in: with `less` values
/// below it and `equal` in it, the bin ⌊count · (less + equal/2) / values⌋. So a rare value is
/// kept apart from a frequent one at either end, and bins depend on the order of the values alone.
/// A bin that no group falls in does not exist; there may be fewer than asked for.
public struct QuantileBins: Hashable, Sendable {
  /// The largest value of each bin, ascending; the last is the largest of all values.
  public let upperEdges: [Double]
  /// Where the values of each bin stand among the ascending values; none is empty.
  public let positions: [Range<Int>]

  /// Bins `ascending` values into at most `count` bins; no bins without values.
  ///
  /// Time O(values).
  ///
  /// - Precondition: the values ascend, none is NaN, and `count` ≥ 1.
  public init(ascending values: Span<Double>, count: Int) {
    self.init(count: count, of: values.count) { values[$0] }
  }

  /// Bins `valueCount` values, which ascend with their position.
  init(count: Int, of valueCount: Int, value valueAt: (Int) -> Double) {
    precondition(count >= 1, "at least one bin")
    var edges: [Double] = []
    var positions: [Range<Int>] = []
    var (lastBin, start) = (-1, 0)
    while start < valueCount {
      let value = valueAt(start)
      var end = start + 1
      while end < valueCount && valueAt(end) == value { end += 1 }
      let bin = (start + end) * count / (2 * valueCount)
      if bin == lastBin {
        edges[edges.count - 1] = value
        positions[positions.count - 1] = positions[positions.count - 1].lowerBound..<end
      } else {
        edges.append(value)
        positions.append(start..<end)
      }
      (lastBin, start) = (bin, end)
    }
    upperEdges = edges
    self.positions = positions
  }

  /// The bin that takes `value`; `nil` above the last edge and for NaN.
  public func bin(of value: Double) -> Int? {
    upperEdges.firstIndex { value <= $0 }
  }
}
