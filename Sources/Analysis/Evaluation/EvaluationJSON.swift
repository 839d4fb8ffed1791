public import Dataset
public import Kernels

extension Evaluation {
  /// How the counts of the confusion matrix are written.
  public enum MatrixForm: Sendable {
    /// `counts`: every row in full.
    case full
    /// `cells`: `[truth, predicted, count]` for every cell that is not zero.
    case sparse
  }

  /// The evaluation as the commands and the HTTP interface give it out.
  public func json(matrix form: MatrixForm = .full) -> JSON {
    .object([
      ("version", .string(version)), ("model", .string(model)),
      ("labels", .string(population.labelSource.rawValue)),
      ("split", .optional(population.split)), ("where", .filter(population.filter)),
      ("class_filter", .strings(population.classFilter)),
      ("population", population.json),
      (
        "digests",
        .object([
          ("labels", .string(digests.labels)), ("predictions", .string(digests.predictions)),
          ("metrics", .string(digests.metrics)),
        ])
      ),
      ("seed", .int(Int(truncatingIfNeeded: seed))),
      ("headline", .object(headline.map { ($0.name, $0.estimate.json) })),
      ("notes", notesJSON),
      ("classes", .array(chosenClasses.map(classJSON))),
      ("confusion", confusionJSON(form)),
      ("top_confusions", .array(topConfusions.map(confusionJSON))),
      ("importance", .array(importance.map(importanceJSON))),
      ("correlation", .array(correlation.map(correlationJSON))),
    ])
  }

  /// The classes that are shown: the chosen ones, or all.
  public var chosenClasses: [Int] {
    classes.indices.filter { chosen?[$0] ?? true }
  }

  /// The headline numbers by name, in the order in which they are shown.
  public var headline: [(name: String, estimate: Estimate)] {
    let needs = Estimate.undefined(n: population.evaluated, because: "needs probabilities")
    let noConfidence = Estimate.undefined(
      n: population.evaluated, because: "needs probabilities or a confidence")
    let noDistribution = Estimate.undefined(
      n: population.evaluated,
      because: "needs probabilities that add up to 1; the model gave each class a score of its own")
    let top = probabilistic?.scores
    let losses = probabilistic?.meaning == .scores ? nil : top
    let noLoss = probabilistic?.meaning == .scores ? noDistribution : needs
    let calibration = probabilistic?.calibration
    return [
      ("accuracy", scores.accuracy), ("mean_precision", scores.meanPrecision),
      ("mean_recall", scores.meanRecall), ("mean_f1", scores.meanF1),
      ("weighted_precision", scores.weightedPrecision),
      ("weighted_recall", scores.weightedRecall), ("weighted_f1", scores.weightedF1),
      ("micro_precision", scores.microPrecision), ("micro_recall", scores.microRecall),
      ("micro_f1", scores.microF1),
      ("balanced_accuracy", scores.balancedAccuracy), ("mcc", scores.mcc),
      ("cohen_kappa", scores.cohenKappa),
      ("log_loss", losses?.logLoss ?? noLoss), ("brier", losses?.brier ?? noLoss),
      ("ece", calibration?.expectedError ?? noConfidence),
      ("ece_equal_mass", calibration?.equalMassError ?? noConfidence),
      ("ece_debiased", calibration?.debiasedError ?? noConfidence),
      ("top_2", top?.topTwoAccuracy ?? needs), ("top_3", top?.topThreeAccuracy ?? needs),
      ("top_5", top?.topFiveAccuracy ?? needs),
      ("mean_average_precision", probabilistic?.means?.meanAveragePrecision ?? needs),
      ("mean_roc_auc", probabilistic?.means?.meanROCAUC ?? needs),
    ]
  }

  private var notesJSON: JSON {
    let averaged = scores.classesAveraged
    return .object([
      (
        "classes_averaged",
        .object([
          ("precision", .int(averaged.precision)), ("recall", .int(averaged.recall)),
          ("f1", .int(averaged.f1)),
        ])
      ),
      (
        "clipped_log_losses",
        .int(probabilistic?.meaning == .scores ? 0 : probabilistic?.scores?.clippedLogLosses ?? 0)
      ),
      ("argmax_disagreements", .int(probabilistic?.scores?.argmaxDisagreements ?? 0)),
      ("renormalized_rows", .int(renormalizedRows)),
    ])
  }

  private func classJSON(_ index: Int) -> JSON {
    let scores = scores.classes[index]
    let ranking = probabilistic?.rankings?[index]
    let needs = Estimate.undefined(n: matrix.total, because: "needs probabilities")
    return .object([
      ("name", .string(classes[index])), ("index", .int(index)),
      ("support", .int(scores.support)), ("predicted", .int(scores.predicted)),
      ("true_positives", .int(scores.truePositives)), ("precision", scores.precision.json),
      ("recall", scores.recall.json), ("f1", scores.f1.json),
      ("average_precision", (ranking?.averagePrecision ?? needs).json),
      ("roc_auc", (ranking?.rocAUC ?? needs).json),
    ])
  }

  private func confusionJSON(_ form: MatrixForm) -> JSON {
    let counts = displayedMatrix.counts
    let body: (String, JSON) =
      switch form {
      case .full: ("counts", .array(counts.map { .array($0.map { .optional($0) }) }))
      case .sparse:
        (
          "cells",
          .array(
            counts.indices.flatMap { row in
              counts[row].indices.compactMap { column -> JSON? in
                guard let count = counts[row][column], count > 0 else { return nil }
                return .array([.int(row), .int(column), .int(count)])
              }
            })
        )
      }
    return .object([("classes", .strings(displayedClasses)), body])
  }

  /// The confusion matrix of the chosen classes and *other*, or of all classes.
  public var displayedMatrix: DisplayedMatrix { DisplayedMatrix(of: matrix, chosen: chosen) }

  /// The names of the rows and columns of ``displayedMatrix``.
  public var displayedClasses: [String] {
    let matrix = displayedMatrix
    return matrix.classes.map { classes[$0] } + (matrix.hasOther ? ["other"] : [])
  }

  private func confusionJSON(_ confusion: Confusion) -> JSON {
    .object([
      ("truth", .string(classes[confusion.truth])),
      ("predicted", .string(classes[confusion.predicted])),
      ("count", .int(confusion.count)), ("support", .int(confusion.support)),
      ("reverse_count", .int(confusion.reverseCount)),
      ("reverse_support", .int(confusion.reverseSupport)), ("rate", confusion.rate.json),
      ("reverse_rate", confusion.reverseRate.json), ("p_value", .number(confusion.pValue)),
      ("significant", .bool(confusion.significant)), ("kind", .string(confusion.kind.rawValue)),
      ("fisher_p", .number(confusion.fisherP)),
    ])
  }

  private func importanceJSON(_ finding: MetricFinding<MetricImportance>) -> JSON {
    .object([
      ("metric", .string(finding.metric)), ("title", .string(finding.title)),
      ("share", .optional(finding.value.share)), ("nats", .optional(finding.value.nats)),
      ("p_value", .optional(finding.value.pValue)),
      ("adjusted_p_value", .optional(finding.value.adjustedPValue)),
      ("n", .int(finding.value.n)), ("derived", .bool(finding.isDerived)),
    ])
  }

  private func correlationJSON(_ finding: MetricFinding<MetricCorrelation>) -> JSON {
    func three(_ estimate: Estimate) -> JSON {
      .object([
        ("value", .optional(estimate.value)), ("low", .optional(estimate.interval?.low)),
        ("high", .optional(estimate.interval?.high)),
      ])
    }
    return .object([
      ("metric", .string(finding.metric)), ("title", .string(finding.title)),
      ("pearson", three(finding.value.pearson)), ("spearman", three(finding.value.spearman)),
      ("n", .int(finding.value.pearson.n)), ("derived", .bool(finding.isDerived)),
    ])
  }
}
