package import Dataset
import Imaging
import Kernels

/// What neighbours and the numbers from them were computed from, as digests: as long as a digest is
/// the same, the numbers are.
package enum NeighborDependence {
  /// The version of the search; a higher one searches again.
  static let version = 1

  /// Of the neighbours among all images: the vectors.
  package static func ofNeighbors(_ embedding: Embedding) -> String {
    digest(["neighbors", String(version), embedding.digest])
  }

  /// Of the neighbours among labelled images: the vectors, and which images have a label.
  package static func ofVoters(_ embedding: Embedding, labels: [Int32]) -> String {
    let isLabelled = labels.map { $0 >= 0 ? UInt8(1) : 0 }
    let content = isLabelled.withUnsafeBytes { ContentDigest(of: $0).description }
    return digest(["voters", ofNeighbors(embedding), content])
  }

  /// Of each metric: of the singularity the neighbours and which images are copies, of
  /// the diversity the vectors and the number of classes, of the outlier distance the neighbours.
  package static func ofMetrics(
    _ embedding: Embedding, neighbors: ImageNeighbors, images: [ImageRecord], classCount: Int
  ) -> [MetricName: String] {
    let base = ofNeighbors(embedding)
    var content: [UInt8] = []
    content.reserveCapacity(images.count * 65)
    for (image, record) in images.enumerated() where neighbors.hasNeighbors(image) {
      content.append(contentsOf: (record.digest ?? "").utf8)
      content.append(contentsOf: (record.pixelDigest ?? "").utf8)
      content.append(0)
    }
    let copies = content.withUnsafeBytes { ContentDigest(of: $0).description }
    return [
      .imageSingularity: digest(["singularity", base, copies]),
      .imageDiversity: digest(["diversity", base, String(classCount)]),
      .outlierDistance: digest(["outlier", base]),
    ]
  }

  private static func digest(_ parts: [String]) -> String {
    Array(parts.joined(separator: "\0").utf8).withUnsafeBytes { ContentDigest(of: $0).description }
  }
}

extension EmbeddingMetrics.Images {
  /// What a project knows of its images: their labels, which of those with neighbours have the same
  /// bytes or pixels, and their order by key.
  package init(of snapshot: ProjectSnapshot, neighbors: ImageNeighbors) {
    self.init(labels: snapshot.labels, classCount: snapshot.classes.count)
    var firsts: [String: Int32] = [:]
    for (image, record) in snapshot.images.enumerated() where neighbors.hasNeighbors(image) {
      guard let digest = record.pixelDigest ?? record.digest else { continue }
      let first = firsts[digest, default: Int32(image)]
      firsts[digest] = first
      twins[image] = first
    }
    let keys = snapshot.images.map(\.key)
    let order = keys.indices.sorted {
      keys[$0].utf8.lexicographicallyPrecedes(keys[$1].utf8)
    }
    for (rank, image) in order.enumerated() { ranks[image] = Int32(rank) }
  }
}
