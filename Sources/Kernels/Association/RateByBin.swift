/// A rate within bins of a metric: where on the metric's scale things go right or wrong.
///
/// Equal values are never split over bins, so that the closed range from a bin's least to its
/// greatest value holds exactly the bin's items.
public struct RateByBin: Hashable, Sendable {
  /// How the metric's scale is cut.
  public enum Binning: String, Hashable, Sendable, CaseIterable {
    /// About equally many values a bin, as ``QuantileBins`` cuts.
    case quantile
    /// Equally wide from the least to the greatest value; some may be empty.
    case width
  }

  /// One bin and its rate.
  public struct Bin: Hashable, Sendable {
    /// The least value in the bin; `nil` if it is empty, as are the two below.
    public let low: Double?
    /// The greatest value in the bin.
    public let high: Double?
    /// The middle value, or the mean of the two middle ones.
    public let median: Double?
    /// How many items hit.
    public let hits: Int
    /// Hits of all items in the bin, with Wilson's interval; undefined if it is empty.
    public let rate: Estimate
  }

  /// The bins, ascending.
  ///
  /// `width` gives as many as asked for, or one where all values are equal; `quantile` gives at
  /// most as many, none empty. Without values there are none.
  public let bins: [Bin]
  /// Hits of all items whose value is present.
  public let overall: Estimate
  /// The greatest value that each bin takes, ascending.
  private let upperEdges: [Double]

  /// Cuts the values into bins and counts hits.
  ///
  /// Time O(n log bins) and a radix sort.
  ///
  /// - Parameters:
  ///   - values: the metric of every item; left out if NaN or infinite.
  ///   - hits: whether the item counts as a hit, as many as values.
  ///   - count: how many bins, at least 1.
  ///   - binning: how the scale is cut.
  public init(values: Span<Double>, hits: Span<Bool>, count: Int, binning: Binning) {
    precondition(count >= 1, "at least one bin")
    let ascending = RateByBin.ascending(values)
    let edges =
      switch binning {
      case .quantile: QuantileBins(ascending: ascending.span, count: count).upperEdges
      case .width: RateByBin.equalWidth(ascending, count: count)
      }
    self.init(values: values, hits: hits, ascending: ascending, edges: edges)
  }

  /// Counts other items in the bins of `other`, whose values theirs must be among.
  ///
  /// An item beyond the last bin falls into the last.
  public init(values: Span<Double>, hits: Span<Bool>, inBinsOf other: RateByBin) {
    let ascending = RateByBin.ascending(values)
    self.init(values: values, hits: hits, ascending: ascending, edges: other.upperEdges)
  }

  private init(values: Span<Double>, hits: Span<Bool>, ascending: [Double], edges: [Double]) {
    precondition(values.count == hits.count, "a hit or a miss for every value")
    var hitCounts = [Int](repeating: 0, count: edges.count)
    for i in 0..<values.count where values[i].isFinite && hits[i] && !edges.isEmpty {
      hitCounts[RateByBin.place(of: values[i], in: edges)] += 1
    }
    var bins: [Bin] = []
    var start = 0
    for (index, edge) in edges.enumerated() {
      var end = ascending.count
      if index < edges.count - 1 {
        end = start
        while end < ascending.count && ascending[end] <= edge { end += 1 }
      }
      bins.append(Bin(ascending[start..<end], hits: hitCounts[index]))
      start = end
    }
    self.bins = bins
    upperEdges = edges
    overall = .proportion(
      hitCounts.reduce(0, +), of: edges.isEmpty ? 0 : ascending.count,
      undefinedBecause: "no image here has this metric")
  }

  private static func ascending(_ values: Span<Double>) -> [Double] {
    var keys: [UInt64] = []
    keys.reserveCapacity(values.count)
    for i in 0..<values.count where values[i].isFinite {
      keys.append(NumberOrder.key(of: values[i]))
    }
    NumberOrder.sort(&keys)
    return keys.map(NumberOrder.number(of:))
  }

  /// The greatest value of each equally wide bin; that of the bin before where one is empty.
  private static func equalWidth(_ ascending: [Double], count: Int) -> [Double] {
    guard let least = ascending.first, let greatest = ascending.last else { return [] }
    guard least < greatest else { return [greatest] }
    let span = greatest - least
    var edges = [Double](repeating: least.nextDown, count: count)
    for value in ascending {
      // The span of the largest numbers has no finite width; that of their halves has.
      let share =
        span.isFinite
        ? (value - least) / span : (value / 2 - least / 2) / (greatest / 2 - least / 2)
      edges[min(count - 1, Int(share * Double(count)))] = value
    }
    for index in edges.indices.dropFirst() { edges[index] = max(edges[index], edges[index - 1]) }
    return edges
  }

  /// The mean of two numbers: exactly the number where they are equal, finite where both are.
  fileprivate static func middle(_ first: Double, _ second: Double) -> Double {
    let sum = first + second
    return first == second ? first : sum.isFinite ? sum / 2 : first / 2 + second / 2
  }

  /// The first bin whose edge is not below the value, else the last.
  private static func place(of value: Double, in edges: [Double]) -> Int {
    var (low, high) = (0, edges.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if value <= edges[middle] { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension RateByBin.Bin {
  fileprivate init(_ ascending: ArraySlice<Double>, hits: Int) {
    low = ascending.first
    high = ascending.last
    let (first, count) = (ascending.startIndex, ascending.count)
    median =
      count == 0
      ? nil : RateByBin.middle(ascending[first + (count - 1) / 2], ascending[first + count / 2])
    self.hits = hits
    rate = .proportion(hits, of: count, undefinedBecause: "no image falls into this bin")
  }
}
