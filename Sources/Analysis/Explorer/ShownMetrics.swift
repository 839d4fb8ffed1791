package import Dataset

extension Explorer {
  /// The metrics that a project has, in the order of the catalog, imported ones after them, those of
  /// a model last.
  package func shownMetrics(model: ModelPredictions?) -> [(info: MetricInfo, column: Column)] {
    let metrics = snapshot.metrics
    let known = MetricCatalog.all.filter { $0.kind != .model }.compactMap { info in
      metrics[info.id].map { (info, $0) }
    }
    let imported = metrics.sorted { $0.key < $1.key }
      .filter { MetricCatalog.info($0.key) == nil }
      .map { (MetricCatalog.imported($0.key), $0.value) }
    return known + imported + (model.map { modelMetrics(of: $0) } ?? [])
  }

  /// The metrics of a model, in the order of the catalog.
  package func modelMetrics(of model: ModelPredictions) -> [(info: MetricInfo, column: Column)] {
    MetricCatalog.model.filter { snapshot.metrics[$0.id] == nil }.compactMap { info in
      column(id: info.id, model: model).map { (info, $0) }
    }
  }
}
