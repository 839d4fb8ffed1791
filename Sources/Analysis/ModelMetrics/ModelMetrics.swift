package import Dataset
import Kernels

/// The numbers per image that follow from a model's predictions and the labels.
///
/// What cannot be known is `nil` as a whole (no probabilities at all; entropy, variance and loss where
/// the model gave independent scores) or missing for an image (no
/// prediction, no label, a row of zeros).
package struct ModelMetrics: Sendable {
  /// The given confidence; where none was given, the probability of the predicted class.
  package let confidence: Column?
  /// 1 − max p.
  package let leastConfidence: Column?
  /// The highest probability minus the second highest; with one class the highest alone.
  package let margin: Column?
  /// −Σ p log₂ p, in bits; 0 log 0 is 0.
  package let predictionEntropy: Column?
  /// Σ (p − 1/K)² / K, the variance of the K probabilities around their mean.
  package let predictionVariance: Column?
  /// −ln p of the label, with p clipped at 2⁻⁵² from below; also where the prediction is missing.
  package let loss: Column?
  /// The probability of the given label; see ``selfConfidence(of:labels:)``.
  package let selfConfidence: Column?
  /// How probably the label is wrong, 0 to 1: 1 minus the weighted mean of what the neighbours and
  /// the model say of it (``Kernels/EvidenceWeight``), or the one that is known.
  package let labelIssueScore: Column?
  /// 1 where the predicted class is the label, 0 where it is another.
  package let correct: Column

  /// The least probability whose logarithm is taken: 2⁻⁵².
  package static let leastProbability = 0x1p-52

  /// The metrics of a model over all images.
  ///
  /// - Parameters:
  ///   - model: predictions in image order.
  ///   - labels: the given class of each image, −1 where it has none.
  ///   - agreement: of each image how far its neighbours agree with the label; `nil` if not known.
  /// - Precondition: as many labels as predictions.
  /// - Complexity: O(images × classes), one pass over the probabilities.
  package init(of model: ModelPredictions, labels: [Int32], agreement: Column? = nil) {
    precondition(labels.count == model.predicted.count)
    correct = Column(
      values: zip(model.predicted, labels).map { predicted, label in
        predicted < 0 || label < 0 ? .nan : predicted == label ? 1 : 0
      })
    let evidence = LabelEvidence(of: model, labels: labels, agreement: agreement)
    selfConfidence = evidence.selfConfidence
    labelIssueScore = evidence.issueScore
    guard let probabilities = model.probabilities else {
      confidence = model.confidence
      (leastConfidence, margin, predictionEntropy) = (nil, nil, nil)
      (predictionVariance, loss) = (nil, nil)
      return
    }
    var rows = RowMetrics(count: labels.count)
    var row: [Double] = []
    for image in 0..<min(labels.count, probabilities.rowCount) {
      probabilities.readProbabilities(row: image, into: &row)
      rows.add(
        image, row, predicted: Int(model.predicted[image]), label: Int(labels[image]))
    }
    confidence = model.confidence ?? Column(values: rows.ofPredicted)
    leastConfidence = Column(values: rows.least)
    margin = Column(values: rows.margin)
    guard probabilities.meaning != .scores else {
      (predictionEntropy, predictionVariance, loss) = (nil, nil, nil)
      return
    }
    predictionEntropy = Column(values: rows.entropy)
    predictionVariance = Column(values: rows.variance)
    loss = Column(values: rows.loss)
  }

  /// The column of a metric's id; `nil` for another id, or if the metric needs probabilities that
  /// the model does not have.
  package subscript(id: String) -> Column? {
    MetricName(rawValue: id).flatMap { self[$0] }
  }

  /// The column of a metric; `nil` for a metric that is not a model's, or if it needs probabilities
  /// that the model does not have.
  package subscript(name: MetricName) -> Column? {
    switch name {
    case .confidence: confidence
    case .leastConfidence: leastConfidence
    case .margin: margin
    case .predictionEntropy: predictionEntropy
    case .predictionVariance: predictionVariance
    case .loss: loss
    case .selfConfidence: selfConfidence
    case .labelIssueScore: labelIssueScore
    case .correct: correct
    default: nil
    }
  }
}

/// The columns while they are filled, one row of probabilities at a time.
private struct RowMetrics {
  var ofPredicted, least, margin, entropy, variance, loss: [Double]

  init(count: Int) {
    let missing = [Double](repeating: .nan, count: count)
    (ofPredicted, least, margin) = (missing, missing, missing)
    (entropy, variance, loss) = (missing, missing, missing)
  }

  mutating func add(
    _ image: Int, _ row: [Double], predicted: Int, label: Int
  ) {
    var (first, second, sum, bits) = (0.0, 0.0, 0.0, 0.0)
    for p in row {
      sum += p
      if p > first { (first, second) = (p, first) } else if p > second { second = p }
      if p > 0 { bits -= p * Elementary.log2(p) }
    }
    guard sum > 0 else { return }
    let mean = sum / Double(row.count)
    var squares = 0.0
    for p in row { squares += (p - mean) * (p - mean) }
    least[image] = 1 - first
    margin[image] = first - second
    entropy[image] = max(0, bits)
    variance[image] = squares / Double(row.count)
    // A class that came after the probabilities has none: zero.
    func probability(of index: Int) -> Double { index < row.count ? row[index] : 0 }
    if predicted >= 0 { ofPredicted[image] = probability(of: predicted) }
    if label >= 0 {
      loss[image] = -Elementary.log(max(probability(of: label), ModelMetrics.leastProbability))
    }
  }
}
