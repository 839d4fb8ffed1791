package import Dataset
package import Kernels

/// How many labels are probably wrong, and which classes are taken for which.
///
/// By confident learning from a model's probabilities, which are best out of sample, and of those
/// images the ones whose neighbours disagree with the label as well.
package struct LabelNoise: Sendable {
  /// Images of one label that confidently belong to one other class.
  package struct Pair: Hashable, Sendable {
    /// The given class.
    package let label: Int32
    /// The class that they confidently belong to.
    package let likely: Int32
    /// How many images.
    package let count: Int
    /// How many of them have neighbours that disagree with the label as well; `nil` where no
    /// neighbours are known.
    package let withNeighbors: Int?
    /// The share of the images with that label and probabilities.
    package let share: Estimate
  }

  /// Below this share of neighbours that agree with a label they disagree with it.
  static let leastAgreement = 0.5

  /// The estimated share of wrong labels; see ``Kernels/ConfidentJoint/noise``.
  package let estimate: Estimate
  /// The share of labels that the model and the neighbours both speak against; `nil` where no
  /// neighbours are known.
  ///
  /// These are images that confidently belong to another class and with whose label less than half
  /// of the neighbours agree, of those for which both are known.
  package let withNeighbors: Estimate?
  /// How many images confidently belong to another class than their label.
  package let count: Int
  /// How many of them have neighbours that disagree as well; `nil` where no neighbours are known.
  package let countWithNeighbors: Int?
  /// Label by label, the most frequent first, then by class.
  package let pairs: [Pair]

  /// The labels of a project against the probabilities of a model.
  ///
  /// - Returns: `nil` if the model has no probabilities.
  /// - Complexity: two passes over the probabilities.
  package init?(of snapshot: ProjectSnapshot, model: ModelPredictions) {
    guard let joint = Self.joint(of: snapshot, model: model) else { return nil }
    let agreement = snapshot.metrics[.neighborAgreement]
    var (known, both, all) = (0, 0, 0)
    var counts: [[Int32]: (all: Int, both: Int)] = [:]
    for (image, label) in snapshot.labels.enumerated() where label >= 0 {
      let likely = joint.classes[image]
      let near = agreement?[image: image]
      if near != nil, joint.isKnown(image) { known += 1 }
      guard likely >= 0, likely != label else { continue }
      all += 1
      let isBoth = near.map { $0 < Self.leastAgreement } ?? false
      if isBoth { both += 1 }
      counts[[label, likely], default: (0, 0)].all += 1
      if isBoth { counts[[label, likely]]?.both += 1 }
    }
    estimate = joint.noise
    count = all
    countWithNeighbors = agreement == nil ? nil : both
    withNeighbors = agreement.map { _ in
      .proportion(
        both, of: known, undefinedBecause: "no image has neighbours and probabilities")
    }
    pairs = counts.map { key, count in
      Pair(
        label: key[0], likely: key[1], count: count.all,
        withNeighbors: agreement == nil ? nil : count.both,
        share: .proportion(
          count.all, of: joint.labelled[Int(key[0])], undefinedBecause: "no such label"))
    }
    .sorted { ($1.count, $0.label, $0.likely) < ($0.count, $1.label, $1.likely) }
  }

  /// The class that each image confidently belongs to where that is not its label; −1 elsewhere, and
  /// everywhere without probabilities.
  static func likelyLabels(of snapshot: ProjectSnapshot, model: ModelPredictions) -> [Int32] {
    guard let joint = joint(of: snapshot, model: model) else {
      return [Int32](repeating: -1, count: snapshot.labels.count)
    }
    return zip(joint.classes, snapshot.labels).map { $0 == $1 ? -1 : $0 }
  }

  /// The shares in words, a line each.
  package var lines: [String] {
    guard estimate.value != nil else { return [] }
    let alone = "probably wrong labels by the model alone: \(percent(estimate))"
    return [alone]
      + (withNeighbors.map { ["doubted by the neighbours as well: \(percent($0))"] } ?? [])
  }

  private static func joint(
    of snapshot: ProjectSnapshot, model: ModelPredictions
  ) -> ConfidentJoint? {
    guard let matrix = model.probabilities else { return nil }
    return ConfidentJoint(
      labels: snapshot.labels, rowCount: matrix.rowCount, columnCount: matrix.columnCount,
      classCount: snapshot.classes.count
    ) { matrix.readProbabilities(row: $0, into: &$1) }
  }
}
