import Dataset
package import Kernels

/// One model measured on one population: every number that the pages and the commands show.
///
/// Immutable, and the same for the same inputs and seed on any number of cores.
package struct Evaluation: Sendable {
  /// The version of Assay that made it.
  package let version: String
  /// The model's name.
  package let model: String
  /// Which images it is about, and which were left out and why.
  package let population: Population
  /// Digests of what went in: labels, predictions, metrics.
  package let digests: Digests
  /// The seed of the bootstrap and the permutations.
  package let seed: UInt64
  /// The names of all classes; class indices below point into them.
  package let classes: [String]
  /// Counts of every pair of label and prediction, over the population before the class filter.
  package let matrix: ConfusionMatrix
  /// The chosen classes as flags, `nil` without a class filter.
  package let chosen: [Bool]?
  /// Accuracy, means and agreement, from the matrix alone.
  package let scores: ConfusionScores
  /// What needs probabilities; `nil` where the model has none.
  package let probabilistic: ProbabilisticScores?
  /// The pairs of classes that are confused, the most frequent first.
  package let topConfusions: [Confusion]
  /// How much each metric tells about being correct, the most first.
  package let importance: [MetricFinding<MetricImportance>]
  /// How each metric correlates with being correct, in the order of `importance`.
  package let correlation: [MetricFinding<MetricCorrelation>]
  /// Rows of probabilities that were rescaled to sum to one at import.
  package let renormalizedRows: Int
}

/// A result about one metric.
package struct MetricFinding<Value: Sendable>: Sendable {
  /// The metric's id.
  package let metric: String
  /// The metric's title.
  package let title: String
  /// Whether the metric derives from labels or predictions.
  package let isDerived: Bool
  /// What was found.
  package let value: Value
}

/// Digests of the inputs of an evaluation: 32 hexadecimal digits each.
package struct Digests: Hashable, Sendable {
  /// Of the keys and labels of the population.
  package let labels: String
  /// Of its predictions and probabilities.
  package let predictions: String
  /// Of the metric columns.
  package let metrics: String
}

/// The numbers that need a probability for every class.
package struct ProbabilisticScores: Sendable {
  /// Log loss, Brier score and top-k accuracy over the population.
  package let scores: ProbabilityScores
  /// How far confidence is from accuracy, over the population.
  package let calibration: Calibration
  /// Average precision and ROC AUC of each class, over the population before the class filter.
  package let rankings: [ClassRanking]
  /// The means of the rankings over the chosen classes.
  package let means: RankingMeans
}
