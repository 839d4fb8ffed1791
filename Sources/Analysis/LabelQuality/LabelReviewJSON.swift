package import Dataset

extension LabelReview {
  /// How many neighbours of an image are written out.
  static let shownNeighbors = 9

  /// A part of the queue as the HTTP interface and the commands give it out.
  ///
  /// - Parameter limit: how many suspects at most; the counts are of all of them.
  /// - Returns: an object with the counts, the orders and the suspects.
  package func json(limit: Int) -> JSON {
    .object([
      ("version", .string(AssayVersion.current)), ("model", .optional(model)),
      ("order", .optional(order?.rawValue)), ("orders", .strings(orders.map(\.rawValue))),
      ("neighbors_weigh", .optional(weight)),
      ("neighbors_recall", snapshot.neighbors?.recallEstimate?.json ?? .null),
      ("waiting", .int(waiting.count)), ("decided", .int(decided)),
      ("items", .array(waiting.prefix(limit).map { json(of: $0) })),
    ])
  }

  private func json(of suspect: Suspect) -> JSON {
    let near = snapshot.neighbors?.neighbors(of: Int(suspect.image)) ?? []
    return .object([
      ("id", .int(Int(suspect.image))),
      ("key", .string(snapshot.images[Int(suspect.image)].key)),
      ("label", name(of: suspect.label)), ("suggested", name(of: suspect.suggested)),
      ("neighbors_suggest", name(of: suspect.neighborsSuggest)),
      ("model_suggests", name(of: suspect.modelSuggests)),
      ("annotation_quality", .optional(suspect.annotationQuality)),
      ("neighbor_agreement", .optional(suspect.neighborAgreement)),
      ("self_confidence", .optional(suspect.selfConfidence)), ("score", .number(suspect.score)),
      (
        "neighbors",
        .array(
          near.prefix(Self.shownNeighbors).map { neighbor in
            .object([
              ("id", .int(neighbor.image)), ("distance", .number(neighbor.distance)),
              ("label", name(of: snapshot.labels[neighbor.image])),
            ])
          })
      ),
    ])
  }

  private func name(of index: Int32?) -> JSON {
    index.map { $0 < 0 ? .null : .string(snapshot.classes[Int($0)]) } ?? .null
  }
}
