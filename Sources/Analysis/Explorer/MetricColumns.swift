import Dataset

extension ProjectSnapshot {
  /// The values of a metric: one of the project's, or one of a model's.
  ///
  /// A project's own metric wins over a model metric of the same id.
  ///
  /// - Parameters:
  ///   - id: A metric's id.
  ///   - model: The model whose metrics are meant.
  ///   - derived: What is computed once.
  /// - Returns: `nil` if no such metric exists, or if a model's one is asked for without a model.
  func column(
    id: String, model: ModelPredictions?, derived: DerivedNumbers
  ) -> Column? {
    if let own = metrics[id] { return own }
    guard let model else { return nil }
    return column(id: id, of: model, derived: derived)
  }

  /// The values of a model metric; all missing where the model lacks what the metric needs.
  ///
  /// - Returns: `nil` if no model metric has this id.
  func column(
    id: String, of model: ModelPredictions, derived: DerivedNumbers
  ) -> Column? {
    guard MetricCatalog.model.contains(where: { $0.id == id }) else { return nil }
    // These need no pass over the probabilities.
    let name = MetricName(rawValue: id)
    if name == .confidence, let given = model.confidence { return given }
    let needsNone = name == .correct || name == .labelIssueScore
    if !needsNone, model.probabilities == nil { return Column(missing: images.count) }
    return derived.modelMetrics(of: model, in: self)[id] ?? Column(missing: images.count)
  }
}
