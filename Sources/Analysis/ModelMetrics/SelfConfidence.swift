package import Dataset

extension ModelMetrics {
  /// The model's probability of the given label of each image, the *self-confidence* of Northcutt,
  /// Jiang and Chuang 2021 (doi:10.1613/jair.1.12125).
  ///
  /// Missing without a label and where the row of probabilities is zero; zero for a class that came
  /// after the probabilities.
  /// - Returns: `nil` if the model has no probabilities.
  package static func selfConfidence(of model: ModelPredictions, labels: [Int32]) -> Column? {
    guard let matrix = model.probabilities else { return nil }
    var values = [Double](repeating: .nan, count: labels.count)
    var row: [Double] = []
    for image in 0..<min(labels.count, matrix.rowCount) where labels[image] >= 0 {
      matrix.readProbabilities(row: image, into: &row)
      guard row.contains(where: { $0 > 0 }) else { continue }
      let label = Int(labels[image])
      values[image] = label < row.count ? row[label] : 0
    }
    return Column(values: values)
  }
}
