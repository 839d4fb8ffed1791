package import Dataset
package import Kernels

/// Everything that the embeddings of images say about each of them.
package struct EmbeddingMetrics: Sendable {
  /// The distance to the nearest image that is not a duplicate; duplicates of an earlier one are 0.
  package let singularity: Column
  /// The place from typical to hard, 1…N.
  package let diversity: Column
  /// The mean distance to the 10 nearest images.
  package let outlierDistance: Column
  /// The share of the 9 nearest labelled images with the same label.
  package let annotationQuality: Column
  /// The class that at least 6 of those 9 suggest instead of the label; −1 where they do not.
  package let suggestedClasses: [Int32]
  /// For each image, the first image of its group of duplicates; itself if it has none.
  package let duplicateGroups: [Int32]
  /// The 10 nearest images of each, labelled or not.
  package let neighbors: NearestNeighbors

  /// What is known of the images besides their embeddings.
  package struct Images: Sendable {
    /// The class of each image, −1 where it has no label.
    package var labels: [Int32]
    /// How many classes there are; that many clusters are made, one at least.
    package var classCount: Int
    /// For each image, an image with the same bytes or pixels; itself if there is none.
    package var twins: [Int32]
    /// The place of each image in the order of the keys.
    package var ranks: [Int32]

    /// Images with labels, of which no two are known to be the same, in the order of their keys.
    package init(labels: [Int32], classCount: Int) {
      self.labels = labels
      self.classCount = classCount
      twins = (0..<Int32(labels.count)).map { $0 }
      ranks = twins
    }
  }

  /// Measures all images.
  ///
  /// Compares every pair of images; the result depends on the input and the seed alone.
  ///
  /// - Parameters:
  ///   - embeddings: a row an image; rows of zeros or with values that are not finite are missing.
  ///   - images: what else is known, in the same order.
  ///   - seed: of the clusters' starts.
  ///   - cores: how many blocks are computed at once.
  /// - Throws: `CancellationError`.
  @concurrent
  package init(
    of embeddings: FloatMatrix, images: Images, seed: UInt64 = 1, cores: Int
  ) async throws {
    precondition(images.labels.count == embeddings.rowCount)
    let search = NeighborSearch(in: embeddings)
    let neighbors = try await search.nearest(10, cores: cores)

    (singularity, duplicateGroups) = try await Self.singularity(
      neighbors, in: search, images: images, cores: cores)
    outlierDistance = Column(values: outlierDistances(of: neighbors).map { $0 ?? .nan })
    try Task.checkCancellation()
    diversity = try await Self.diversity(
      of: embeddings, classCount: images.classCount, seed: seed, cores: cores)

    let labelled = (0..<Int32(images.labels.count)).filter { images.labels[Int($0)] >= 0 }
    let voters =
      labelled.count == images.labels.count
      ? neighbors
      : try await NeighborSearch(in: embeddings, among: labelled)
        .nearest(AnnotationQuality.voterCount, cores: cores)
    let quality = AnnotationQuality.all(of: images.labels.span, neighbors: voters)
    annotationQuality = Column(values: quality.map { $0?.share ?? .nan })
    suggestedClasses = quality.map { $0?.suggestion ?? -1 }
    self.neighbors = neighbors
  }

  /// The distance of each image to the nearest that is not its duplicate, and for each image the
  /// first of its duplicates.
  package static func singularity(
    _ neighbors: NearestNeighbors, in search: NeighborSearch, images: Images, cores: Int
  ) async throws -> (values: Column, groups: [Int32]) {
    let measure = ImageSingularity(
      neighbors: neighbors, twins: images.twins.span, ranks: images.ranks.span)
    let beyond = try await search.distancesBeyond(
      measure.groups, of: measure.crowded, cores: cores)
    return (Column(values: measure.values(beyond: beyond).map { $0 ?? .nan }), measure.groups)
  }
}
