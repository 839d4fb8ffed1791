import Dataset
import Synchronization

/// What follows from the content of a project and takes passes over all images: computed when first
/// asked for, then remembered.
///
/// A class because explorers share it: one of them after an edit knows what the one before knew.
/// Safe to ask from several threads.
final class DerivedNumbers: Sendable {
  private struct Known {
    var modelMetrics: [String: ModelMetrics] = [:]
    var likelyLabels: [String: [Int32]] = [:]
    var ruleFilters: [String: FilterExpression?] = [:]
    var formats: CategoryColumn?
  }
  // Everything is computed under the lock, so that two requests do not do the same work.
  private let known = Mutex(Known())
  private let knownOutliers = Mutex<OutlierReport?>(nil)

  /// The metrics of a model of a snapshot.
  func modelMetrics(of model: ModelPredictions, in snapshot: ProjectSnapshot) -> ModelMetrics {
    known.withLock { known in
      if let metrics = known.modelMetrics[model.name] { return metrics }
      let metrics = ModelMetrics(
        of: model, labels: snapshot.labels, agreement: snapshot.metrics[.neighborAgreement])
      known.modelMetrics[model.name] = metrics
      return metrics
    }
  }

  /// The classes that images confidently belong to where that is not their label, −1 elsewhere.
  func likelyLabels(by model: ModelPredictions, in snapshot: ProjectSnapshot) -> [Int32] {
    known.withLock { known in
      if let labels = known.likelyLabels[model.name] { return labels }
      let labels = LabelNoise.likelyLabels(of: snapshot, model: model)
      known.likelyLabels[model.name] = labels
      return labels
    }
  }

  /// The filter of a rule in numbers of a snapshot, such as a share of a median; `nil` where a metric
  /// that it needs has no value.
  func filter(of rule: PictureRule, in snapshot: ProjectSnapshot) -> FilterExpression? {
    known.withLock { known in
      if let filter = known.ruleFilters[rule.id] { return filter }
      let filter = rule.filter(in: snapshot)
      known.ruleFilters[rule.id] = .some(filter)
      return filter
    }
  }

  /// The outliers of a snapshot; under a lock of their own, as they take longest.
  func outliers(in snapshot: ProjectSnapshot) -> OutlierReport {
    knownOutliers.withLock { known in
      let outliers = known ?? OutlierReport(of: snapshot)
      known = outliers
      return outliers
    }
  }

  /// The formats of the files, by name; missing where a file was not measured.
  func formats(in snapshot: ProjectSnapshot) -> CategoryColumn {
    known.withLock { known in
      if let formats = known.formats { return formats }
      let formats = snapshot.formatColumn
      known.formats = formats
      return formats
    }
  }
}
