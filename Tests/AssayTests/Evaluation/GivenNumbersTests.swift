import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Kernels
@testable import Tables

/// Numbers of an evaluation follow what was given, to the last digit.
@Suite struct GivenNumbersTests {
  private func evaluated(
    _ labels: [String], _ predictions: String, _ change: (inout ImportOptions) -> Void = { _ in }
  ) async throws -> Evaluation {
    try await withTemporaryFolder { folder in
      let (truth, guesses) = (folder.appending(path: "l.csv"), folder.appending(path: "p.csv"))
      let rows = labels.enumerated().map { "\($0),\($1)" }.joined(separator: "\n")
      try Data("path,label\n\(rows)\n".utf8).write(to: truth)
      try Data(predictions.utf8).write(to: guesses)
      let tables = try TableSnapshot(
        labels: truth, predictions: guesses, model: "m", options: options(change))
      return try await evaluate(tables.snapshot)
    }
  }

  private func value(_ name: String, of evaluation: Evaluation) -> Double? {
    evaluation.headline.first { $0.name == name }?.estimate.value
  }

  private func reason(_ name: String, of evaluation: Evaluation) -> String? {
    evaluation.headline.first { $0.name == name }?.estimate.reason
  }

  @Test func `two classes have the same area, however sure the model is`() async throws {
    let shares = ["1e-8", "1e-10", "1e-9", "1e-11", "1.5e-8", "2e-8", "1e-7", "5e-10"]
    let wholes = [
      "0.99999999", "0.9999999999", "0.999999999", "0.99999999999", "0.999999985", "0.99999998",
      "0.9999999", "0.9999999995",
    ]
    let rows = zip(shares, wholes).enumerated().map { "\($0),\($1.0),\($1.1)" }
    let labels = (0..<8).map { $0 < 4 ? "good" : "bad" }
    let found = try await evaluated(
      labels, "path,bad,good\n" + rows.joined(separator: "\n"))
    // Of bad 1e-8, 1e-10, 1e-9, 1e-11 are good; 1.5e-8, 2e-8 and 1e-7 are above all, 5e-10 above two.
    #expect(found.probabilistic?.rankings?.map(\.rocAUC.value) == [0.875, 0.875])
  }

  @Test func `logits keep an order where their probabilities are all 0 or 1`() async throws {
    let found = try await evaluated(
      ["a", "a", "b", "b"], "path,a,b\n0,801,0\n1,800,0\n2,799,0\n3,798,0\n"
    ) { $0.logits = true }
    #expect(found.probabilistic?.rankings?.map(\.rocAUC.value) == [1, 1])
    #expect(value("accuracy", of: found) == 0.5)
    // Two labels have a probability of e^−799 and e^−798, which count as 2^−52.
    #expect(abs((value("log_loss", of: found) ?? 0) - 26 * 0.693_147_180_559_945_3) < 1e-12)
  }

  @Test func `a confidence alone is enough for the calibration errors`() async throws {
    let found = try await evaluated(
      ["x", "y", "x", "y"], "path,predicted,confidence\n0,x,0.8\n1,x,0.8\n2,x,0.8\n3,x,0.8\n")
    #expect(abs((value("ece", of: found) ?? 0) - 0.3) < 1e-12)
    #expect(value("log_loss", of: found) == nil && value("top_2", of: found) == nil)
    #expect(found.probabilistic?.calibration.equalWidthBins[11].count == 4)
    let without = try await evaluated(["x", "y"], "path,predicted\n0,x\n1,y\n")
    #expect(reason("ece", of: without) == "needs probabilities or a confidence")
    await #expect(throws: ImportError.self) {
      _ = try await evaluated(["x", "y"], "path,predicted,confidence\n0,x,7.5\n1,y,-2\n")
    }
  }

  @Test func `independent scores rank and predict, and have no losses`() async throws {
    let found = try await evaluated(
      ["a", "b", "c", "a"],
      "path,a,b,c\n0,0.9,0.4,0.1\n1,0.2,0.8,0.6\n2,0.3,0.1,0.7\n3,0.6,0.5,0.2\n")
    #expect(value("accuracy", of: found) == 1 && value("mean_roc_auc", of: found) == 1)
    #expect(value("top_2", of: found) == 1)
    // 1 − 0.9, 1 − 0.8, 1 − 0.7, 1 − 0.6.
    #expect(abs((value("ece", of: found) ?? 0) - 0.25) < 1e-12)
    for name in ["log_loss", "brier"] {
      #expect(reason(name, of: found)?.contains("score of its own") == true)
    }
    #expect(!found.importance.contains { $0.metric == MetricName.loss.rawValue })
  }
}
