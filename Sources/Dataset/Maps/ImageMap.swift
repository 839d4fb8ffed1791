/// A way to lay images out in two dimensions.
public enum MapMethod: String, Hashable, Sendable, CaseIterable {
  /// The plane in which the embeddings vary most.
  case pca
  /// A layout that keeps neighbours together.
  case umap
}

/// Images laid out in two dimensions by their embeddings: what looks or means alike lies together.
public struct ImageMap: Sendable {
  /// How it was laid out.
  public var method: MapMethod
  /// The name of the embedding.
  public var embedding: String
  /// The digest of the embedding; a map of another digest is stale.
  public var digest: String
  /// What the random choices follow from; the plane makes none.
  public var seed: UInt64
  /// Two columns, a row an image in the order of the images; NaN where an image has no embedding.
  public var points: FloatMatrix
  /// How far neighbours on the map are neighbours in truth, from 0 to 1; `nil` with fewer than 11
  /// images.
  public var trustworthiness: Double?
  /// How many images that was measured at.
  public var sampled: Int

  /// A map of these parts.
  public init(
    method: MapMethod, embedding: String, digest: String, seed: UInt64, points: FloatMatrix,
    trustworthiness: Double?, sampled: Int
  ) {
    self.method = method
    self.embedding = embedding
    self.digest = digest
    self.seed = seed
    self.points = points
    self.trustworthiness = trustworthiness
    self.sampled = sampled
  }

  /// How many images are on the map.
  public var imageCount: Int {
    points.withValues { values in
      stride(from: 0, to: values.count, by: 2).count { !values[$0].isNaN }
    }
  }
}
