import Dataset
package import Kernels

/// The search for nearest neighbours where comparing every pair takes too long: images are compared
/// with those of the most similar groups alone, of as many as give the wished recall.
///
/// How many groups that takes is found out on a sample; how much was found is measured on another,
/// against the exact neighbours. The result does not depend on the number of cores.
extension NeighborSearch {
  /// Up to this many images every pair is compared.
  package static let exactLimit = 100_000
  /// The share of the true neighbours that is aimed at.
  static let wishedRecall = 0.98
  /// The images of each of the two samples.
  package static let sampleCount = ImageNeighbors.recallSampleCount
  /// Distances that differ by less are equal.
  private static let tie = 1e-6
  private static let blockWidth = 1024

  /// Lists of neighbours and how they came about.
  package struct Outcome: Sendable {
    /// The nearest images of each image.
    package var lists: NearestNeighbors
    /// The mean share of an image's true neighbours that were found, measured on
    /// ``NeighborSearch/sampleCount`` images; `nil` where every pair was compared.
    ///
    /// An image found at the same distance, up to 10⁻⁶, as a true neighbour counts as one.
    package var recall: Double?
  }

  /// The `count` nearest images of each: exact up to a number of images, else approximate.
  ///
  /// - Parameters:
  ///   - count: at least 1; meant for up to about 32.
  ///   - exactLimit: up to this many images with a direction every pair is compared.
  ///   - clusterCount: how many groups images are sorted into; twice the square root of their number
  ///     if absent.
  ///   - seed: of the groups' starts.
  ///   - cores: how many blocks are computed at once.
  ///   - progress: told the share that is done, by one task at a time.
  /// - Returns: the lists, and how much of the truth they hold.
  /// - Throws: `CancellationError`.
  package func outcome(
    _ count: Int, exactLimit: Int = NeighborSearch.exactLimit, clusterCount: Int? = nil,
    seed: UInt64 = 1, cores: Int, progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) async throws -> Outcome {
    guard members.count > exactLimit, members.count > 1 else {
      return Outcome(lists: try await nearest(count, cores: cores, progress: progress))
    }
    let clusters = try await NeighborClusters(
      of: self,
      clusterCount: clusterCount ?? NeighborClusters.clusterCount(memberCount: members.count),
      depth: { max(16, $0 / 8) }, seed: seed, cores: cores
    ) { progress(0.2 * $0) }
    let sampled = min(Self.sampleCount, members.count)
    let stride = Double(members.count) / Double(sampled)
    let judged = (0..<sampled).map { Int(Double($0) * stride) }
    let tried = (0..<sampled).map { Int((Double($0) + 0.5) * stride) }
    let truth = try await exact(count, of: judged + tried, cores: cores) {
      progress(0.2 + 0.1 * $0)
    }
    let depth = depth(of: clusters, tried, Array(truth.suffix(sampled)))
    let lists = try await search(clusters, depth: depth, count, cores: cores) {
      progress(0.3 + 0.7 * $0)
    }
    let shares = zip(judged, truth).compactMap { position, expected in
      Self.share(lists.neighbors(of: Int(members[position])).map(\.distance), of: expected)
    }
    return Outcome(
      lists: lists, recall: shares.isEmpty ? nil : shares.reduce(0, +) / Double(shares.count))
  }

  /// A neighbour by its position among the members.
  private struct Neighbor: Sendable {
    var position: Int
    var distance: Double
  }

  /// The share of true neighbours that were found; `nil` without any.
  private static func share(_ found: [Double], of expected: [Neighbor]) -> Double? {
    guard let farthest = expected.last else { return nil }
    let hits = found.prefix(expected.count).count { $0 <= farthest.distance + tie }
    return Double(hits) / Double(expected.count)
  }

  /// The nearest members of some, each compared with all.
  private func exact(
    _ count: Int, of positions: [Int], cores: Int, progress: (Double) -> Void
  ) async throws -> [[Neighbor]] {
    let height = 128
    let parts = (positions.count + height - 1) / height
    var found = [[[Neighbor]]](repeating: [], count: parts)
    var done = 0
    try await eachPart(of: parts, cores: cores) { part in
      let own = Array(positions[part * height..<min((part + 1) * height, positions.count)])
      return try nearest(count, of: own, among: 0..<members.count).lists
    } take: { part, lists in
      found[part] = lists
      done += 1
      progress(Double(done) / Double(parts))
    }
    return found.flatMap { $0 }
  }

  /// How many groups have to be looked into for the wished recall.
  private func depth(
    of clusters: NeighborClusters, _ tried: [Int], _ truth: [[Neighbor]]
  ) -> Int {
    let most = clusters.order.map(\.count).max() ?? 1
    var found = [Int](repeating: 0, count: most)
    var all = 0
    for (position, expected) in zip(tried, truth) {
      // Of an image among many copies any of them will do; they say nothing about the groups.
      guard let last = expected.last, last.distance > Self.tie else { continue }
      let order = clusters.order[Int(clusters.groupOfPosition[position])]
      for neighbor in expected {
        all += 1
        if let place = order.firstIndex(of: clusters.groupOfPosition[neighbor.position]) {
          found[place] += 1
        }
      }
    }
    var sum = 0
    for (place, hits) in found.enumerated() {
      sum += hits
      if Double(sum) >= Self.wishedRecall * Double(all) { return place + 1 }
    }
    return most
  }

  /// Compares the members of each group with those of the first groups in its order.
  private func search(
    _ clusters: NeighborClusters, depth: Int, _ count: Int, cores: Int,
    progress: (Double) -> Void
  ) async throws -> NearestNeighbors {
    var indices = [Int32](repeating: -1, count: matrix.rowCount * count)
    var distances = [Double](repeating: 0, count: indices.count)
    var sets = DisjointSets(count: matrix.rowCount)
    var done = 0
    try await eachPart(of: clusters.groups.count, cores: cores) { group in
      let candidates = clusters.order[group].prefix(depth).flatMap { clusters.groups[Int($0)] }
      let own = clusters.groups[group]
      // The group itself comes first in its order: row *i* is candidate *i*.
      return try nearest(count, of: own, among: candidates)
    } take: { group, found in
      for (position, list) in zip(clusters.groups[group], found.lists) {
        let place = Int(members[position]) * count
        for (rank, neighbor) in list.enumerated() {
          indices[place + rank] = members[neighbor.position]
          distances[place + rank] = neighbor.distance
        }
      }
      for (one, other) in found.copies { sets.unite(Int(members[one]), Int(members[other])) }
      done += 1
      progress(Double(done) / Double(clusters.groups.count))
    }
    return NearestNeighbors(
      imageCount: matrix.rowCount, neighborCount: count, indices: indices, distances: distances,
      copyGroups: sets.firsts())
  }

  /// The nearest of some candidates of each of some positions, and the pairs of near copies.
  private func nearest(
    _ count: Int, of own: [Int], among candidates: some RandomAccessCollection<Int>
  ) throws -> (lists: [[Neighbor]], copies: [(Int, Int)]) {
    let width = matrix.columnCount
    var rows = [Float](repeating: 0, count: own.count * width)
    fill(&rows, own)
    var columns = [Float](repeating: 0, count: Self.blockWidth * width)
    var similarities = [Float](repeating: 0, count: own.count * Self.blockWidth)
    var products = MatrixProducts(columnCount: Self.blockWidth, width: width)
    // One more than a search of all pairs keeps: a row may meet itself.
    var lists = TopNeighbors(rowCount: own.count, capacity: count + 7)
    var copies: [(Int, Int)] = []
    let total = candidates.count
    func candidate(_ place: Int) -> Int {
      candidates[candidates.index(candidates.startIndex, offsetBy: place)]
    }
    for start in stride(from: 0, to: total, by: Self.blockWidth) {
      try Task.checkCancellation()
      let range = start..<min(start + Self.blockWidth, total)
      fill(&columns, range.lazy.map { candidate($0) })
      products.multiply(rows, by: columns, into: &similarities)
      // Rows are numbered behind the columns; who meets itself is left out below.
      let block = TopNeighbors.Block(
        rows: total..<total + own.count, columns: range, stride: Self.blockWidth)
      let pairs = lists.meetRows(
        of: similarities.span, block, close: Float(1 - Self.copyDistance))
      for (row, column) in pairs { copies.append((own[row - total], candidate(column))) }
    }
    let found = own.enumerated().map { row, position in
      lists.columns[row * lists.capacity..<(row + 1) * lists.capacity].filter { $0 >= 0 }
        .map { candidate(Int($0)) }.filter { $0 != position }
        .compactMap { other in
          distance(Int(members[position]), Int(members[other])).map {
            Neighbor(position: other, distance: $0)
          }
        }
        .sorted { ($0.distance, $0.position) < ($1.distance, $1.position) }
        .prefix(count)
    }
    return (found.map { Array($0) }, copies)
  }
}
