package import Dataset
internal import Kernels

/// For each of some images the nearest of some others.
///
/// Every pair is compared, by blocks as ``NeighborSearch`` does; a few candidates of each are then
/// compared in double precision. The result does not depend on the number of cores.
package struct NearestReference: Sendable {
  /// What was found for an image.
  package struct Found: Hashable, Sendable {
    package var image: Int32
    package var reference: Int32
    package var distance: Double
  }

  /// Finds the nearest reference of each image; of equal distances the earlier one.
  ///
  /// - Parameters:
  ///   - images: ascending; those without a vector are left out of the result.
  ///   - references: ascending; those without a vector do not count.
  ///   - matrix: the vectors.
  ///   - cores: how many blocks are computed at once.
  /// - Returns: what was found, by image; nothing if no reference has a vector.
  /// - Throws: `CancellationError`.
  package static func find(
    for images: [Int32], among references: [Int32], in matrix: FloatMatrix, cores: Int
  ) async throws -> [Found] {
    let rows = NeighborSearch(in: matrix, among: images)
    let columns = NeighborSearch(in: matrix, among: references)
    guard !rows.members.isEmpty, !columns.members.isEmpty else { return [] }
    // Panels of one height, so that every product is summed in the same order wherever it stands.
    let height = Panels(memberCount: max(rows.members.count, columns.members.count)).height
    return try await inParts(rows.members.count, cores: cores, size: height) { range in
      try nearest(of: range, rows, columns, height: height, in: matrix)
    }
  }

  private static func nearest(
    of range: Range<Int>, _ rows: NeighborSearch, _ columns: NeighborSearch, height: Int,
    in matrix: FloatMatrix
  ) throws -> [Found] {
    var scratch = PanelScratch(height: height, width: matrix.columnCount)
    var lists = TopNeighbors(rowCount: range.count, capacity: 4)
    rows.fill(&scratch.rows, range)
    for start in stride(from: 0, to: columns.members.count, by: height) {
      try Task.checkCancellation()
      let panel = start..<min(start + height, columns.members.count)
      columns.fill(&scratch.columns, panel)
      scratch.multiply()
      // The rows of the block are no members of its columns, so that no pair is left out as one's
      // own: they are numbered behind all columns.
      let behind = columns.members.count
      let block = TopNeighbors.Block(
        rows: behind..<behind + range.count, columns: panel, stride: height)
      _ = lists.meetRows(of: scratch.similarities.span, block, close: 2)
    }
    return range.enumerated().compactMap { row, member in
      let image = rows.members[member]
      return lists.columns[row * lists.capacity..<(row + 1) * lists.capacity]
        .filter { $0 >= 0 }.map { columns.members[Int($0)] }
        .compactMap { reference in
          rows.distance(Int(image), Int(reference)).map {
            Found(image: image, reference: reference, distance: $0)
          }
        }
        .min { ($0.distance, $0.reference) < ($1.distance, $1.reference) }
    }
  }
}
