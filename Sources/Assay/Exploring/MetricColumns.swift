/// The metrics that follow from one model's predictions, by id (`docs/metrics.md`).
public let modelMetricIDs = [
  "confidence", "least_confidence", "margin", "prediction_entropy", "prediction_variance", "loss",
  "correct",
]

extension ProjectSnapshot {
  /// The values of a metric: one of the project's, or one of a model's.
  ///
  /// A project's own metric wins over a model metric of the same id.
  ///
  /// - Returns: `nil` if no such metric exists, or if a model's one is asked for without a model.
  public func column(id: String, model: ModelPredictions?) -> Column? {
    if let own = metrics[id] { return own }
    guard let model else { return nil }
    return modelMetric(id, of: model)
  }

  /// The values of a model metric; all missing where the model lacks what it needs.
  ///
  /// - Returns: `nil` if `id` is not among ``modelMetricIDs``.
  func modelMetric(_ id: String, of model: ModelPredictions) -> Column? {
    switch id {
    case "confidence": model.confidence ?? Column(missing: images.count)
    case "correct":
      Column(
        values: images.indices.map { image in
          labels[image] < 0 || model.predicted[image] < 0
            ? .nan : labels[image] == model.predicted[image] ? 1 : 0
        })
    case _ where modelMetricIDs.contains(id): Column(missing: images.count)
    default: nil
    }
  }
}
