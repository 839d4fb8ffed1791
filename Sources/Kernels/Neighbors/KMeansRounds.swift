/// The rounds of ``KMeans`` one by one, each in parts that can be worked on at once.
///
/// A round asks `nearest` for every row in parts, gives each part to `take`, and ends when no row
/// changed its centre; else `moveCenters`. The outcome does not depend on the parts. A row whose
/// centre is nearer than any other can have come in the meantime is not compared again (Hamerly 2010,
/// doi:10.1137/1.9781611972801.12), which changes nothing but the time.
public struct KMeansRounds: Sendable {
  /// The rows that are clustered: those without a value that is not finite.
  public let rows: [Int]
  private let width: Int
  private var centers: [Double]
  private var owners: [Int32]
  /// For each place in `rows` a bound on the distance to its centre, from above, and to every other,
  /// from below.
  private var upper, lower: [Double]

  /// What was found for some of the rows.
  public struct Part: Sendable {
    fileprivate var places: Range<Int>
    fileprivate var owners: [Int32]
    fileprivate var upper, lower: [Double]
  }

  /// Chooses the starts; see ``KMeans/init(_:columnCount:clusterCount:generator:)``.
  public init(
    _ values: Span<Float>, columnCount: Int, clusterCount: Int, generator: inout SeededGenerator
  ) {
    self.init(
      values, columnCount: columnCount, clusterCount: clusterCount, generator: &generator,
      step: { () throws(Never) in })
  }

  /// Chooses the starts; what `step` throws, which is called before each is searched for, ends it.
  public init<Failure: Error>(
    _ values: Span<Float>, columnCount: Int, clusterCount: Int, generator: inout SeededGenerator,
    step: () throws(Failure) -> Void
  ) throws(Failure) {
    precondition(columnCount >= 1 && clusterCount >= 1)
    precondition(values.count.isMultiple(of: columnCount))
    var rows: [Int] = []
    for row in 0..<values.count / columnCount {
      let start = row * columnCount
      if (start..<start + columnCount).allSatisfy({ values[$0].isFinite }) { rows.append(row) }
    }
    (self.rows, width) = (rows, columnCount)
    centers = try Self.starts(
      values, rows, width: columnCount, count: clusterCount, generator: &generator, step: step)
    owners = [Int32](repeating: -1, count: rows.count)
    upper = [Double](repeating: .infinity, count: rows.count)
    lower = [Double](repeating: 0, count: rows.count)
  }

  /// The nearest centre of each of some rows, given as places in ``rows``.
  ///
  /// - Precondition: `values` are those of the start.
  public func nearest(_ places: Range<Int>, in values: Span<Float>) -> Part {
    var part = Part(
      places: places, owners: Array(owners[places]), upper: Array(upper[places]),
      lower: Array(lower[places]))
    let count = centers.count / width
    for (index, place) in places.enumerated() {
      if part.owners[index] >= 0 {
        // Wide enough for the rounding of all the sums that the bounds went through.
        let slack = 1e-9 * (part.upper[index] + part.lower[index])
        if part.upper[index] + slack < part.lower[index] { continue }
      }
      let row = rows[place] * width
      var (best, least, second) = (0, Double.infinity, Double.infinity)
      for center in 0..<count {
        let distance = squaredDistance(values, row, centers.span, center * width, width)
        if distance < least {
          (best, least, second) = (center, distance, least)
        } else if distance < second {
          second = distance
        }
      }
      part.owners[index] = Int32(best)
      part.upper[index] = least.squareRoot()
      part.lower[index] = second.squareRoot()
    }
    return part
  }

  /// Takes what was found for some rows; whether any of them has another centre than before.
  public mutating func take(_ part: Part) -> Bool {
    let moved = Array(owners[part.places]) != part.owners
    owners.replaceSubrange(part.places, with: part.owners)
    upper.replaceSubrange(part.places, with: part.upper)
    lower.replaceSubrange(part.places, with: part.lower)
    return moved
  }

  /// Moves each centre to the mean of its rows.
  public mutating func moveCenters(in values: Span<Float>) {
    let count = centers.count / width
    var sums = [Double](repeating: 0, count: centers.count)
    var sizes = [Int](repeating: 0, count: count)
    for (place, row) in rows.enumerated() {
      sizes[Int(owners[place])] += 1
      let (from, to) = (row * width, Int(owners[place]) * width)
      for column in 0..<width { sums[to + column] += Double(values[from + column]) }
    }
    var shifts = [Double](repeating: 0, count: count)
    for center in 0..<count where sizes[center] > 0 {
      var squares = 0.0
      for place in center * width..<(center + 1) * width {
        let moved = sums[place] / Double(sizes[center])
        squares += (moved - centers[place]) * (moved - centers[place])
        centers[place] = moved
      }
      shifts[center] = squares.squareRoot()
    }
    let farthest = shifts.max() ?? 0
    for place in owners.indices {
      upper[place] += shifts[Int(owners[place])]
      lower[place] -= farthest
    }
  }

  /// The centres as they are now, each a list of numbers.
  var currentCenters: [[Double]] {
    stride(from: 0, to: centers.count, by: width).map { Array(centers[$0..<$0 + width]) }
  }

  /// The clusters as they are now.
  ///
  /// - Precondition: every row was taken once at least.
  public func clustering(of values: Span<Float>) -> KMeans {
    var clusters = [Int?](repeating: nil, count: values.count / width)
    var distances = [Double?](repeating: nil, count: clusters.count)
    for (place, row) in rows.enumerated() {
      clusters[row] = Int(owners[place])
      distances[row] =
        squaredDistance(
          values, row * width, centers.span, Int(owners[place]) * width, width
        ).squareRoot()
    }
    return KMeans(clusters: clusters, distances: distances)
  }

  /// k-means++: a first row at random, each further with a chance proportional to its squared
  /// distance to the nearest before.
  private static func starts<Failure: Error>(
    _ values: Span<Float>, _ rows: [Int], width: Int, count: Int,
    generator: inout SeededGenerator, step: () throws(Failure) -> Void
  ) throws(Failure) -> [Double] {
    guard !rows.isEmpty else { return [] }
    var centers: [Double] = []
    var nearest = [Double](repeating: .infinity, count: rows.count)
    var chosen = Int(generator.nextUnit() * Double(rows.count))
    while true {
      try step()
      let start = rows[chosen] * width
      for column in 0..<width { centers.append(Double(values[start + column])) }
      guard centers.count < count * width else { return centers }
      var total = 0.0
      for (place, row) in rows.enumerated() {
        let distance = squaredDistance(
          values, row * width, centers.span, centers.count - width, width)
        nearest[place] = min(nearest[place], distance)
        total += nearest[place]
      }
      guard total > 0, total.isFinite else { return centers }
      let aim = generator.nextUnit() * total
      var reached = 0.0
      // Rounding can leave the sum below the aim; then it is the last that can be drawn.
      chosen = nearest.lastIndex { $0 > 0 } ?? 0
      for place in nearest.indices {
        reached += nearest[place]
        if reached > aim {
          chosen = place
          break
        }
      }
    }
  }
}

/// The squared Euclidean distance of a row and a centre, eight sums at a time.
private func squaredDistance(
  _ rows: Span<Float>, _ from: Int, _ centers: Span<Double>, _ at: Int, _ width: Int
) -> Double {
  precondition(from + width <= rows.count && at + width <= centers.count)
  var lanes = (SIMD4<Double>.zero, SIMD4<Double>.zero)
  var column = 0
  while column + 8 <= width {
    let (x, y) = (
      difference(rows, from + column, centers, at + column),
      difference(rows, from + column + 4, centers, at + column + 4)
    )
    lanes.0 += x * x
    lanes.1 += y * y
    column += 8
  }
  var sum = (lanes.0 + lanes.1).sum()
  while column < width {
    let step = Double(rows[from + column]) - centers[at + column]
    sum += step * step
    column += 1
  }
  return sum
}

/// Four differences; the caller has checked the places.
@inline(__always)
private func difference(
  _ rows: Span<Float>, _ from: Int, _ centers: Span<Double>, _ at: Int
) -> SIMD4<Double> {
  unsafe SIMD4(
    Double(rows[unchecked: from]) - centers[unchecked: at],
    Double(rows[unchecked: from + 1]) - centers[unchecked: at + 1],
    Double(rows[unchecked: from + 2]) - centers[unchecked: at + 2],
    Double(rows[unchecked: from + 3]) - centers[unchecked: at + 3])
}
