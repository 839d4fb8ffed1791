public import Dataset
public import Kernels

/// One model measured on one population: every number that the pages and the commands show.
///
/// Immutable, and the same for the same inputs and seed on any number of cores.
public struct Evaluation: Sendable {
  /// The version of Assay that made it.
  public let version: String
  /// The model's name.
  public let model: String
  /// Which images it is about, and which were left out and why.
  public let population: Population
  /// Digests of what went in: labels, predictions, metrics.
  public let digests: Digests
  /// The seed of the bootstrap and the permutations.
  public let seed: UInt64
  /// The names of all classes; class indices below point into them.
  public let classes: [String]
  /// Counts of every pair of label and prediction, over the population before the class filter.
  public let matrix: ConfusionMatrix
  /// The chosen classes as flags, `nil` without a class filter.
  public let chosen: [Bool]?
  /// Accuracy, means and agreement, from the matrix alone.
  public let scores: ConfusionScores
  /// What needs probabilities or a confidence; `nil` where the model has neither.
  public let probabilistic: ProbabilisticScores?
  /// The pairs of classes that are confused, the most frequent first.
  public let topConfusions: [Confusion]
  /// How much each metric tells about being correct, the most first.
  public let importance: [MetricFinding<MetricImportance>]
  /// How each metric correlates with being correct, in the order of `importance`.
  public let correlation: [MetricFinding<MetricCorrelation>]
  /// Rows of probabilities that were rescaled to sum to one at import.
  public let renormalizedRows: Int
}

/// A result about one metric.
public struct MetricFinding<Value: Sendable>: Sendable {
  /// The metric's id.
  public let metric: String
  /// The metric's title.
  public let title: String
  /// Whether the metric derives from labels or predictions.
  public let isDerived: Bool
  /// What was found.
  public let value: Value
}

/// Digests of the inputs of an evaluation: 32 hexadecimal digits each.
public struct Digests: Hashable, Sendable {
  /// Of the keys and labels of the population.
  public let labels: String
  /// Of its predictions and probabilities.
  public let predictions: String
  /// Of the metric columns.
  public let metrics: String
}

/// The numbers that need a probability for every class, and those that a confidence is enough for.
public struct ProbabilisticScores: Sendable {
  /// What the model gave for every class; `nil` if only a confidence.
  public let meaning: ProbabilityMatrix.Meaning?
  /// Log loss, Brier score and top-k accuracy over the population; `nil` where the model gave only a
  /// confidence.
  ///
  /// The first two say nothing where the numbers are independent scores.
  public let scores: ProbabilityScores?
  /// How far confidence is from accuracy, over the population.
  public let calibration: Calibration
  /// Average precision and ROC AUC of each class, over the population before the class filter; `nil`
  /// where the model gave only a confidence.
  public let rankings: [ClassRanking]?
  /// The means of the rankings over the chosen classes; `nil` where the model gave only a confidence.
  public let means: RankingMeans?

  init(
    meaning: ProbabilityMatrix.Meaning, scores: ProbabilityScores, calibration: Calibration,
    rankings: [ClassRanking], means: RankingMeans
  ) {
    self.meaning = meaning
    self.scores = scores
    self.calibration = calibration
    self.rankings = rankings
    self.means = means
  }

  /// What a confidence alone is enough for.
  init(calibration: Calibration) {
    self.calibration = calibration
    (meaning, scores, rankings, means) = (nil, nil, nil, nil)
  }
}
