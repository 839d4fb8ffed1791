package import Dataset
package import Kernels

/// The accuracy of a model as it stands, and without the images that it may know from another split.
package struct RestatedAccuracy: Sendable {
  /// The split that is evaluated, if any.
  package let split: String?
  /// Over all images of the population.
  package let accuracy: Estimate
  /// Over those that have no duplicate in another split.
  package let without: Estimate
  /// The images of the population that have one, ascending.
  package let leftOut: [Int32]

  /// Evaluates the model of the options, twice.
  ///
  /// Without splits nothing is left out.
  ///
  /// - Throws: ``EvaluationError`` and ``FilterError``.
  package init(
    of snapshot: ProjectSnapshot, duplicates: Duplicates, options: EvaluationOptions
  ) throws {
    let model = try evaluatedModel(of: snapshot, options: options)
    let selection = try PopulationSelection(of: snapshot, model: model, options: options)
    let leaking = Set(duplicates.leakingImages(in: snapshot))
    func rate(_ images: [Int32]) -> Estimate {
      let right = images.count { model.predicted[Int($0)] == snapshot.labels[Int($0)] }
      return .proportion(
        right, of: images.count, undefinedBecause: "no image with label and prediction is left")
    }
    split = selection.population.split
    accuracy = rate(selection.counted)
    without = rate(selection.counted.filter { !leaking.contains($0) })
    leftOut = selection.counted.filter { leaking.contains($0) }
  }
}
