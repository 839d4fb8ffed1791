package import Dataset
package import Kernels

/// What Assay says about the labels of a project, and where one model's predictions contradict them.
///
/// A contradiction is no error by itself: the model may be wrong. It says where to look first.
package struct LabelQuality: Sendable {
  /// What is known of the labels of one class.
  package struct ClassLabels: Hashable, Sendable {
    /// The class.
    package let index: Int32
    /// How many images carry its label.
    package let labelled: Int
    /// For how many images the model predicts it; `nil` without a model.
    package let predicted: Int?
    /// The share of its labels with a prediction where that is another class.
    package let contradicted: Estimate
  }

  /// Images of one label for which the model predicts one other class.
  package struct Pair: Hashable, Sendable {
    /// The given class.
    package let label: Int32
    /// The predicted class.
    package let suggested: Int32
    /// How many images.
    package let count: Int
  }

  /// A label that the model contradicts.
  package struct Contradiction: Hashable, Sendable {
    /// The image.
    package let image: Int32
    /// The given class.
    package let label: Int32
    /// The predicted class.
    package let suggested: Int32
    /// The model's probability of the given class.
    package let selfConfidence: Double
  }

  /// The project.
  package let snapshot: ProjectSnapshot
  /// The name of the model; `nil` if there is none.
  package let model: String?
  /// The images without a label.
  package let missing: Int
  /// The groups of exact copies whose labels differ, in the order of ``ExactDuplicates``.
  package let conflicting: [ExactDuplicates.Group]
  /// Every class, in the project's order.
  package let classes: [ClassLabels]
  /// Classes with labels that no model of the project predicts; empty without a model.
  package let neverPredicted: [Int32]
  /// Classes that a model predicts and no image is labelled with.
  package let neverLabelled: [Int32]
  /// What the model suggests for which label, the most frequent first, then by class.
  package let pairs: [Pair]
  /// How many labels are probably wrong; `nil` if the model has no probabilities.
  package let noise: LabelNoise?
  /// The contradicted labels, the least probable first, then by image.
  ///
  /// `nil` if the model has no probabilities; images whose row is missing are left out.
  package let contradictions: [Contradiction]?

  /// The labels of a project against the predictions of a model, if there is one.
  ///
  /// Expected time linear in images and classes, plus the sorting of the contradictions.
  /// - Precondition: the model's predictions are in the snapshot's image order.
  package init(of snapshot: ProjectSnapshot, model: ModelPredictions?) {
    self.snapshot = snapshot
    self.model = model?.name
    missing = snapshot.labels.count { $0 < 0 }
    conflicting = ExactDuplicates(of: snapshot).groups.filter(\.isConflicting)

    let tally = LabelTally(
      labels: snapshot.labels, predicted: model?.predicted, of: snapshot.classes)
    classes = snapshot.classes.indices.map { index in
      ClassLabels(
        index: Int32(index), labelled: tally.labelled[index],
        predicted: model == nil ? nil : tally.predicted[index],
        contradicted: .proportion(
          tally.contradicted[index], of: tally.judged[index],
          undefinedBecause: "no image of this label has a prediction"))
    }
    pairs = tally.pairs.map { Pair(label: $0.key[0], suggested: $0.key[1], count: $0.value) }
      .sorted { ($1.count, $0.label, $0.suggested) < ($0.count, $1.label, $1.suggested) }

    let everPredicted = Set(snapshot.models.flatMap { Set($0.predicted) })
    let indices = snapshot.classes.indices.map { Int32($0) }
    neverPredicted = indices.filter {
      !snapshot.models.isEmpty && tally.labelled[Int($0)] > 0 && !everPredicted.contains($0)
    }
    neverLabelled = indices.filter {
      tally.labelled[Int($0)] == 0 && everPredicted.contains($0)
    }
    noise = model.flatMap { LabelNoise(of: snapshot, model: $0) }
    contradictions = model.flatMap { Self.contradictions(labels: snapshot.labels, model: $0) }
  }

  /// The images of all conflicting groups, ascending, each once.
  package var conflictingImages: [Int32] { Set(conflicting.flatMap(\.images)).sorted() }

  private static func contradictions(
    labels: [Int32], model: ModelPredictions
  ) -> [Contradiction]? {
    guard let confidence = ModelMetrics.selfConfidence(of: model, labels: labels) else {
      return nil
    }
    var found: [Contradiction] = []
    for (image, (label, predicted)) in zip(labels, model.predicted).enumerated()
    where label >= 0 && predicted >= 0 && label != predicted {
      guard let value = confidence[image: image] else { continue }
      found.append(
        Contradiction(
          image: Int32(image), label: label, suggested: predicted, selfConfidence: value))
    }
    return found.sorted { ($0.selfConfidence, $0.image) < ($1.selfConfidence, $1.image) }
  }
}

/// How often each class is labelled, predicted and contradicted.
private struct LabelTally {
  var labelled, predicted, judged, contradicted: [Int]
  var pairs: [[Int32]: Int] = [:]

  init(labels: [Int32], predicted predictions: [Int32]?, of classes: [String]) {
    let none = [Int](repeating: 0, count: classes.count)
    (labelled, predicted, judged, contradicted) = (none, none, none, none)
    for label in labels where label >= 0 { labelled[Int(label)] += 1 }
    for (label, prediction) in zip(labels, predictions ?? []) where prediction >= 0 {
      predicted[Int(prediction)] += 1
      guard label >= 0 else { continue }
      judged[Int(label)] += 1
      guard label != prediction else { continue }
      contradicted[Int(label)] += 1
      pairs[[label, prediction], default: 0] += 1
    }
  }
}
