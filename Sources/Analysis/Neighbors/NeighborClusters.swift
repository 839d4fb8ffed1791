import Dataset
internal import Kernels

/// The members of a search in groups of similar directions, so that neighbours need not be looked for
/// everywhere.
///
/// Spherical k-means with starts drawn by a seed, fitted to evenly chosen members; groups with far
/// more members than others are cut into pieces. Positions are places in the search's `members`.
/// The outcome does not depend on the number of cores.
struct NeighborClusters: Sendable {
  /// The positions of each group, ascending; every member is in one group.
  let groups: [[Int]]
  /// The group of each position.
  let groupOfPosition: [Int32]
  /// For each group the groups to look into, itself first, then by how often they are among the
  /// nearest of its members.
  let order: [[Int32]]

  /// How many centres: twice the square root of the members.
  static func clusterCount(memberCount: Int) -> Int {
    max(1, Int(2 * Double(memberCount).squareRoot()))
  }
  /// The rounds of fitting; more change recall by less than a hundredth.
  private static let roundCount = 8
  /// The members of a centre to which it is fitted, in the mean.
  private static let membersFitted = 64
  /// The nearest centres of a member that say where its neighbours may be.
  private static let nearestCount = 8

  /// Groups the members of a search.
  ///
  /// - Parameters:
  ///   - search: with one member at least.
  ///   - clusterCount: how many centres, at most as many as members.
  ///   - depth: how many groups each order names at most.
  ///   - seed: of the starts.
  ///   - cores: how many blocks are computed at once.
  ///   - progress: told the share that is done.
  /// - Throws: `CancellationError`.
  init(
    of search: NeighborSearch, clusterCount: Int, depth: (_ groupCount: Int) -> Int, seed: UInt64,
    cores: Int, progress: (Double) -> Void
  ) async throws {
    let count = search.members.count
    let clusterCount = min(clusterCount, count)
    precondition(clusterCount >= 1)
    let fitted = min(count, clusterCount * Self.membersFitted)
    let sample = (0..<fitted).map { $0 * count / fitted }
    var centers = Self.starts(clusterCount, from: sample, in: search, seed: seed)
    let turns = Double(Self.roundCount * fitted + count)
    for round in 0..<Self.roundCount {
      let owners = try await Self.nearest(1, to: sample, centers, in: search, cores: cores) {
        progress((Double(round * fitted) + $0 * Double(fitted)) / turns)
      }
      Self.move(&centers, to: sample, owners, in: search)
    }
    let nearest = try await Self.nearest(
      Self.nearestCount, to: Array(0..<count), centers, in: search, cores: cores
    ) { progress(1 - (1 - $0) * Double(count) / turns) }
    let width = nearest.count / count
    let (groups, centerOfGroup) = Self.groups(nearest, width: width, centerCount: clusterCount)
    var groupOfPosition = [Int32](repeating: 0, count: count)
    for (group, positions) in groups.enumerated() {
      for position in positions { groupOfPosition[position] = Int32(group) }
    }
    (self.groups, self.groupOfPosition) = (groups, groupOfPosition)
    order = Self.order(
      groups, centerOfGroup, nearest, width: width, centers: centers,
      dimension: search.matrix.columnCount, depth: depth(groups.count))
  }

  private static func starts(
    _ count: Int, from sample: [Int], in search: NeighborSearch, seed: UInt64
  ) -> [Float] {
    var generator = SeededGenerator(seed: seed)
    var left = sample
    for place in 0..<count {
      left.swapAt(place, place + Int(generator.nextUnit() * Double(left.count - place)))
    }
    var centers = [Float](repeating: 0, count: count * search.matrix.columnCount)
    search.fill(&centers, left.prefix(count))
    return centers
  }

  /// The nearest centres of each position, `count` of them or as many as there are, nearest first.
  private static func nearest(
    _ count: Int, to positions: [Int], _ centers: [Float], in search: NeighborSearch, cores: Int,
    progress: (Double) -> Void
  ) async throws -> [Int32] {
    let width = search.matrix.columnCount
    let centerCount = centers.count / width
    let (height, kept) = (1024, min(count, centerCount))
    let parts = (positions.count + height - 1) / height
    var found = [Int32](repeating: 0, count: positions.count * kept)
    var done = 0
    try await eachPart(of: parts, cores: cores) { part -> [Int32] in
      let own = positions[part * height..<min((part + 1) * height, positions.count)]
      var rows = [Float](repeating: 0, count: own.count * width)
      search.fill(&rows, own)
      var similarities = [Float](repeating: 0, count: own.count * centerCount)
      var products = MatrixProducts(columnCount: centerCount, width: width)
      products.multiply(rows, by: centers, into: &similarities)
      var lists = TopNeighbors(rowCount: own.count, capacity: kept)
      // Rows are numbered behind the columns, so that none is taken for its own.
      let block = TopNeighbors.Block(
        rows: centerCount..<centerCount + own.count, columns: 0..<centerCount, stride: centerCount)
      _ = lists.meetRows(of: similarities.span, block, close: 2)
      return lists.columns
    } take: { part, columns in
      for (place, column) in columns.enumerated() { found[part * height * kept + place] = column }
      done += 1
      progress(Double(done) / Double(parts))
    }
    return found
  }

  /// Moves each centre to the mean direction of its positions; one without any stays.
  private static func move(
    _ centers: inout [Float], to positions: [Int], _ owners: [Int32], in search: NeighborSearch
  ) {
    let width = search.matrix.columnCount
    var sums = [Double](repeating: 0, count: centers.count)
    var row = [Float](repeating: 0, count: width)
    for (position, owner) in zip(positions, owners) {
      search.fill(&row, CollectionOfOne(position))
      let start = Int(owner) * width
      for column in 0..<width { sums[start + column] += Double(row[column]) }
    }
    for start in stride(from: 0, to: centers.count, by: width) {
      var length = 0.0
      for column in 0..<width { length += sums[start + column] * sums[start + column] }
      guard length > 0, length.isFinite else { continue }
      let scale = 1 / length.squareRoot()
      for column in 0..<width { centers[start + column] = Float(sums[start + column] * scale) }
    }
  }

  /// The positions of each centre that has any, in pieces of at most twice the mean.
  private static func groups(
    _ nearest: [Int32], width: Int, centerCount: Int
  ) -> (groups: [[Int]], centerOfGroup: [Int]) {
    let count = nearest.count / width
    var members = [[Int]](repeating: [], count: centerCount)
    for position in 0..<count { members[Int(nearest[position * width])].append(position) }
    let limit = max(64, 2 * count / centerCount)
    var (groups, centers): ([[Int]], [Int]) = ([], [])
    for (center, positions) in members.enumerated() where !positions.isEmpty {
      let pieces = (positions.count + limit - 1) / limit
      for piece in 0..<pieces {
        groups.append(
          Array(
            positions[piece * positions.count / pieces..<(piece + 1) * positions.count / pieces]))
        centers.append(center)
      }
    }
    return (groups, centers)
  }

  private static func order(
    _ groups: [[Int]], _ centerOfGroup: [Int], _ nearest: [Int32], width: Int, centers: [Float],
    dimension: Int, depth: Int
  ) -> [[Int32]] {
    let centerCount = centers.count / dimension
    var groupsOfCenter = [[Int32]](repeating: [], count: centerCount)
    for (group, center) in centerOfGroup.enumerated() {
      groupsOfCenter[center].append(Int32(group))
    }
    let occupied = (0..<centerCount).filter { !groupsOfCenter[$0].isEmpty }
    var products = MatrixProducts(columnCount: centerCount, width: dimension)
    var similarities = [Float](repeating: 0, count: centerCount)
    return groups.enumerated().map { group, positions in
      let own = centerOfGroup[group]
      var votes = [Int](repeating: 0, count: centerCount)
      for position in positions {
        for place in position * width..<(position + 1) * width { votes[Int(nearest[place])] += 1 }
      }
      products.multiply(
        Array(centers[own * dimension..<(own + 1) * dimension]), by: centers, into: &similarities)
      let pieces = groupsOfCenter[own]
      let first = pieces.firstIndex(of: Int32(group)) ?? 0
      var order = Array(pieces[first...] + pieces[..<first])
      let others = occupied.filter { $0 != own }.sorted {
        (votes[$1], similarities[$1], $0) < (votes[$0], similarities[$0], $1)
      }
      for center in others where order.count < depth { order += groupsOfCenter[center] }
      return Array(order.prefix(max(1, depth)))
    }
  }
}
