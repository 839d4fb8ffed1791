/// Every metric that this version knows, in the order in which lists show them.
package enum MetricCatalog {
  /// The metrics that measuring takes from pixels and files, those that follow from the current
  /// embedding, and those of a model's predictions.
  package static let all: [MetricInfo] = data + similarity + model

  /// The description of a metric; `nil` for a name that is in no list.
  package static func info(_ id: String) -> MetricInfo? { byID[id] }

  /// The description of an imported column, which only its table can explain.
  package static func imported(_ name: String) -> MetricInfo {
    MetricInfo(
      id: name, name, .imported, "A column of the imported table.", low: "low in the table",
      high: "high in the table", source: "the imported table")
  }

  private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

  private static let field = "Encord Active, as OpenCV computes it"

  /// The metrics of pixels and files.
  package static let data: [MetricInfo] = [
    MetricInfo(
      .area, "Area", .data, "Width times height after orientation.",
      low: "few pixels", high: "many pixels", unit: "px", from: 1, source: field),
    MetricInfo(
      .aspectRatio, "Aspect Ratio", .data, "Width divided by height after orientation.",
      low: "tall", high: "wide", from: 0, source: field),
    MetricInfo(
      .width, "Width", .data, "Columns of pixels after orientation.",
      low: "narrow", high: "wide", unit: "px", from: 1),
    MetricInfo(
      .height, "Height", .data, "Rows of pixels after orientation.",
      low: "low", high: "tall", unit: "px", from: 1),
    MetricInfo(
      .brightness, "Brightness", .data, "Mean of all red, green and blue values.",
      low: "dark", high: "bright", from: 0, to: 1, source: field),
    MetricInfo(
      .contrast, "Contrast", .data,
      "Standard deviation of all red, green and blue values.",
      low: "flat", high: "strong light and shade", from: 0, to: 0.5, source: field),
    MetricInfo(
      .sharpness, "Sharpness", .data, "Variance of the Laplacian over all three channels.",
      low: "blurred or flat", high: "sharp, textured or noisy", from: 0, to: 1_040_400,
      source: field),
    MetricInfo(
      .blur, "Blur", .data, "1 minus sharpness: the same again, turned round.",
      low: "sharp, textured or noisy", high: "blurred or flat", from: -1_040_399, to: 1,
      hidden: true, source: field),
    MetricInfo(
      .redValues, "Red Values", .data, "Share of pixels of a clear red hue.",
      low: "nothing red", high: "all red", from: 0, to: 1, source: field),
    MetricInfo(
      .greenValues, "Green Values", .data, "Share of pixels of a clear green hue.",
      low: "nothing green", high: "all green", from: 0, to: 1, source: field),
    MetricInfo(
      .blueValues, "Blue Values", .data, "Share of pixels of a clear blue hue.",
      low: "nothing blue", high: "all blue", from: 0, to: 1, source: field),
    MetricInfo(
      .luminance, "Luminance", .data, "Mean luma: how light the image looks.",
      low: "dark", high: "light", from: 0, to: 1, source: "ITU-R BT.709"),
    MetricInfo(
      .luminanceContrast, "Luminance Contrast", .data, "Standard deviation of luma.",
      low: "even light", high: "strong light and shade", from: 0, to: 0.5,
      source: "ITU-R BT.709"),
    MetricInfo(
      .detail, "Detail", .data,
      "Sharpness of the luma at a common size: comparable between images of different sizes.",
      low: "blurred or flat", high: "fine detail or noise", from: 0),
    MetricInfo(
      .colorfulness, "Colorfulness", .data, "How far the colours lie from grey and each other.",
      low: "grey", high: "vivid", from: 0,
      source: "Hasler and Süsstrunk 2003, doi:10.1117/12.477378"),
    MetricInfo(
      .saturation, "Saturation", .data, "Mean saturation of the pixels.",
      low: "grey", high: "pure colours", from: 0, to: 1, source: "HSV as OpenCV computes it"),
    MetricInfo(
      .imageEntropy, "Entropy", .data, "Entropy of the histogram of luma.",
      low: "few shades", high: "many shades", unit: "bits", from: 0, to: 8,
      source: "Shannon 1948, doi:10.1002/j.1538-7305.1948.tb01338.x"),
    MetricInfo(
      .darkShare, "Dark Share", .data, "Share of pixels that are as good as black.",
      low: "no black", high: "all black", from: 0, to: 1),
    MetricInfo(
      .brightShare, "Bright Share", .data, "Share of pixels that are as good as white.",
      low: "no white", high: "all white", from: 0, to: 1),
    MetricInfo(
      .lightLevel, "Light Level", .data,
      "How light the light parts are: the mean of all red, green and blue values, each weighted "
        + "by itself.",
      low: "nothing is light", high: "something is light, or of a pure colour", from: 0, to: 1),
    MetricInfo(
      .channelContrast, "Channel Contrast", .data,
      "The greatest of the standard deviations of red, green and blue.",
      low: "one flat tone", high: "strong light and shade, or strong colours", from: 0, to: 0.5),
    MetricInfo(
      .transparency, "Transparency", .data, "Share of pixels that are not fully opaque.",
      low: "opaque", high: "transparent", from: 0, to: 1),
    MetricInfo(
      .fileBytes, "File Size", .data, "Size of the file.",
      low: "small file", high: "large file", unit: "bytes", from: 0),
    MetricInfo(
      .bitsPerPixel, "Bits per Pixel", .data, "Size of the file over the number of pixels.",
      low: "strongly compressed or simple", high: "lightly compressed or busy",
      unit: "bits", from: 0),
    MetricInfo(
      .random, "Random Values", .data,
      "A random number seeded by the key: a control that should explain nothing.",
      low: "nothing", high: "nothing", from: 0, to: 1),
  ]

  /// The metrics of a model's predictions, which every model has its own of.
  package static let model: [MetricInfo] = [
    MetricInfo(
      .confidence, "Confidence", .model, "The model's confidence in the class it predicted.",
      low: "unsure", high: "sure", from: 0, to: 1),
    MetricInfo(
      .leastConfidence, "Least Confidence", .model, "1 minus the highest probability.",
      low: "sure", high: "unsure", from: 0, to: 1,
      source: "Settles 2009, Active Learning Literature Survey"),
    MetricInfo(
      .margin, "Margin", .model, "The highest probability minus the second highest.",
      low: "torn between two classes", high: "one clear winner", from: 0, to: 1,
      source: "Scheffer, Decomain and Wrobel 2001, doi:10.1007/3-540-44816-0_31"),
    MetricInfo(
      .predictionEntropy, "Prediction Entropy", .model, "Entropy of the probabilities.",
      low: "sure", high: "spread over many classes", unit: "bits", from: 0,
      source: "Shannon 1948, doi:10.1002/j.1538-7305.1948.tb01338.x"),
    MetricInfo(
      .predictionVariance, "Prediction Variance", .model,
      "Variance of the probabilities over the classes.",
      low: "spread over many classes", high: "sure", from: 0, to: 0.25, source: "Encord Active"),
    MetricInfo(
      .loss, "Loss", .model, "Minus the logarithm of the probability of the label.",
      low: "the label was expected", high: "the label came as a surprise", unit: "nats",
      from: 0, to: 52 * 0.693147180559945309),
    MetricInfo(
      .selfConfidence, "Self-confidence", .model, "The probability of the given label.",
      low: "the model contradicts the label", high: "the model agrees with the label", from: 0,
      to: 1, source: "Northcutt, Jiang and Chuang 2021, doi:10.1613/jair.1.12125"),
    MetricInfo(
      .labelIssueScore, "Label Issue Score", .model,
      "1 minus the weighted mean of neighbour agreement and self-confidence.",
      low: "all that is known agrees with the label", high: "the label is probably wrong", from: 0,
      to: 1, source: "Northcutt, Jiang and Chuang 2021, blended with nearest neighbours"),
    MetricInfo(
      .correct, "Correct", .model, "1 where the prediction is the label, 0 where it is not.",
      low: "wrong", high: "correct", from: 0, to: 1),
  ]
}
