internal import Kernels

/// Files and pictures that deserve a look, by kind, each kind with the rule that found it.
public struct FileIssues: Sendable {
  /// One kind of trouble.
  public struct Kind: Sendable {
    /// The stable name.
    public let id: String
    /// The name on the page.
    public let title: String
    /// The rule, in words for a person.
    public let rule: String
    /// The images, ascending.
    public let images: [Int32]
    /// The filter of exactly these images; `nil` where none is short enough.
    public let filter: String?
  }

  /// Every kind that this version looks for, also those that found nothing.
  public let kinds: [Kind]

  /// What is wrong with a project's files and pictures.
  ///
  /// Rules on metrics that were not measured find nothing. One pass over the images for each rule.
  public init(of explorer: Explorer) throws(FilterError) {
    let snapshot = explorer.snapshot
    var kinds = FileIssue.Kind.allCases.map { kind in
      let images = Set(snapshot.issues.filter { $0.kind == kind }.map(\.image)).sorted()
      return Kind(
        id: kind.rawValue, title: kind.title, rule: kind.rule, images: images,
        filter: snapshot.filter(ofKeysOf: images))
    }
    for rule in PictureRule.all(for: snapshot) {
      var images: [Int32] = []
      if rule.metrics.allSatisfy({ snapshot.metrics[$0] != nil }), let filter = rule.filter {
        images = try explorer.images(matching: filter, model: nil).ids.map { Int32($0) }
      }
      kinds.append(
        Kind(
          id: rule.id, title: rule.title, rule: rule.words, images: images,
          filter: images.isEmpty ? nil : rule.filter))
    }
    self.kinds = kinds
  }
}

/// A rule on the metrics of pictures, itself a filter.
private struct PictureRule {
  let id, title, words: String
  let metrics: [String]
  let filter: String?

  static func all(for snapshot: ProjectSnapshot) -> [PictureRule] {
    func median(_ metric: String) -> Double? {
      let values = (snapshot.metrics[metric]?.values ?? []).filter(\.isFinite).sorted()
      return values.isEmpty ? nil : quantile(0.5, ofSorted: values)
    }
    let (detail, area) = (median("detail"), median("area"))
    return [
      PictureRule(
        id: "blurred", title: "Blurred",
        words: "detail below 0.4 of the median detail although light and shade differ "
          + "(luminance contrast 0.05 or more)",
        metrics: ["detail", "luminance_contrast"],
        filter: detail.map { "detail < \(0.4 * $0) and luminance_contrast >= 0.05" }),
      PictureRule(
        id: "dark", title: "Dark", words: "luminance below 0.08", metrics: ["luminance"],
        filter: "luminance < 0.08"),
      PictureRule(
        id: "bright", title: "Bright", words: "luminance above 0.95", metrics: ["luminance"],
        filter: "luminance > 0.95"),
      PictureRule(
        id: "low_detail", title: "Low detail",
        words: "entropy below 1 bit, or luminance contrast below 0.02: close to one flat tone",
        metrics: ["image_entropy", "luminance_contrast"],
        filter: "image_entropy < 1 or luminance_contrast < 0.02"),
      PictureRule(
        id: "odd_size", title: "Odd size",
        words: "more than 10 times as many pixels as the median image, or less than a tenth",
        metrics: ["area"], filter: area.map { "area < \($0 / 10) or area > \($0 * 10)" }),
      PictureRule(
        id: "odd_aspect", title: "Odd aspect",
        words: "more than 3 times as wide as high, or as high as wide", metrics: ["aspect_ratio"],
        filter: "aspect_ratio > 3 or aspect_ratio < 0.3333333333333333"),
      PictureRule(
        id: "transparent", title: "Transparent", words: "at least one pixel is not fully opaque",
        metrics: ["transparency"], filter: "transparency > 0"),
    ]
  }
}

extension FileIssue.Kind {
  fileprivate var title: String {
    switch self {
    case .undecodable: "Undecodable"
    case .damaged: "Damaged"
    case .notReadYet: "Not read yet"
    case .unreadable: "Unreadable"
    case .lyingExtension: "Lying extension"
    }
  }

  fileprivate var rule: String {
    switch self {
    case .undecodable: "no pixels could be read"
    case .damaged: "pixels were read, with warnings"
    case .notReadYet: "a format that this version does not read"
    case .unreadable: "the file is gone or cannot be opened"
    case .lyingExtension: "the name says another format than the bytes"
    }
  }
}
