/// Groups of rows around centres: Lloyd's algorithm from k-means++ starts (Arthur and Vassilvitskii
/// 2007), seeded.
public struct KMeans: Sendable {
  /// The cluster of each row; `nil` for a row with a value that is not finite.
  public let clusters: [Int?]
  /// The Euclidean distance of each row to the centre of its cluster; `nil` where that is.
  public let distances: [Double?]

  /// How many rounds are made at most; nearly always nothing moves long before.
  public static let roundLimit = 100

  /// Clusters the rows of a matrix on one thread; ``KMeansRounds`` does it in parts.
  ///
  /// Takes rows × clusters × columns steps a round at most. Of equally near centres the first takes a
  /// row; a centre that loses all its rows stays where it is. Fewer clusters result where there are
  /// fewer distinct rows.
  ///
  /// - Parameters:
  ///   - values: the matrix, row by row.
  ///   - columnCount: at least 1; divides the number of values.
  ///   - clusterCount: at least 1.
  ///   - generator: draws the starts.
  public init(
    _ values: Span<Float>, columnCount: Int, clusterCount: Int, generator: inout SeededGenerator
  ) {
    var rounds = KMeansRounds(
      values, columnCount: columnCount, clusterCount: clusterCount, generator: &generator)
    for _ in 0..<Self.roundLimit {
      let part = rounds.nearest(0..<rounds.rows.count, in: values)
      guard rounds.take(part) else { break }
      rounds.moveCenters(in: values)
    }
    self = rounds.clustering(of: values)
  }

  init(clusters: [Int?], distances: [Double?]) {
    (self.clusters, self.distances) = (clusters, distances)
  }
}
