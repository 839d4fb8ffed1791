import Foundation
import Kernels

/// The numbers of an evaluation and the CPU seconds of its parts.
struct Report {
  private(set) var numbers: [String: Double] = [:]
  private(set) var times: [String: Double] = [:]
  private var last = Report.cpuSeconds()

  /// Evaluates predictions, on one thread.
  init(
    probabilities: Span<Float>, truth: Span<Int32>, predicted: Span<Int32>, classCount: Int,
    replicates: Int
  ) {
    let matrix = ConfusionMatrix(truth: truth, predicted: predicted, classCount: classCount)
    let scores = ConfusionScores(matrix: matrix, replicates: replicates)
    numbers["accuracy"] = scores.accuracy.value
    numbers["macro_f1"] = scores.meanF1.value
    numbers["micro_f1"] = scores.microF1.value
    numbers["weighted_f1"] = scores.weightedF1.value
    numbers["balanced_accuracy"] = scores.balancedAccuracy.value
    numbers["mcc"] = scores.mcc.value
    numbers["cohen_kappa"] = scores.cohenKappa.value
    lap("tables")

    let losses = ProbabilityScores(
      probabilities: probabilities, truth: truth, predicted: predicted, classCount: classCount)
    numbers["log_loss"] = losses.logLoss.value
    numbers["brier"] = losses.brier.value
    numbers["top_2"] = losses.topTwoAccuracy.value
    numbers["top_3"] = losses.topThreeAccuracy.value
    numbers["top_5"] = losses.topFiveAccuracy.value
    lap("losses")

    let confidences = predictedConfidences(
      probabilities: probabilities, predicted: predicted, classCount: classCount)
    let calibration = Calibration(
      confidences: confidences.span, truth: truth, predicted: predicted)
    numbers["ece"] = calibration.expectedError.value
    numbers["ece_equal_mass"] = calibration.equalMassError.value
    numbers["ece_debiased"] = calibration.debiasedError.value
    lap("calibration")

    var scratch = RankingScratch(rowCount: truth.count, classCount: classCount)
    let means = RankingMeans(
      of: rankClasses(
        0..<classCount, probabilities: probabilities, truth: truth, classCount: classCount,
        scratch: &scratch))
    numbers["mean_average_precision"] = means.meanAveragePrecision.value
    numbers["mean_roc_auc"] = means.meanROCAUC.value
    lap("ranking")
  }

  private mutating func lap(_ name: String) {
    let now = Report.cpuSeconds()
    times[name] = now - last
    last = now
  }

  /// User and system time of this process.
  private static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
