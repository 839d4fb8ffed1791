import Assay
import Foundation

/// Whether a prediction is the label.
enum Outcome: String, CaseIterable, Sendable { case correct, wrong }

/// The answer of `/images/{id}`.
func imageJSON(_ image: Int, model: ModelPredictions?, _ explorer: Explorer) throws -> JSON {
  let snapshot = explorer.snapshot
  let record = snapshot.images[image]
  func className(_ code: Int32) -> JSON {
    code < 0 ? .null : .string(snapshot.classes[Int(code)])
  }
  let (label, predicted) = (snapshot.labels[image], model?.predicted[image] ?? -1)
  let confidence = explorer.column(.confidence, model: model)?[image: image]
  let metrics = explorer.shownMetrics(model: model)
  let tags = snapshot.tags.filter { $0.value.contains(Int32(image)) }.keys.sorted()
  return .object([
    ("id", .int(image)), ("key", .string(record.key)),
    ("label", className(label)),
    ("correction", correctionJSON(of: image, in: snapshot)), ("predicted", className(predicted)),
    ("confidence", .optional(confidence)),
    (
      "outcome",
      label < 0 || predicted < 0
        ? .null : .string((label == predicted ? Outcome.correct : .wrong).rawValue)
    ),
    ("top", .array(mostProbable(image, model, snapshot))),
    ("metrics", .array(metrics.map { metricJSON($0.info.id, $0.column, image) })),
    ("file", fileJSON(record, image, snapshot)),
    ("tags", .strings(tags)),
    ("split", .optional(snapshot.splits?[image: image])),
    (
      "categories",
      .object(
        snapshot.categories.sorted { $0.key < $1.key }.compactMap { name, column in
          column[image: image].map { (name, .string($0)) }
        })
    ),
    (
      "issues",
      .array(
        try explorer.issues(of: Int32(image)).map {
          .object([("kind", .string($0.kind)), ("reason", .string($0.reason))])
        })
    ),
  ])
}

/// The five most probable classes, ties by class index; none for a row of zeros.
private func mostProbable(
  _ image: Int, _ model: ModelPredictions?, _ snapshot: ProjectSnapshot
) -> [JSON] {
  guard let matrix = model?.probabilities, image < matrix.rowCount else { return [] }
  let (given, row) = (matrix[row: image], matrix.probabilities(row: image))
  guard row.contains(where: { $0 > 0 }) else { return [] }
  let best = row.indices.sorted { (given[$1], $0) < (given[$0], $1) }.prefix(5)
  return best.map {
    .object([
      ("class", .string(snapshot.classes[$0])), ("probability", .number(row[$0])),
    ])
  }
}

/// A metric's value and how many percent of the images that have one lie below, equals by half.
private func metricJSON(_ id: String, _ column: Column, _ image: Int) -> JSON {
  let value = column[image: image]
  let percentile = value.flatMap { value -> Double? in
    var (below, equal, present) = (0, 0, 0)
    for other in column.values where !other.isNaN {
      present += 1
      if other < value { below += 1 } else if other == value { equal += 1 }
    }
    return 100 * (Double(below) + Double(equal) / 2) / Double(present)
  }
  return .object([
    ("id", .string(id)), ("value", .optional(value)), ("percentile", .optional(percentile)),
  ])
}

private func fileJSON(_ record: ImageRecord, _ image: Int, _ snapshot: ProjectSnapshot) -> JSON {
  let modified = record.modifiedNanoseconds.map {
    Date(timeIntervalSince1970: Double($0) / 1e9).formatted(.iso8601)
  }
  func whole(_ metric: String) -> JSON {
    snapshot.metrics[metric]?[image: image].map { .int(Int($0)) } ?? .null
  }
  return .object([
    ("bytes", record.byteCount.map { .int(Int($0)) } ?? .null),
    ("format", .optional(record.format)), ("modified", .optional(modified)),
    ("width", whole("width")), ("height", whole("height")), ("digest", .optional(record.digest)),
  ])
}
