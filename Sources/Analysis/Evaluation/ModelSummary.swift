import Dataset
package import Kernels

/// What a list of models says about one of them.
package struct ModelSummary: Sendable {
  /// The model's name.
  package let name: String
  /// How many images it has a prediction for.
  package let predictedCount: Int
  /// Whether it came with a confidence per image.
  package let hasConfidence: Bool
  /// Whether it came with a probability for every class.
  package let hasProbabilities: Bool
  /// The share of the standard population that it predicts correctly, the same number as the
  /// evaluation's; undefined, and it says why, where nothing has both label and prediction.
  package let accuracy: Estimate
  /// The split of that population, one that has labels and predictions of this model; `nil` for all images.
  package let standardSplit: String?
}

extension Explorer {
  /// A summary of each model, in the order of their import.
  ///
  /// One pass over the images each.
  package func modelSummaries() throws -> [ModelSummary] {
    try snapshot.models.map { model in
      let selection = try PopulationSelection(
        of: snapshot, model: model, options: EvaluationOptions())
      let correct = selection.counted.count {
        snapshot.labels[Int($0)] == model.predicted[Int($0)]
      }
      return ModelSummary(
        name: model.name, predictedCount: model.predicted.count { $0 >= 0 },
        hasConfidence: model.confidence != nil || model.probabilities != nil,
        hasProbabilities: model.probabilities != nil,
        accuracy: .proportion(
          correct, of: selection.counted.count,
          undefinedBecause: "no image has both a label and a prediction"),
        standardSplit: selection.population.split)
    }
  }

  /// The split that stands for a model's quality where nobody chose one; `nil` means all images.
  package var standardSplit: String? {
    PopulationSelection.standardSplit(of: snapshot, model: snapshot.model(named: nil))
  }
}
