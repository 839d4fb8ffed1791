package import Dataset

extension ProjectSnapshot {
  /// The same project with the corrections in place of the given labels.
  ///
  /// An image that has no valid class is without a label then.
  package func corrected() -> ProjectSnapshot {
    guard labelSource == .given else { return self }
    var result = self
    result.replacedLabels = labels
    result.labelSource = .corrected
    for (image, label) in corrections { result.labels[Int(image)] = label }
    if neighbors != nil { result.askNeighborsAboutLabels() }
    return result
  }

  /// The imported label of an image, −1 where it has none.
  package func givenLabel(of image: Int) -> Int32 { (replacedLabels ?? labels)[image] }

  /// The project with the labels of a source.
  package func with(_ source: LabelSource) -> ProjectSnapshot {
    source == .corrected ? corrected() : self
  }
}

/// How many corrections there are, and how many of them agree with the imported label.
package struct CorrectionCounts: Hashable, Sendable {
  /// Images with a correction, a confirmation too.
  package let corrections: Int
  /// Images whose correction is the imported label.
  package let confirmed: Int

  /// Counts those of a snapshot with the given labels.
  package init(of snapshot: ProjectSnapshot) {
    corrections = snapshot.corrections.count
    confirmed = snapshot.corrections.count {
      $0.value >= 0 && snapshot.givenLabel(of: Int($0.key)) == $0.value
    }
  }
}
