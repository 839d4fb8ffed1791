package import Dataset
internal import Kernels

/// The queue of labels that deserve a person's look, the most suspicious first, with the evidence.
///
/// A label is suspect where its neighbours suggest another class (at least 6 of the 9 nearest
/// labelled images agree on it) or fewer than half of them, weighted, agree with it, or where the
/// model predicts another. It is always the imported label
/// that is reviewed; a correction, which may confirm it, decides it.
package struct LabelReview: Sendable {
  /// By what the queue is ordered; the least value first.
  package enum Order: String, Hashable, Sendable, CaseIterable {
    /// The weighted mean of neighbour agreement and self-confidence, or the one that is known: of
    /// everything that is suspect. What contradicts fewer labels weighs more (``EvidenceWeight``).
    /// It is 1 minus the metric `label_issue_score`.
    case both
    /// The share of neighbours with the same label: of what neighbours suggest.
    case annotationQuality = "annotation_quality"
    /// The model's probability of the label: of what the model contradicts.
    case selfConfidence = "self_confidence"
  }

  /// A suspect label.
  package struct Suspect: Hashable, Sendable {
    /// The image.
    package let image: Int32
    /// The imported label.
    package let label: Int32
    /// The class on which the neighbours agree, if it is another.
    package let neighborsSuggest: Int32?
    /// The most frequent class of the 9 nearest labelled images, the nearest of equals, if it is
    /// another and they do not suggest one.
    package let neighborsLean: Int32?
    /// The class that the model predicts, if it is another.
    package let modelSuggests: Int32?
    /// The share of the neighbours with the same label; `nil` without neighbours.
    package let annotationQuality: Double?
    /// The share of more neighbours, weighted; `nil` without neighbours.
    package let neighborAgreement: Double?
    /// The model's probability of the label; `nil` without probabilities.
    package let selfConfidence: Double?
    /// What the queue is ordered by.
    package let score: Double

    /// Whether the model's suggestion comes before that of the neighbours: in its own order, and
    /// where both count and it counts more.
    package let prefersModel: Bool

    /// The class to accept: what the neighbours suggest, else the model's, or the other way round.
    package var suggested: Int32? {
      (prefersModel ? modelSuggests ?? neighborsSuggest : neighborsSuggest ?? modelSuggests)
        ?? neighborsLean
    }
  }

  /// The project, with its imported labels.
  package let snapshot: ProjectSnapshot
  /// The name of the model; `nil` if there is none.
  package let model: String?
  /// The orders that the project's embedding and the model allow.
  package let orders: [Order]
  /// By what the queue is ordered; `nil` if nothing allows any order.
  package let order: Order?
  /// How much the neighbours count in the order `both`, 0.25 to 0.75, the model's confidence counting
  /// the rest; `nil` for another order.
  package let weight: Double?
  /// The suspects that nobody has decided yet, the least score first, then by image.
  package let waiting: [Suspect]
  /// How many suspects were decided.
  package let decided: Int

  /// The queue of a project.
  ///
  /// - Parameters:
  ///   - explorer: the project, with the imported labels.
  ///   - model: whose probabilities count.
  ///   - asked: the order; if absent or not allowed, the first that is.
  /// - Complexity: linear in the images, and the sorting of the suspects.
  package init(of explorer: Explorer, model: ModelPredictions?, order asked: Order?) {
    let snapshot = explorer.snapshot
    let quality = snapshot.metrics[.annotationQuality]
    let suggestions = quality == nil ? nil : snapshot.suggestedClasses
    let agreement = snapshot.metrics[.neighborAgreement]
    let evidence = LabelEvidence(of: model, labels: snapshot.labels, agreement: agreement)
    let confidence = evidence.selfConfidence
    var orders: [Order] = []
    if suggestions != nil && confidence != nil { orders.append(.both) }
    if suggestions != nil { orders.append(.annotationQuality) }
    if confidence != nil { orders.append(.selfConfidence) }
    self.orders = orders
    let order = asked.flatMap { orders.contains($0) ? $0 : nil } ?? orders.first
    (self.snapshot, self.model, self.order) = (snapshot, model?.name, order)

    weight = order == .both ? evidence.weight.first : nil
    let prefersModel = order == .selfConfidence || (order == .both && evidence.weight.first < 0.5)
    var waiting: [Suspect] = []
    var decided = 0
    for (image, label) in snapshot.labels.enumerated() where label >= 0 {
      guard let order else { break }
      let suggestion = suggestions?[image] ?? -1
      let predicted = model?.predicted[image] ?? -1
      let contradicts = predicted >= 0 && predicted != label
      let near = agreement?[image: image]
      let deviates = suggestion >= 0 || near.map { $0 < 0.5 } ?? false
      let isSuspect =
        switch order {
        case .both: deviates || contradicts
        case .annotationQuality: deviates
        case .selfConfidence: contradicts
        }
      let (share, probability) = (quality?[image: image], confidence?[image: image])
      let score =
        switch order {
        case .both: evidence.support(of: image)
        case .annotationQuality: share
        case .selfConfidence: probability
        }
      guard isSuspect, let score else { continue }
      guard snapshot.corrections[Int32(image)] == nil else {
        decided += 1
        continue
      }
      waiting.append(
        Suspect(
          image: Int32(image), label: label,
          neighborsSuggest: suggestion >= 0 ? suggestion : nil,
          neighborsLean: suggestion < 0 && deviates ? Self.leaning(image, in: snapshot) : nil,
          modelSuggests: contradicts ? predicted : nil,
          annotationQuality: share, neighborAgreement: near, selfConfidence: probability,
          score: score, prefersModel: prefersModel))
    }
    // Of equal scores the one that the other evidence speaks against more comes first.
    self.waiting = waiting.sorted {
      ($0.score, $0.neighborAgreement ?? 1, $0.selfConfidence ?? 1, $0.image)
        < ($1.score, $1.neighborAgreement ?? 1, $1.selfConfidence ?? 1, $1.image)
    }
    self.decided = decided
  }
  /// The most frequent class of the 9 nearest labelled images among the stored ones, if it is not
  /// the label; of equally frequent ones that of the nearest.
  private static func leaning(_ image: Int, in snapshot: ProjectSnapshot) -> Int32? {
    let near = snapshot.neighbors?.neighbors(of: image) ?? []
    let votes = near.map { snapshot.labels[$0.image] }.filter { $0 >= 0 }
      .prefix(AnnotationQuality.voterCount)
    let most = votes.map { vote in votes.count { $0 == vote } }.max()
    let found = votes.first { vote in votes.count { $0 == vote } == most }
    return found == snapshot.labels[image] ? nil : found
  }
}
