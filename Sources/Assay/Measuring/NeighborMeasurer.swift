import Analysis
import Dataset
import Foundation
package import Kernels
import Tables

/// What measuring found out from the current embedding.
public struct NeighborReport: Hashable, Sendable {
  /// The name of the embedding.
  package var embedding: String
  /// How many images have a vector.
  package var imageCount: Int
  /// Whether neighbours were searched for; they were known already where not.
  package var searched = false
  /// The share of the true neighbours that the search found, with its interval; `nil` where every
  /// pair was compared.
  package var recall: Estimate?
  /// The metrics that were computed, by id.
  package var computed: [String] = []
}

/// Finds the neighbours of a project's images by the current embedding, and measures what follows
/// from them; what is known and still holds is left as it is.
struct NeighborMeasurer: Sendable {
  /// How many neighbours of each image are kept.
  static let neighborCount = 30
  /// The seed of the clusters' starts.
  static let seed: UInt64 = 1

  let store: ProjectStore
  /// Up to this many images with a vector every pair is compared.
  var exactLimit = NeighborSearch.exactLimit

  /// A part of the work and how much of it is done.
  struct Progress: Sendable {
    /// What is being done, in words.
    var stage: String
    /// The share that is done, and of how many images.
    var share: Double
    var imageCount: Int
  }

  /// Computes what is missing or out of date; each step is written as soon as it is done.
  ///
  /// - Parameter progress: told what is being done and how much of it is.
  /// - Returns: what was done; `nil` if there is no embedding.
  /// - Throws: ``StoreError``, or `CancellationError`; steps that were finished stay.
  func run(
    progress: @escaping @Sendable (Progress) -> Void
  ) async throws -> NeighborReport? {
    let snapshot = try store.snapshot()
    guard let embedding = snapshot.embedding else { return nil }
    var report = NeighborReport(embedding: embedding.name, imageCount: embedding.imageCount)
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let stored = try store.storedNeighbors(of: embedding, images: snapshot.images.count)

    var neighbors = snapshot.neighbors
    if neighbors == nil {
      let search = NeighborSearch(in: embedding.matrix)
      let found = try await search.outcome(
        Self.neighborCount, exactLimit: exactLimit, cores: cores
      ) { share in
        progress(
          Progress(
            stage: "finding neighbours", share: share, imageCount: embedding.imageCount))
      }
      neighbors = try store.save(
        found.lists, among: .all, depends: NeighborDependence.ofNeighbors(embedding),
        recall: found.recall, of: embedding)
      report.searched = true
    }
    guard let neighbors else { return report }
    report.recall = neighbors.recallEstimate
    let depends = NeighborDependence.ofMetrics(
      embedding, neighbors: neighbors, images: snapshot.images,
      classCount: snapshot.classes.count)
    let wanted = depends.filter { stored.metrics[$0.key]?.depends != $0.value }.keys
      .sorted { $0.rawValue < $1.rawValue }
    let images = EmbeddingMetrics.Images(of: snapshot, neighbors: neighbors)
    for metric in wanted {
      let id = metric.rawValue
      try Task.checkCancellation()
      progress(
        Progress(stage: "measuring \(id)", share: 0, imageCount: embedding.imageCount))
      let column =
        try await self.column(
          metric, of: embedding, neighbors: neighbors.lists(of: snapshot.images.count),
          images: images, cores: cores)
      try store.save(
        [id: StoredNeighbors.Metric(depends: depends[metric] ?? "", column: column)], of: embedding)
      report.computed.append(id)
    }
    if try await findVoters(
      snapshot, embedding, neighbors, stored, cores: cores, progress: progress)
    {
      report.computed.append(MetricName.annotationQuality.rawValue)
    }
    return report
  }

  private func column(
    _ metric: MetricName, of embedding: Embedding, neighbors: NearestNeighbors,
    images: EmbeddingMetrics.Images, cores: Int
  ) async throws -> Column {
    switch metric {
    case .imageSingularity:
      return try await EmbeddingMetrics.singularity(
        neighbors, in: NeighborSearch(in: embedding.matrix), images: images, cores: cores
      ).values
    case .imageDiversity:
      return try await EmbeddingMetrics.diversity(
        of: embedding.matrix, classCount: images.classCount, seed: Self.seed, cores: cores)
    case .outlierDistance:
      return Column(values: outlierDistances(of: neighbors).map { $0 ?? .nan })
    default: preconditionFailure("\(metric.rawValue) does not follow from an embedding alone")
    }
  }

  /// Searches among the labelled images, where too few of them are among the neighbours of all.
  ///
  /// - Returns: whether a search was needed.
  private func findVoters(
    _ snapshot: ProjectSnapshot, _ embedding: Embedding, _ neighbors: ImageNeighbors,
    _ stored: StoredNeighbors, cores: Int, progress: @escaping @Sendable (Progress) -> Void
  ) async throws -> Bool {
    let depends = NeighborDependence.ofVoters(embedding, labels: snapshot.labels)
    guard stored.lists[.labelled]?.depends != depends else { return false }
    let votes = LabelVotes(
      labels: snapshot.labels, neighbors: neighbors, voters: nil, voterLabels: snapshot.labels,
      in: embedding.matrix)
    guard !votes.isComplete else { return false }
    let labelled = (0..<Int32(snapshot.labels.count)).filter { snapshot.labels[Int($0)] >= 0 }
    let found = try await NeighborSearch(in: embedding.matrix, among: labelled)
      .outcome(AnnotationQuality.voterCount, exactLimit: exactLimit, cores: cores) { share in
        progress(
          Progress(
            stage: "finding labelled neighbours", share: share, imageCount: labelled.count))
      }
    _ = try store.save(
      found.lists, among: .labelled, depends: depends, recall: found.recall, of: embedding)
    return true
  }
}
