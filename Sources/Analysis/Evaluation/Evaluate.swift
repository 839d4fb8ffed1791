public import Dataset
internal import Foundation
internal import Imaging
internal import Kernels

/// Measures a model on the images of a snapshot.
///
/// The same snapshot, options and version give the same value on any number of cores.
///
/// - Parameters:
///   - snapshot: the project, or tables without one.
///   - options: which model, images, classes; the seed.
/// - Returns: every number about the model on these images.
/// - Throws: ``EvaluationError``, ``FilterError``, or `CancellationError`.
/// - Complexity: O(images × classes) time; no copy of the probabilities.
public func evaluate(
  _ snapshot: ProjectSnapshot, options: EvaluationOptions = EvaluationOptions()
) async throws -> Evaluation {
  let model = try evaluatedModel(of: snapshot, options: options)
  guard snapshot.labels.contains(where: { $0 >= 0 }) else { throw EvaluationError.noLabels }
  let selection = try PopulationSelection(of: snapshot, model: model, options: options)
  let inputs = EvaluationInputs(snapshot: snapshot, model: model, selection: selection)
  let matrix = ConfusionMatrix(
    truth: inputs.baseTruth.span, predicted: inputs.predicted.span,
    classCount: snapshot.classes.count)

  async let scores = ConfusionScores(
    matrix: matrix, chosen: selection.chosen, seed: options.seed)
  async let probabilistic = probabilisticScores(
    inputs, classCount: snapshot.classes.count, chosen: selection.chosen,
    tasks: options.tasks ?? ProcessInfo.processInfo.activeProcessorCount)
  let findings = try await metricFindings(
    inputs, snapshot: snapshot, model: model, seed: options.seed)
  let probabilities = try await probabilistic
  return Evaluation(
    version: AssayVersion.current, model: model.name, population: selection.population,
    digests: inputs.digests(of: snapshot, model: model), seed: options.seed,
    classes: snapshot.classes, matrix: matrix, chosen: selection.chosen, scores: await scores,
    probabilistic: probabilities,
    topConfusions: topConfusions(of: matrix, chosen: selection.chosen, limit: 200),
    importance: findings.importance, correlation: findings.correlation,
    renormalizedRows: model.renormalizedRows)
}

/// The model that the options name, else the one that stands for the project.
func evaluatedModel(
  of snapshot: ProjectSnapshot, options: EvaluationOptions
) throws(EvaluationError) -> ModelPredictions {
  if let model = snapshot.model(named: options.model) { return model }
  guard let name = options.model, !snapshot.models.isEmpty else { throw .noModel }
  throw .unknownModel(name, known: snapshot.models.map(\.name))
}

/// Labels and predictions in image order, −1 for images that do not count.
struct EvaluationInputs: Sendable {
  /// Labels of the population before the class filter.
  let baseTruth: [Int32]
  /// Labels of the population of accuracy-like numbers: within the class filter.
  let truth: [Int32]
  /// Predictions of the population before the class filter.
  let predicted: [Int32]
  /// The probabilities of all images, if the model gave any.
  let probabilities: ProbabilityMatrix?
  /// The given confidence of all images, if the model gave one.
  let confidence: Column?

  init(snapshot: ProjectSnapshot, model: ModelPredictions, selection: PopulationSelection) {
    let none = [Int32](repeating: -1, count: snapshot.images.count)
    var (baseTruth, truth, predicted) = (none, none, none)
    for image in selection.base {
      baseTruth[Int(image)] = snapshot.labels[Int(image)]
      predicted[Int(image)] = model.predicted[Int(image)]
    }
    for image in selection.counted { truth[Int(image)] = snapshot.labels[Int(image)] }
    self.baseTruth = baseTruth
    self.truth = truth
    self.predicted = predicted
    probabilities = model.probabilities.map {
      $0.widened(to: snapshot.classes.count, rows: snapshot.images.count)
    }
    confidence = model.confidence
  }

  /// Digests of everything that went in, the images' keys included.
  func digests(of snapshot: ProjectSnapshot, model: ModelPredictions) -> Digests {
    let keys = snapshot.images.lazy.map(\.key).joined(separator: "\n")
    let classes = snapshot.classes.joined(separator: "\n")
    let labels = baseTruth.withUnsafeBytes { ContentDigest(of: $0) }
    let counted = truth.withUnsafeBytes { ContentDigest(of: $0) }
    let guesses = predicted.withUnsafeBytes { ContentDigest(of: $0) }
    let metrics = snapshot.metrics.keys.sorted().map { id in
      let values = snapshot.metrics[id]?.values ?? []
      return id + values.withUnsafeBytes { ContentDigest(of: $0).description }
    }
    return Digests(
      labels: Self.digest(of: "\(keys)\n\n\(classes)\n\n\(labels)\(counted)"),
      predictions: Self.digest(of: "\(model.name)\n\(guesses)\(model.digest)"),
      metrics: Self.digest(of: metrics.joined(separator: "\n")))
  }

  private static func digest(of text: String) -> String {
    var text = text
    return text.withUTF8 { ContentDigest(of: UnsafeRawBufferPointer($0)).description }
  }
}
