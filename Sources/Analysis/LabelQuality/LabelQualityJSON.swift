package import Dataset
internal import Kernels

extension LabelQuality {
  /// At most this many pairs and contradictions are written out; the counts are of all of them.
  package static let listLimit = 200

  /// The report as the commands and the HTTP interface give it out.
  package var json: JSON {
    .object([
      ("version", .string(AssayVersion.current)), ("model", .optional(model)),
      ("labels", .string(snapshot.labelSource.rawValue)),
      (
        "counts",
        .object([
          ("images", .int(snapshot.images.count)),
          ("labelled", .int(snapshot.labels.count - missing)),
          ("missing", counted(missing, filter: .has(.label, .missing))),
          ("corrections", .int(snapshot.corrections.count)),
        ])
      ),
      ("classes", .array(classes.map { json(of: $0) })),
      ("never_predicted", names(of: neverPredicted)),
      ("never_labelled", names(of: neverLabelled)),
      (
        "conflicting_copies",
        .object([
          ("groups", .int(conflicting.count)), ("images", .int(conflictingImages.count)),
          ("filter", .filter(snapshot.filter(ofKeysOf: conflictingImages))),
        ])
      ),
      ("pair_count", .int(pairs.count)),
      ("pairs", .array(pairs.prefix(Self.listLimit).map { json(of: $0) })),
      ("noise", noise?.json(in: snapshot) ?? .null),
      ("contradictions", contradictions.map { json(of: $0) } ?? .null),
      ("needs", contradictions == nil ? .string("probabilities") : .null),
    ])
  }

  private func json(of pair: Pair) -> JSON {
    .object([
      ("label", name(of: pair.label)), ("suggested", name(of: pair.suggested)),
      ("count", .int(pair.count)),
      ("filter", .filter(labelled(pair.label).and(predicted(pair.suggested)))),
    ])
  }

  private func json(of labels: ClassLabels) -> JSON {
    .object([
      ("name", name(of: labels.index)),
      ("labelled", counted(labels.labelled, filter: labelled(labels.index))),
      (
        "predicted",
        labels.predicted.map { counted($0, filter: predicted(labels.index)) } ?? .null
      ),
      ("contradicted", labels.contradicted.json),
      (
        "contradicted_filter",
        .filter(
          (labels.contradicted.value ?? 0) > 0
            ? labelled(labels.index).and(.has(.predicted, .present))
              .and(.not(predicted(labels.index)))
            : nil)
      ),
    ])
  }

  private func json(of contradictions: [Contradiction]) -> JSON {
    .object([
      ("count", .int(contradictions.count)),
      (
        "images",
        .array(
          contradictions.prefix(Self.listLimit).map { found in
            .object([
              ("id", .int(Int(found.image))),
              ("key", .string(snapshot.images[Int(found.image)].key)),
              ("label", name(of: found.label)), ("suggested", name(of: found.suggested)),
              ("self_confidence", .number(found.selfConfidence)),
            ])
          })
      ),
    ])
  }

  private func counted(_ count: Int, filter: FilterExpression) -> JSON {
    .object([("count", .int(count)), ("filter", .filter(count == 0 ? nil : filter))])
  }

  private func name(of index: Int32) -> JSON { .string(snapshot.classes[Int(index)]) }

  private func names(of indices: [Int32]) -> JSON { .array(indices.map { name(of: $0) }) }

  private func labelled(_ index: Int32) -> FilterExpression {
    .equals(.label, snapshot.classes[Int(index)])
  }

  private func predicted(_ index: Int32) -> FilterExpression {
    .equals(.predicted, snapshot.classes[Int(index)])
  }
}
