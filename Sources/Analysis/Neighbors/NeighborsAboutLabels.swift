package import Dataset

extension ProjectSnapshot {
  /// Fills ``MetricName/annotationQuality``, ``MetricName/neighborAgreement`` and the suggested classes for the labels of this snapshot.
  package mutating func askNeighborsAboutLabels() {
    guard let neighbors, let embedding else { return }
    let votes = LabelVotes(
      labels: labels, neighbors: neighbors, voters: voters?.neighbors,
      voterLabels: voters?.labels ?? labels, in: embedding.matrix)
    suggestedClasses = votes.suggestions
    let isKnown = votes.quality.values.contains { !$0.isNaN }
    metrics[.annotationQuality] = isKnown ? votes.quality : nil
    metrics[.neighborAgreement] = isKnown ? votes.agreement : nil
  }
}
