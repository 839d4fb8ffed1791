/// Groups of rows around centres: Lloyd's algorithm from k-means++ starts (Arthur and Vassilvitskii
/// 2007), seeded.
public struct KMeans: Sendable {
  /// The cluster of each row; `nil` for a row with a value that is not finite.
  public let clusters: [Int?]
  /// The Euclidean distance of each row to the centre of its cluster; `nil` where that is.
  public let distances: [Double?]

  /// How many rounds are made at most; nearly always nothing moves long before.
  public static let roundLimit = 100

  /// Clusters the rows of a matrix.
  ///
  /// Takes rows × clusters × columns steps a round. Of equally near centres the first takes a row;
  /// a centre that loses all its rows stays where it is. Fewer clusters result where there are fewer
  /// distinct rows.
  ///
  /// - Parameters:
  ///   - values: the matrix, row by row.
  ///   - columnCount: at least 1; divides the number of values.
  ///   - clusterCount: at least 1.
  ///   - generator: draws the starts.
  public init(
    _ values: Span<Float>, columnCount: Int, clusterCount: Int, generator: inout SeededGenerator
  ) {
    precondition(columnCount >= 1 && clusterCount >= 1)
    precondition(values.count.isMultiple(of: columnCount))
    var rows: [Int] = []
    for row in 0..<values.count / columnCount {
      let start = row * columnCount
      if (start..<start + columnCount).allSatisfy({ values[$0].isFinite }) { rows.append(row) }
    }
    var centers = Self.starts(
      values, rows, width: columnCount, count: clusterCount, generator: &generator)
    var owners = [Int](repeating: -1, count: rows.count)
    let count = centers.count / columnCount
    for _ in 0..<Self.roundLimit where !rows.isEmpty {
      var moved = false
      for (place, row) in rows.enumerated() {
        var (best, least) = (0, Double.infinity)
        for center in 0..<count {
          let distance = squaredDistance(
            values, row * columnCount, centers.span, center * columnCount, columnCount)
          if distance < least { (best, least) = (center, distance) }
        }
        if owners[place] != best { (owners[place], moved) = (best, true) }
      }
      guard moved else { break }
      var sums = [Double](repeating: 0, count: centers.count)
      var sizes = [Int](repeating: 0, count: count)
      for (place, row) in rows.enumerated() {
        sizes[owners[place]] += 1
        let (from, to) = (row * columnCount, owners[place] * columnCount)
        for column in 0..<columnCount { sums[to + column] += Double(values[from + column]) }
      }
      for place in sums.indices where sizes[place / columnCount] > 0 {
        centers[place] = sums[place] / Double(sizes[place / columnCount])
      }
    }
    var clusters = [Int?](repeating: nil, count: values.count / columnCount)
    var distances = [Double?](repeating: nil, count: clusters.count)
    for (place, row) in rows.enumerated() {
      clusters[row] = owners[place]
      distances[row] =
        squaredDistance(
          values, row * columnCount, centers.span, owners[place] * columnCount, columnCount
        ).squareRoot()
    }
    (self.clusters, self.distances) = (clusters, distances)
  }

  /// k-means++: a first row at random, each further with a chance proportional to its squared
  /// distance to the nearest before.
  private static func starts(
    _ values: Span<Float>, _ rows: [Int], width: Int, count: Int,
    generator: inout SeededGenerator
  ) -> [Double] {
    guard !rows.isEmpty else { return [] }
    var centers: [Double] = []
    var nearest = [Double](repeating: .infinity, count: rows.count)
    var chosen = Int(generator.nextUnit() * Double(rows.count))
    while true {
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
