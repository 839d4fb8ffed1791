/// How one metric follows another: its quartiles within quantile bins of the other, and the line of
/// least squares.
public struct Trend: Hashable, Sendable {
  /// The images whose first metric lies in a range.
  public struct Bin: Hashable, Sendable {
    /// The least and the greatest value of the first metric in the bin.
    public let low, high: Double
    /// The median of the first metric in the bin.
    public let x: Double
    /// The quartiles of the second metric, by linear interpolation.
    public let lowerQuartile, median, upperQuartile: Double
    /// How many images.
    public let n: Int
  }

  /// y = intercept + slope · x, with the least sum of squared distances in y.
  public struct Line: Hashable, Sendable {
    /// How much the second metric rises with one unit of the first.
    public let slope: Double
    /// The second metric where the first is 0.
    public let intercept: Double
  }

  /// At most so many bins.
  public static let mostBins = 20
  /// A bin more for each so many images.
  public static let imagesPerBin = 20

  /// The bins, ascending; equal values of the first metric stay together, none is empty.
  public let bins: [Bin]
  /// The line; `nil` without two different values of the first metric.
  public let line: Line?

  /// The trend of a pair's second metric over its first, in O(images log images).
  public init(of pair: MetricPair) {
    let count = min(Self.mostBins, max(1, pair.count / Self.imagesPerBin))
    bins = QuantileBins(ascending: pair.x.span, count: count).positions.map { places in
      let values = pair.y[places].sorted()
      return Bin(
        low: pair.x[places.lowerBound], high: pair.x[places.upperBound - 1],
        x: quantile(0.5, ofSorted: Array(pair.x[places])),
        lowerQuartile: quantile(0.25, ofSorted: values), median: quantile(0.5, ofSorted: values),
        upperQuartile: quantile(0.75, ofSorted: values), n: places.count)
    }
    line = Self.line(of: pair)
  }

  private static func line(of pair: MetricPair) -> Line? {
    let count = Double(pair.count)
    guard let first = pair.x.first, first != pair.x.last else { return nil }
    let xMean = mean(of: pair.x, count)
    let yMean = mean(of: pair.y, count)
    var (squares, products) = (0.0, 0.0)
    for i in pair.x.indices {
      let distance = pair.x[i] - xMean
      squares += distance * distance
      products += distance * (pair.y[i] - yMean)
    }
    let slope = products / squares
    let intercept = yMean - slope * xMean
    return slope.isFinite && intercept.isFinite ? Line(slope: slope, intercept: intercept) : nil
  }

  /// The mean, from the first value, so that a distant origin costs no digits.
  private static func mean(of values: [Double], _ count: Double) -> Double {
    let origin = values[0]
    return origin + values.reduce(0) { $0 + ($1 - origin) } / count
  }
}
