package import Dataset
package import Kernels

/// Makes maps of an embedding.
///
/// Neighbours are those by cosine distance; the plane is that of the vectors as they are. Images
/// without a direction are on no map. The result depends on the input and the seed alone.
package struct MapMaker: Sendable {
  /// How many neighbours UMAP keeps an image together with; umap-learn counts the image itself and
  /// calls it 15.
  package static let neighborCount = 14
  /// How near UMAP lays points that belong together.
  package static let leastDistance = 0.1

  let matrix: FloatMatrix
  let search: NeighborSearch
  /// The images on the map, ascending.
  var members: [Int32] { search.members }

  /// A maker of maps of the rows of a matrix, one an image.
  package init(of matrix: FloatMatrix) {
    self.matrix = Self.inReach(matrix)
    search = NeighborSearch(in: matrix)
  }

  /// Numbers whose squares and sums stay numbers; a map is the same in every unit.
  private static func inReach(_ matrix: FloatMatrix) -> FloatMatrix {
    let largest = matrix.withValues { values in
      values.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    }
    guard largest > 0, !(1e-12...1e12).contains(largest) else { return matrix }
    let scale = 1 / Double(largest)
    return FloatMatrix(
      values: matrix.withValues { $0.map { Float(Double($0) * scale) } },
      rowCount: matrix.rowCount, columnCount: matrix.columnCount)
  }

  /// The map by principal components.
  ///
  /// - Complexity: some passes over the matrix: well below a second for 10,000 × 512.
  package func plane() -> MapPoints { MapPoints(planeCoordinates().map { SIMD2<Float>($0) }, self) }

  /// The map by UMAP.
  ///
  /// - Parameters:
  ///   - neighbors: the nearest images of each, ``neighborCount`` at least, if they are known.
  ///   - seed: of the noise at the start and of the points drawn at random.
  ///   - epochCount: how often the points are moved; as often as UMAP does it if `nil`.
  ///   - cores: how many search for neighbours; the layout itself is made by one.
  ///   - report: told how many epochs are done.
  /// - Returns: the points.
  /// - Throws: `CancellationError`.
  @concurrent
  package func umap(
    neighbors: NearestNeighbors? = nil, seed: UInt64 = 1, epochCount: Int? = nil,
    cores: Int,
    report: @Sendable (WorkProgress) -> Void = { _ in }
  ) async throws -> MapPoints {
    let epochCount = epochCount ?? LayoutOptimizer.epochs(imageCount: members.count)
    report(WorkProgress(done: 0, total: epochCount))
    let known: NearestNeighbors
    if let neighbors {
      precondition(neighbors.imageCount == matrix.rowCount)
      known = neighbors
    } else {
      known = try await search.nearest(Self.neighborCount, cores: cores)
    }
    try Task.checkCancellation()
    let graph = FuzzyGraph(of: amongMembers(known))
    let start = startingLayout(planeCoordinates(), seed: seed)
    var optimizer = LayoutOptimizer(
      graph: graph, start: start, curve: LayoutCurve(leastDistance: Self.leastDistance),
      epochCount: epochCount, seed: seed)
    let clock = ContinuousClock.now
    while optimizer.epoch < epochCount {
      try Task.checkCancellation()
      optimizer.advance()
      report(
        WorkProgress(
          done: optimizer.epoch, total: epochCount,
          seconds: (ContinuousClock.now - clock) / .seconds(1)))
    }
    return MapPoints(optimizer.positions, self)
  }

  /// Where the members lie in the plane of most variance.
  private func planeCoordinates() -> [SIMD2<Double>] {
    let width = matrix.columnCount
    return matrix.withValues { values in
      let plane = PrincipalPlane(values.span, columnCount: width, rows: members)
      return members.map { row in
        let start = Int(row) * width
        return plane.coordinates(of: values.extracting(start..<start + width).span)
      }
    }
  }

  /// The nearest of each member, numbered among the members.
  private func amongMembers(_ neighbors: NearestNeighbors) -> NearestNeighbors {
    var places = [Int32](repeating: -1, count: matrix.rowCount)
    for (place, member) in members.enumerated() { places[Int(member)] = Int32(place) }
    let count = Self.neighborCount
    var indices = [Int32](repeating: -1, count: members.count * count)
    var distances = [Double](repeating: 0, count: indices.count)
    for (place, member) in members.enumerated() {
      for (rank, near) in neighbors.neighbors(of: Int(member)).prefix(count).enumerated() {
        indices[place * count + rank] = places[near.image]
        distances[place * count + rank] = near.distance
      }
    }
    return NearestNeighbors(
      imageCount: members.count, neighborCount: count, indices: indices, distances: distances,
      copyGroups: members.indices.map { Int32($0) })
  }
}

/// Points of a map, and how far they can be trusted.
package struct MapPoints: Sendable {
  /// Two columns, a row an image; NaN where an image is not on the map.
  package let matrix: FloatMatrix
  /// See ``ImageMap/trustworthiness``.
  package let trustworthiness: Double?
  /// How many images that was measured at.
  package let sampled: Int

  /// At most so many images are compared with all others, and so few that about 10⁹ products do.
  private static let sampleLimit = 200

  init(_ points: [SIMD2<Float>], _ maker: MapMaker) {
    var values = [Float](repeating: .nan, count: 2 * maker.matrix.rowCount)
    for (place, member) in maker.members.enumerated() {
      (values[2 * Int(member)], values[2 * Int(member) + 1]) = (points[place].x, points[place].y)
    }
    matrix = FloatMatrix(values: values, rowCount: maker.matrix.rowCount, columnCount: 2)
    let count = points.count
    guard count > 10 else {
      (trustworthiness, sampled) = (nil, 0)
      return
    }
    let affordable = 1_000_000_000 / (count * maker.matrix.columnCount)
    let sample = min(count, max(20, min(Self.sampleLimit, affordable)))
    var trust = Trustworthiness(imageCount: count)
    for turn in 0..<sample {
      let image = turn * count / sample
      let own = Int(maker.members[image])
      let distances = maker.members.map { maker.search.distance(own, Int($0)) ?? 2 }
      trust.add(image, distances: distances.span, in: points.span)
    }
    (trustworthiness, sampled) = (trust.value, sample)
  }
}
