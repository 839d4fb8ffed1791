/// How far apart two pictures may be and still be near duplicates.
package struct DuplicateThresholds: Hashable, Sendable {
  /// The most bits in which the perceptual hashes of a near pair differ; 0...24.
  package var hashDistance: Int
  /// The greatest cosine distance of a near pair, 1 less the correlation of the two pictures laid
  /// over each other; 0...1.
  package var cosineDistance: Double
  /// The greatest cosine distance of a near pair in the current embedding.
  ///
  /// `nil`, the usual, where embeddings have no say. An image without a vector is judged by its picture alone.
  package var embeddingDistance: Double?
  /// Whether pictures that are alike in a mirror count as near.
  package var mirrored: Bool

  /// The hash distances that can be asked for.
  package static let hashDistances = 0...24
  /// The distances in the embedding that can be asked for.
  package static let embeddingDistances = 0.0...2.0
  /// The cosine distances that can be asked for.
  package static let cosineDistances = 0.0...1.0
  /// Up to so many images the wide hash distance is the usual one: all pairs are quickly compared.
  package static let smallImageCount = 20_000

  /// The thresholds for a project of this many images: a hash distance of 16, and of 10 beyond
  /// ``smallImageCount``; a cosine distance of 0.15; no mirrors.
  package init(imageCount: Int) {
    hashDistance = imageCount <= Self.smallImageCount ? 16 : 10
    cosineDistance = 0.15
    mirrored = false
  }
}
