package import Dataset
import Kernels

extension EmbeddingMetrics {
  /// The rows that one task compares with all centres.
  private static let rowsAtOnce = 1024

  /// The place of each image from typical to hard, 1…N; missing for rows of zeros and for rows with
  /// values that are not finite.
  ///
  /// The clusters are those of ``KMeans``, their rounds worked on by several cores, which changes
  /// nothing.
  ///
  /// - Returns: the places in the order of the rows.
  /// - Throws: `CancellationError`.
  package static func diversity(
    of embeddings: FloatMatrix, classCount: Int, seed: UInt64, cores: Int
  ) async throws -> Column {
    let present = embeddings.rowsWithDirection
    let width = embeddings.columnCount
    let matrix =
      present.count == embeddings.rowCount
      ? embeddings
      : FloatMatrix(
        values: present.flatMap { embeddings[row: $0] }, rowCount: present.count,
        columnCount: width)
    var generator = SeededGenerator(seed: seed)
    var rounds = try matrix.withValues { values in
      try KMeansRounds(
        values.span, columnCount: width, clusterCount: max(1, classCount), generator: &generator,
        step: { try Task.checkCancellation() })
    }
    let count = rounds.rows.count
    for _ in 0..<KMeans.roundLimit {
      let now = rounds
      var parts: [KMeansRounds.Part] = []
      try await eachPart(
        of: (count + Self.rowsAtOnce - 1) / Self.rowsAtOnce, cores: cores
      ) { part in
        let places = part * rowsAtOnce..<min((part + 1) * rowsAtOnce, count)
        return matrix.withValues { now.nearest(places, in: $0.span) }
      } take: { _, part in
        parts.append(part)
      }
      let moved = parts.count { rounds.take($0) }
      guard moved > 0 else { break }
      matrix.withValues { rounds.moveCenters(in: $0.span) }
    }
    var result = Column(missing: embeddings.rowCount)
    let ranks = matrix.withValues { imageDiversity(rounds.clustering(of: $0.span)) }
    for (row, rank) in zip(present, ranks) { result.values[row] = rank.map(Double.init) ?? .nan }
    return result
  }
}

extension FloatMatrix {
  /// The rows that are not all zero.
  fileprivate var rowsWithDirection: [Int] {
    withValues { values in
      (0..<rowCount).filter { row in
        values[row * columnCount..<(row + 1) * columnCount].contains { $0 != 0 }
      }
    }
  }
}
