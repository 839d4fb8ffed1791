import Dataset
internal import Kernels

/// How every metric goes together with being correct.
struct MetricFindings: Sendable {
  var importance: [MetricFinding<MetricImportance>]
  var correlation: [MetricFinding<MetricCorrelation>]
}

/// Importance and correlation of all metrics that are shown, the most important first.
///
/// Metrics that only repeat another one are left out. Each metric is one task.
func metricFindings(
  _ inputs: EvaluationInputs, snapshot: ProjectSnapshot, model: ModelPredictions, seed: UInt64
) async throws -> MetricFindings {
  let columns = metricColumns(of: snapshot, model: model)
  let results = try await withThrowingTaskGroup(
    of: (Int, MetricImportance, MetricCorrelation).self
  ) { group in
    for (index, column) in columns.enumerated() {
      group.addTask {
        try Task.checkCancellation()
        let ordered = OrderedMetric(
          values: column.column.values.span, truth: inputs.truth.span,
          predicted: inputs.predicted.span)
        return (
          index, MetricImportance(of: ordered, seed: seed), MetricCorrelation(of: ordered)
        )
      }
    }
    var results: [(Int, MetricImportance, MetricCorrelation)] = []
    for try await result in group { results.append(result) }
    return results.sorted { $0.0 < $1.0 }
  }
  var importances = results.map(\.1)
  MetricImportance.adjustPValues(of: &importances)
  let order = columns.indices.sorted { first, second in
    let (a, b) = (importances[first].share ?? -1, importances[second].share ?? -1)
    return a == b ? first < second : a > b
  }
  return MetricFindings(
    importance: order.map { columns[$0].info.finding(importances[$0]) },
    correlation: order.map { columns[$0].info.finding(results[$0].2) })
}

/// The columns of the metrics that are shown, in the order of the catalogue, imported ones last.
private func metricColumns(
  of snapshot: ProjectSnapshot, model: ModelPredictions
) -> [(info: MetricInfo, column: Column)] {
  let derived = ModelMetrics(
    of: model, labels: snapshot.labels, agreement: snapshot.metrics[.neighborAgreement])
  let own = MetricCatalog.all.filter { !$0.hidden && $0.name != .correct }.compactMap { info in
    (snapshot.metrics[info.id] ?? derived[info.id]).map { (info: info, column: $0) }
  }
  let imported = snapshot.metrics.keys.filter { MetricCatalog.info($0) == nil }.sorted()
  return own
    + imported.compactMap { name in
      snapshot.metrics[name].map { (info: MetricCatalog.imported(name), column: $0) }
    }
}

extension MetricInfo {
  fileprivate func finding<Value>(_ value: Value) -> MetricFinding<Value> {
    MetricFinding(metric: id, title: title, isDerived: derived, value: value)
  }
}
