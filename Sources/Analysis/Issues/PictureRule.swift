import Dataset
internal import Kernels

/// A rule that finds pictures by their metrics, itself a filter.
struct PictureRule: Sendable {
  /// The stable name, a value of the field `issue`.
  let id: String
  /// The name on the page.
  let title: String
  /// The rule, in words for a person.
  let words: String
  private let filter: @Sendable (ProjectSnapshot) -> FilterExpression?

  private init(
    _ id: String, _ title: String, _ words: String, of metrics: [MetricName],
    filter: @escaping @Sendable (ProjectSnapshot) -> FilterExpression?
  ) {
    self.id = id
    self.title = title
    self.words = words
    self.filter = { snapshot in
      metrics.allSatisfy { snapshot.metrics[$0.rawValue] != nil } ? filter(snapshot) : nil
    }
  }

  /// The filter in numbers of this project; `nil` where a metric that it needs has no value.
  func filter(in snapshot: ProjectSnapshot) -> FilterExpression? { filter(snapshot) }

  /// Every rule, in the order of lists.
  static let all = [
    PictureRule(
      "blurred", "Blurred",
      "detail far below the others', 0.25 to 0.35 of the median by how alike they are, although "
        + "luminance contrast is 0.05 or more", of: [.detail, .luminanceContrast]
    ) { snapshot in
      snapshot.leastUsualDetail.map {
        has(.detail, .less, $0).and(has(.luminanceContrast, .greaterOrEqual, 0.05))
      }
    },
    PictureRule(
      "dark", "Dark",
      "luminance below 0.05, or below 0.2 with a luminance contrast below 0.08, and a light level "
        + "below 0.3: nothing in it is light", of: [.luminance, .luminanceContrast]
    ) { snapshot in
      has(.luminance, .less, 0.05)
        .or(has(.luminance, .less, 0.2).and(has(.luminanceContrast, .less, 0.08)))
        .and(ifAny: isNot(.lightLevel, .greaterOrEqual, 0.3, in: snapshot))
    },
    PictureRule(
      "bright", "Bright", "luminance above 0.95, or more than 0.8 of the pixels as good as white",
      of: [.luminance, .brightShare]
    ) { _ in has(.luminance, .greater, 0.95).or(has(.brightShare, .greater, 0.8)) },
    PictureRule(
      "low_detail", "Low detail",
      "entropy below 1 bit, or luminance contrast below 0.02, and no channel with a contrast of 0.05 "
        + "or more: close to one flat tone",
      of: [.imageEntropy, .luminanceContrast]
    ) { snapshot in
      has(.imageEntropy, .less, 1).or(has(.luminanceContrast, .less, 0.02))
        .and(ifAny: isNot(.channelContrast, .greaterOrEqual, 0.05, in: snapshot))
    },
    PictureRule(
      "odd_size", "Odd size",
      "more than 10 times as many pixels as the median image, or less than a tenth", of: [.area]
    ) { snapshot in
      snapshot.median(of: .area).map {
        has(.area, .less, $0 / 10).or(has(.area, .greater, $0 * 10))
      }
    },
    PictureRule(
      "odd_aspect", "Odd aspect", "more than 3 times as wide as high, or as high as wide",
      of: [.aspectRatio]
    ) { _ in has(.aspectRatio, .greater, 3).or(has(.aspectRatio, .less, 1.0 / 3)) },
    PictureRule(
      "transparent", "Transparent", "at least one pixel is not fully opaque", of: [.transparency]
    ) { _ in has(.transparency, .greater, 0) },
  ]

  /// That a metric does not compare so, or is missing; `nil` where no image has it.
  ///
  /// What was measured by an earlier version is judged without it.
  private static func isNot(
    _ metric: MetricName, _ comparison: FilterComparison, _ number: Double,
    in snapshot: ProjectSnapshot
  ) -> FilterExpression? {
    snapshot.metrics[metric.rawValue] == nil ? nil : .not(has(metric, comparison, number))
  }

  private static func has(
    _ metric: MetricName, _ comparison: FilterComparison, _ number: Double
  ) -> FilterExpression {
    .compares(FilterField(metric.rawValue), comparison, number)
  }
}

extension FilterExpression {
  /// Both hold; this alone where there is no other.
  fileprivate func and(ifAny other: FilterExpression?) -> FilterExpression {
    other.map { and($0) } ?? self
  }
}

extension ProjectSnapshot {
  fileprivate func median(of metric: MetricName) -> Double? {
    quantiles([0.5], of: metric)?[0]
  }

  /// What has less detail is blurred, if it is not flat.
  ///
  /// Where all pictures are alike, little less is much; where they differ, plain ground has little
  /// as well. So it is the outer fence of the logarithm, (Q₁/Q₃)^2.5 · Q₁, within a quarter and
  /// 0.35 of the median.
  fileprivate var leastUsualDetail: Double? {
    guard let found = quantiles([0.25, 0.5, 0.75], of: .detail) else { return nil }
    let (lower, median, upper) = (found[0], found[1], found[2])
    let ratio = upper > 0 ? lower / upper : 1
    let fence = lower * ratio * ratio * ratio.squareRoot()
    return max(0.25 * median, min(0.35 * median, fence))
  }

  private func quantiles(_ shares: [Double], of metric: MetricName) -> [Double]? {
    let values = (metrics[metric.rawValue]?.values ?? []).filter(\.isFinite).sorted()
    return values.isEmpty ? nil : shares.map { quantile($0, ofSorted: values) }
  }
}
