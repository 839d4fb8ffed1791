package import Dataset

extension ProjectSnapshot {
  /// Fills `annotation_quality`, `neighbor_agreement` and the suggested classes for the labels of this snapshot.
  package mutating func askNeighborsAboutLabels() {
    guard let neighbors, let embedding else { return }
    let votes = LabelVotes(
      labels: labels, neighbors: neighbors, voters: voters?.neighbors,
      voterLabels: voters?.labels ?? labels, in: embedding.matrix)
    suggestedClasses = votes.suggestions
    let isKnown = votes.quality.values.contains { !$0.isNaN }
    metrics["annotation_quality"] = isKnown ? votes.quality : nil
    metrics["neighbor_agreement"] = isKnown ? votes.agreement : nil
  }
}
