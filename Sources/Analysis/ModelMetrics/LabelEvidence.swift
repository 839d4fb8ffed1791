import Dataset
internal import Kernels

/// What is known for and against the labels: what the images around them carry, and what a model
/// says.
struct LabelEvidence {
  /// The model's probability of each label; `nil` without probabilities.
  let selfConfidence: Column?
  /// How far the neighbours agree with each label; `nil` without neighbours.
  let agreement: Column?
  /// How much each of the two counts.
  let weight: EvidenceWeight

  /// - Parameters:
  ///   - model: the predictions in image order; `nil` if there are none.
  ///   - labels: the class of each image, −1 where it has none.
  ///   - agreement: see ``agreement``.
  init(of model: ModelPredictions?, labels: [Int32], agreement: Column?) {
    selfConfidence = model.flatMap { ModelMetrics.selfConfidence(of: $0, labels: labels) }
    self.agreement = agreement
    let known = agreement?.values.filter { !$0.isNaN } ?? []
    let judged = zip(model?.predicted ?? [], labels).filter { $0 >= 0 && $1 >= 0 }
    weight = EvidenceWeight(
      contradicted: share(known.count { $0 < 0.5 }, of: known.count),
      and: share(judged.count { $0 != $1 }, of: judged.count))
  }

  /// How far everything that is known speaks for the label of an image, 0 to 1.
  func support(of image: Int) -> Double? {
    weight.mean(agreement?[image: image], selfConfidence?[image: image])
  }

  /// 1 minus the support of every label; `nil` where nothing is known of any.
  var issueScore: Column? {
    guard let count = (selfConfidence ?? agreement)?.values.count else { return nil }
    return Column(values: (0..<count).map { image in support(of: image).map { 1 - $0 } ?? .nan })
  }
}

private func share(_ count: Int, of all: Int) -> Double {
  all == 0 ? 0 : Double(count) / Double(all)
}
