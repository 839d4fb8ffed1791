package import Dataset
package import Kernels
internal import Synchronization

/// The exact search for nearest neighbours: every pair of images is compared.
///
/// The similarity matrix is symmetric, so blocks of its upper half are computed, on one thread
/// each, and every block serves both its rows and its columns. Candidates are then compared
/// again in double precision. Memory is bounded by the blocks and the lists; the matrix itself may
/// be a mapped file. The result does not depend on the number of cores, and is exact up to distances
/// that differ by less than 10⁻⁶.
package struct NeighborSearch: Sendable {
  /// Images at a smaller distance are near copies of each other.
  package static let copyDistance = 1e-5

  let matrix: FloatMatrix
  /// The images of the search that have a direction, ascending, each with its length.
  package let members: [Int32]
  let scales: [Float]

  /// A search among the rows of a matrix.
  ///
  /// - Parameters:
  ///   - matrix: a row an image.
  ///   - images: the images to search among, ascending; all if `nil`. Those without a direction are
  ///     left out.
  package init(in matrix: FloatMatrix, among images: [Int32]? = nil) {
    self.matrix = matrix
    let width = matrix.columnCount
    var (members, scales): ([Int32], [Float]) = ([], [])
    matrix.withValues { values in
      for image in images ?? (0..<Int32(matrix.rowCount)).map({ $0 }) {
        var sum = 0.0
        for value in values[Int(image) * width..<(Int(image) + 1) * width] {
          sum += Double(value) * Double(value)
        }
        let scale = Float(1 / sum.squareRoot())
        guard sum.isFinite, sum > 0, scale.isFinite, scale >= .leastNormalMagnitude else {
          continue
        }
        members.append(image)
        scales.append(scale)
      }
    }
    (self.members, self.scales) = (members, scales)
  }

  /// The `count` nearest other images of each image.
  ///
  /// - Parameters:
  ///   - count: at least 1; meant for up to about 32.
  ///   - cores: how many blocks are computed at once; the result does not depend on it.
  ///   - progress: told the share of the blocks that are computed, by one task at a time.
  /// - Returns: the lists of all images of the matrix; empty ones for those not in the search.
  /// - Throws: `CancellationError`.
  package func nearest(
    _ count: Int, cores: Int, progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) async throws -> NearestNeighbors {
    precondition(count >= 1 && cores >= 1)
    let panels = Panels(memberCount: members.count)
    // A few more, so that rounding in the last bits of single precision loses none.
    let tables = (0..<panels.count).map {
      PanelTable(rowCount: panels[$0].count, capacity: count + 6)
    }
    let turns = panels.turns
    let state = SearchProgress(
      imageCount: matrix.rowCount, turnCount: turns.count, report: progress)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<min(cores, turns.count) {
        group.addTask {
          var scratch = PanelScratch(height: panels.height, width: matrix.columnCount)
          while true {
            let turn = state.nextTurn()
            guard turn < turns.count else { return }
            try Task.checkCancellation()
            meet(turns[turn], panels, tables, state, &scratch)
            state.finishTurn()
          }
        }
      }
      try await group.waitForAll()
    }
    var sets = state.groups.withLock { $0 }
    return try await ranked(count, panels, tables, copyGroups: sets.firsts(), cores: cores)
  }

  /// Computes one block and lets its rows and its columns meet it.
  private func meet(
    _ turn: (row: Int, column: Int), _ panels: Panels, _ tables: [PanelTable],
    _ progress: SearchProgress, _ scratch: inout PanelScratch
  ) {
    let block = TopNeighbors.Block(
      rows: panels[turn.row], columns: panels[turn.column], stride: panels.height)
    if scratch.rowPanel != turn.row {
      fill(&scratch.rows, panels[turn.row])
      scratch.rowPanel = turn.row
    }
    fill(&scratch.columns, panels[turn.column])
    scratch.multiply()
    let close = Float(1 - Self.copyDistance)
    let pairs = tables[turn.row].lists.withLock {
      $0.meetRows(of: scratch.similarities.span, block, close: close)
    }
    if turn.row != turn.column {
      tables[turn.column].lists.withLock {
        $0.meetColumns(of: scratch.similarities.span, block)
      }
    }
    guard !pairs.isEmpty else { return }
    progress.groups.withLock { sets in
      for (one, other) in pairs { sets.unite(Int(members[one]), Int(members[other])) }
    }
  }

  /// Copies members into a panel by their positions, each scaled to length 1; rows beyond them are
  /// zero.
  func fill(_ panel: inout [Float], _ positions: some Collection<Int>) {
    let width = matrix.columnCount
    matrix.withValues { values in
      panel.withUnsafeMutableBufferPointer { panel in
        for (row, member) in positions.enumerated() {
          let (from, to, scale) = (Int(members[member]) * width, row * width, scales[member])
          for column in 0..<width { panel[to + column] = values[from + column] * scale }
        }
        for place in positions.count * width..<panel.count { panel[place] = 0 }
      }
    }
  }

  /// Compares the candidates again, in double precision, and keeps the nearest.
  private func ranked(
    _ count: Int, _ panels: Panels, _ tables: [PanelTable], copyGroups: [Int32], cores: Int
  ) async throws -> NearestNeighbors {
    var indices = [Int32](repeating: -1, count: matrix.rowCount * count)
    var distances = [Double](repeating: 0, count: indices.count)
    try await eachPart(of: panels.count, cores: cores) { panel in
      reranked(tables[panel].lists.withLock { $0 }, panels[panel], count)
    } take: { panel, found in
      for (member, list) in zip(panels[panel], found) {
        let place = Int(members[member]) * count
        for (rank, neighbor) in list.enumerated() {
          indices[place + rank] = neighbor.image
          distances[place + rank] = neighbor.distance
        }
      }
    }
    return NearestNeighbors(
      imageCount: matrix.rowCount, neighborCount: count, indices: indices, distances: distances,
      copyGroups: copyGroups)
  }

  private func reranked(
    _ lists: TopNeighbors, _ range: Range<Int>, _ count: Int
  ) -> [[(image: Int32, distance: Double)]] {
    range.enumerated().map { row, member in
      let candidates = lists.columns[row * lists.capacity..<(row + 1) * lists.capacity]
        .filter { $0 >= 0 }
        .compactMap { column in
          distance(Int(members[member]), Int(members[Int(column)])).map {
            (image: members[Int(column)], distance: $0)
          }
        }
      return Array(
        candidates.sorted { ($0.distance, $0.image) < ($1.distance, $1.image) }.prefix(count))
    }
  }

  /// The cosine distance of two images, in double precision; `nil` if one has no direction.
  func distance(_ one: Int, _ other: Int) -> Double? {
    let width = matrix.columnCount
    return matrix.withValues { values in
      cosineDistance(
        values.extracting(one * width..<(one + 1) * width).span,
        values.extracting(other * width..<(other + 1) * width).span)
    }
  }
}
