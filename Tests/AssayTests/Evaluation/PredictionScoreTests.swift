import Foundation
import Kernels
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

/// Whole tables of predictions, measured before by scikit-learn.
@Suite struct PredictionScoreTests {
  /// Made by Tools/golden/prediction_scores.py.
  @Test(arguments: ["sure.csv", "unsure.csv"])
  func `numbers of drawn predictions agree with scikit-learn`(_ file: String) async throws {
    let folder = Folders.package.appending(path: "Tests/AssayTests/Golden/predictions")
    try await compare(folder, file, with: "scores.json")
  }

  @Test(
    .enabled(if: Folders.realData != nil, "ASSAY_DATA names no folder of real data sets"),
    arguments: [
      ("cifar10-test", "predictions.csv"), ("cifar10-test", "predictions_strong.csv"),
      ("cifar10-test", "predictions_weak.csv"), ("trashnet-test", "predictions.csv"),
    ])
  func `numbers of real predictions agree with scikit-learn`(
    _ set: String, _ file: String
  ) async throws {
    let folder = try #require(Folders.realData).appending(path: set)
    try await compare(folder, file, with: "expected_metrics.json")
  }

  private func compare(_ folder: URL, _ file: String, with peer: String) async throws {
    let tables = try TableSnapshot(
      labels: folder.appending(path: "labels.csv"), predictions: folder.appending(path: file),
      model: "m")
    let evaluation = try await evaluate(tables.snapshot)
    let expected = try Self.expected(folder.appending(path: peer), file)
    func close(_ value: Double?, _ name: String, within tolerance: Double) throws {
      let peer = try #require(expected[name] as? Double, "\(name) in \(file)")
      let value = try #require(value)
      #expect(abs(value - peer) <= tolerance * abs(peer), "\(name): \(value), peer \(peer)")
    }
    try close(evaluation.scores.accuracy.value, "accuracy", within: 1e-12)
    try close(evaluation.scores.cohenKappa.value, "cohen_kappa", within: 1e-12)
    try close(evaluation.scores.mcc.value, "mcc", within: 1e-12)
    try close(evaluation.scores.balancedAccuracy.value, "balanced_accuracy", within: 1e-12)
    try close(evaluation.scores.meanF1.value, "macro_f1", within: 1e-12)
    try close(evaluation.scores.weightedF1.value, "weighted_f1", within: 1e-12)
    // The peer was fed the file's decimals, Assay keeps them as Float32 (24 bits): 1e-5.
    let probabilistic = try #require(evaluation.probabilistic)
    try close(probabilistic.scores?.logLoss.value, "log_loss", within: 1e-5)
    try close(probabilistic.scores?.brier.value, "brier_multiclass", within: 1e-5)
    try close(probabilistic.calibration.expectedError.value, "ece_15_equal_width", within: 1e-5)
    try close(probabilistic.scores?.topTwoAccuracy.value, "top2_accuracy", within: 1e-12)
    try close(probabilistic.means?.meanROCAUC.value, "roc_auc_ovr_macro", within: 1e-5)
  }

  private static func expected(_ peer: URL, _ file: String) throws -> [String: Any] {
    let data = try Data(contentsOf: peer)
    let all = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    return try #require(all.first { $0["file"] as? String == file })
  }
}
