/// The metrics of ``MetricCatalog`` by name; the raw value is the name in files, URLs and filters.
package enum MetricName: String, Hashable, Sendable, CaseIterable {
  // Of pixels and files.
  case area
  case aspectRatio = "aspect_ratio"
  case width
  case height
  case brightness
  case contrast
  case sharpness
  case blur
  case redValues = "red_values"
  case greenValues = "green_values"
  case blueValues = "blue_values"
  case luminance
  case luminanceContrast = "luminance_contrast"
  case detail
  case colorfulness
  case saturation
  case imageEntropy = "image_entropy"
  case darkShare = "dark_share"
  case brightShare = "bright_share"
  case lightLevel = "light_level"
  case channelContrast = "channel_contrast"
  case transparency
  case fileBytes = "file_bytes"
  case bitsPerPixel = "bits_per_pixel"
  case random

  // Of the current embedding.
  case imageSingularity = "image_singularity"
  case imageDiversity = "image_diversity"
  case outlierDistance = "outlier_distance"
  case annotationQuality = "annotation_quality"
  case neighborAgreement = "neighbor_agreement"

  // Of a model's predictions.
  case confidence
  case leastConfidence = "least_confidence"
  case margin
  case predictionEntropy = "prediction_entropy"
  case predictionVariance = "prediction_variance"
  case loss
  case selfConfidence = "self_confidence"
  case labelIssueScore = "label_issue_score"
  case correct
}

extension MetricInfo {
  /// The name of a metric of the catalogue; `nil` for an imported column.
  package var name: MetricName? { kind == .imported ? nil : MetricName(rawValue: id) }
}

extension Dictionary where Key == String {
  /// The value under the name of a metric.
  package subscript(metric: MetricName) -> Value? {
    get { self[metric.rawValue] }
    set { self[metric.rawValue] = newValue }
  }
}
