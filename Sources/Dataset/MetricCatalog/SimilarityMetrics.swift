extension MetricCatalog {
  /// The metrics that follow from the current embedding: of images, and of their labels.
  package static let similarity: [MetricInfo] = [
    MetricInfo(
      .imageSingularity, "Image Singularity", .data,
      "Cosine distance to the nearest image that is not a duplicate; 0 for duplicates of another.",
      low: "crowded: others look like it", high: "unique", from: 0, to: 2,
      source: "Encord Active, with groups of any size"),
    MetricInfo(
      .imageDiversity, "Image Diversity", .data,
      "Place in the order from the typical images of all kinds to the hard ones, 1 to N.",
      low: "typical of its kind", high: "hard, or between the kinds", from: 1,
      source: "Encord Active"),
    MetricInfo(
      .outlierDistance, "Outlier Distance", .data,
      "Mean cosine distance to the 10 nearest images.",
      low: "in a crowd", high: "far from everything", from: 0, to: 2,
      source: "Kuan and Mueller 2022, arXiv:2207.03061"),
    MetricInfo(
      .annotationQuality, "Image-level Annotation Quality", .label,
      "Share of the 9 nearest labelled images that carry the same label.",
      low: "similar images have other labels", high: "similar images have the same label",
      from: 0, to: 1, source: "Encord Active"),
    MetricInfo(
      .neighborAgreement, "Neighbour Agreement", .label,
      "Share of the 30 nearest images with the same label, each counting as its own neighbours agree.",
      low: "the images around it have other labels", high: "the images around it have its label",
      from: 0, to: 1, source: "nearest neighbours, weighted by their own agreement"),
  ]
}
