import Assay

/// The answer of `/project`.
func projectJSON(_ explorer: Explorer, stateKey: String) throws -> JSON {
  let snapshot = explorer.snapshot
  let measured = snapshot.images.count { $0.digest != nil }
  return .object([
    ("name", .string(snapshot.name ?? "")),
    ("revision", .int(Int(snapshot.revision))),
    ("state_key", .string(stateKey)),
    ("version", .string(AssayVersion.current)),
    ("image_count", .int(snapshot.images.count)),
    ("labelled_count", .int(snapshot.labels.count { $0 >= 0 })),
    ("measured_count", .int(measured)),
    ("to_measure_again_count", .int(snapshot.countToMeasureAgain)),
    ("classes", .strings(snapshot.classes)),
    ("splits", snapshot.splits.map { .strings($0.names) } ?? .null),
    ("default_split", .optional(explorer.standardSplit)),
    (
      "tags",
      .array(
        snapshot.tags.sorted { $0.key < $1.key }.map {
          .object([("name", .string($0.key)), ("count", .int($0.value.count))])
        })
    ),
    ("models", .array(try explorer.modelSummaries().map(modelJSON))),
    (
      "metrics",
      .array(explorer.shownMetrics(model: snapshot.model(named: nil)).map { metricJSON($0, $1) })
    ),
    (
      "categories",
      .array(
        snapshot.categories.sorted { $0.key < $1.key }.map {
          .object([("name", .string($0.key)), ("values", .strings($0.value.names))])
        })
    ),
    (
      "issues",
      .array(
        counted(snapshot.issues.map(\.kind.rawValue)).map {
          .object([("kind", .string($0.word)), ("count", .int($0.count))])
        })
    ),
    (
      "formats",
      .array(
        counted(snapshot.images.compactMap(\.format)).map {
          .object([("name", .string($0.word)), ("count", .int($0.count))])
        })
    ),
    ("exports", .array(ExportFormat.allCases.map(exportJSON))),
  ])
}

private func exportJSON(_ format: ExportFormat) -> JSON {
  .object([
    ("format", .string(format.rawValue)), ("kind", .string(format.kind.rawValue)),
    ("title", .string(format.title)), ("file", .optional(format.fileName)),
  ])
}

private func modelJSON(_ model: ModelSummary) -> JSON {
  .object([
    ("name", .string(model.name)), ("predicted_count", .int(model.predictedCount)),
    ("has_confidence", .bool(model.hasConfidence)),
    ("has_probabilities", .bool(model.hasProbabilities)),
    ("accuracy", model.accuracy.json), ("default_split", .optional(model.standardSplit)),
  ])
}

private func metricJSON(_ info: MetricInfo, _ column: Column) -> JSON {
  .object(info.jsonMembers + [("present", .int(column.values.count { !$0.isNaN }))])
}

/// How often each word occurs, the most frequent first, then by word.
private func counted(_ words: [String]) -> [(word: String, count: Int)] {
  Dictionary(words.map { ($0, 1) }, uniquingKeysWith: +)
    .map { (word: $0.key, count: $0.value) }
    .sorted { ($1.count, $0.word) < ($0.count, $1.word) }
}
