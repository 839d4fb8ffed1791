/// Two metrics of the same images, in ascending order of the first: what their correlation, trend
/// and line are computed from.
public struct MetricPair: Sendable {
  /// The first metric, ascending.
  public let x: [Double]
  /// The second metric, at the place of its image's first.
  public let y: [Double]

  /// The images that have both metrics, ordered by radix in time linear in the images.
  ///
  /// Equal values of the first metric stand in the order of the images.
  ///
  /// - Parameters:
  ///   - x: the first metric of every image; missing if NaN or infinite.
  ///   - y: the second; as many.
  public init(x: [Double], y: [Double]) {
    precondition(x.count == y.count)
    let both = x.indices.filter { x[$0].isFinite && y[$0].isFinite }.map { UInt32($0) }
    let order = NumberOrder.sorted(both, by: x, descending: false)
    self.x = order.map { x[Int($0)] }
    self.y = order.map { y[Int($0)] }
  }

  /// How many images have both.
  public var count: Int { x.count }

  /// Why nothing can be said about the two, in words; `nil` if it can.
  var reasonUndefined: String? {
    guard let first = y.first else { return "no image has both metrics" }
    return x.first == x.last || y.allSatisfy { $0 == first }
      ? "one of the metrics has the same value everywhere" : nil
  }
}
