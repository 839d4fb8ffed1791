import Assay

/// Which groups are wanted of all.
private enum Trait: String, CaseIterable, Sendable {
  case conflicting, leaking
}

extension Route {
  fileprivate static let kind = Parameter.word(
    "kind",
    "The groups of this kind, also those within larger ones. If absent, the groups in which every "
      + "image is once.", of: Duplicates.Kind.self, code: .unknownKind)
  fileprivate static let hash = Parameter.whole(
    "hash",
    "The greatest hash distance of a near pair, in bits; if absent 16, and 10 beyond 20,000 images.",
    in: DuplicateThresholds.hashDistances, code: .badHash)
  fileprivate static let cosine = Parameter.number(
    "cosine", "The greatest cosine distance of a near pair; 0.15 if absent.",
    in: DuplicateThresholds.cosineDistances, code: .badCosine)
  fileprivate static let embedding = Parameter.number(
    "embedding",
    "The greatest cosine distance of a near pair in the current embedding; embeddings have no say "
      + "if absent.", in: DuplicateThresholds.embeddingDistances, code: .badEmbedding)
  fileprivate static let mirrored = Parameter.flag(
    "mirrored", "1: pictures that are alike in a mirror are near, too.", code: .badMirrored)
  fileprivate static let only = Parameter.words(
    "only", "conflicting: labels disagree; leaking: in several splits. May stand several times.",
    of: Trait.self, code: .badOnly)
  fileprivate static let image = Parameter.whole(
    "image", "Only the groups that hold this image.", in: Parameters.places, as: .imageID,
    code: .badImage)
  fileprivate static let limit = Parameters.limit(
    "At most so many groups.", in: 1...1_000, usually: 50)
  fileprivate static let offset = Parameter.whole(
    "offset", "How many groups are passed over.", in: Parameters.places, usually: 0,
    code: .badOffset)

  static let duplicates = Route(
    path: "/duplicates",
    summary: "Groups of duplicates: same bytes, same pixels, near pictures by average linkage.",
    parameters: [
      kind, hash, cosine, embedding, mirrored, only, image, limit, offset, Parameters.model,
      Parameters.split,
    ],
    answer: .json(schema: "DuplicateAnswer"),
    handle: { call in
      let (thresholds, choice) = (try call.thresholds(), try call.choice())
      let options = try call.evaluationOptions()
      let (snapshot, site) = (call.snapshot, call.site)
      return .json(
        bytes: try await site.evaluation(
          at: call.request.target, of: call.explorer,
          make: {
            let found = try await site.finder.duplicates(in: snapshot, thresholds: thresholds) {
              try await site.source.thumbnail(of: $0)
            }
            let restated =
              snapshot.models.isEmpty || snapshot.splits == nil
              ? nil : try RestatedAccuracy(of: snapshot, duplicates: found, options: options)
            return found.json(of: snapshot, choice: choice, restated: restated).bytes
          }))
    })
}

extension Call {
  fileprivate func thresholds() throws(APIError) -> DuplicateThresholds {
    var thresholds = DuplicateThresholds(imageCount: snapshot.images.count)
    if let distance = try self[Route.hash] { thresholds.hashDistance = distance }
    if let distance = try self[Route.cosine] { thresholds.cosineDistance = distance }
    thresholds.embeddingDistance = try self[Route.embedding]
    thresholds.mirrored = try self[Route.mirrored]
    return thresholds
  }

  fileprivate func choice() throws(APIError) -> Duplicates.Choice {
    var choice = Duplicates.Choice()
    choice.kind = try self[Route.kind]
    let traits = try self[Route.only]
    choice.conflicting = traits.contains(.conflicting)
    choice.leaking = traits.contains(.leaking)
    if let image = try self[Route.image] {
      guard image < snapshot.images.count else {
        throw APIError(
          .badImage,
          "there is no image \(image): the project has \(snapshot.images.count), counted from 0")
      }
      choice.image = Int32(image)
    }
    choice.limit = try self[Route.limit]
    choice.offset = try self[Route.offset]
    return choice
  }
}
