package import Dataset
package import Kernels

/// The images that lie far from the rest, metric by metric: among all images, and among those of
/// their own label.
package struct OutlierReport: Sendable {
  /// Images beyond the fences, ascending in each list.
  package struct Found: Hashable, Sendable {
    /// Beyond the outer fences.
    package internal(set) var severe: [Int32] = []
    /// Beyond the inner fences only.
    package internal(set) var moderate: [Int32] = []
    /// Off the mode where the quartiles are equal.
    package internal(set) var unusual: [Int32] = []

    /// How many images are listed.
    package var count: Int { severe.count + moderate.count + unusual.count }

    /// The list of a severity.
    package subscript(severity: OutlierSeverity) -> [Int32] {
      switch severity {
      case .severe: severe
      case .moderate: moderate
      case .unusual: unusual
      }
    }

    mutating func add(_ image: Int, _ severity: OutlierSeverity) {
      switch severity {
      case .severe: severe.append(Int32(image))
      case .moderate: moderate.append(Int32(image))
      case .unusual: unusual.append(Int32(image))
      }
    }
  }

  /// The outliers of one metric.
  package struct Metric: Sendable {
    /// The metric.
    package let info: MetricInfo
    /// The fences over all images.
    package let fences: OutlierFences
    /// Outliers among all images.
    package let overall: Found
    /// Outliers among the images of their own label.
    package let withinClass: Found
    /// The fences of each class; `nil` for a class with too few values.
    package let classFences: [OutlierFences?]
  }

  /// A class with fewer values has no outliers: its quartiles say too little.
  package static let leastClassCount = 8

  /// The metrics that have values, in the order of the catalog, imported ones last.
  package let metrics: [Metric]

  /// The outliers of a project's data and imported metrics.
  ///
  /// Hidden metrics, ranks and the random control are left out. O(metrics × images × log images).
  package init(of snapshot: ProjectSnapshot) {
    let known = (MetricCatalog.data + MetricCatalog.similarity).filter {
      $0.kind == .data && !$0.hidden && $0.name != .random && $0.name != .imageDiversity
    }
    let imported = snapshot.metrics.keys.filter { MetricCatalog.info($0) == nil }.sorted()
      .map(MetricCatalog.imported)
    metrics = (known + imported).compactMap { info in
      snapshot.metrics[info.id].flatMap { Self.metric(info, $0.values, snapshot) }
    }
  }

  private static func metric(
    _ info: MetricInfo, _ values: [Double], _ snapshot: ProjectSnapshot
  ) -> Metric? {
    guard let fences = OutlierFences(of: values) else { return nil }
    var byClass = [[Double]](repeating: [], count: snapshot.classes.count)
    for (value, label) in zip(values, snapshot.labels) where label >= 0 && value.isFinite {
      byClass[Int(label)].append(value)
    }
    let classFences = byClass.map { $0.count < leastClassCount ? nil : OutlierFences(of: $0) }
    var (overall, within) = (Found(), Found())
    for (image, value) in values.enumerated() {
      if let severity = fences.severity(of: value) { overall.add(image, severity) }
      let label = Int(snapshot.labels[image])
      if label >= 0, let severity = classFences[label]?.severity(of: value) {
        within.add(image, severity)
      }
    }
    return Metric(
      info: info, fences: fences, overall: overall, withinClass: within, classFences: classFences)
  }
}

extension OutlierReport.Metric {
  /// The filter of exactly the images of a severity among all images; `nil` if there are none.
  package func filter(of severity: OutlierSeverity) -> FilterExpression? {
    overall[severity].isEmpty ? nil : fences.filter(of: severity, field: FilterField(info.id))
  }

  /// The filter of exactly the images of a severity within their classes; `nil` if there are none
  /// or if they are spread over more than twenty classes.
  package func filterWithinClass(
    of severity: OutlierSeverity, in snapshot: ProjectSnapshot
  ) -> FilterExpression? {
    let labels = Set(withinClass[severity].map { Int(snapshot.labels[Int($0)]) }).sorted()
    guard !labels.isEmpty, labels.count <= 20 else { return nil }
    return .disjunction(
      of: labels.compactMap { label in
        classFences[label].map {
          .equals(.label, snapshot.classes[label])
            .and($0.filter(of: severity, field: FilterField(info.id)))
        }
      })
  }
}

extension OutlierFences {
  /// The filter of the values of a severity.
  func filter(of severity: OutlierSeverity, field: FilterField) -> FilterExpression {
    func has(_ comparison: FilterComparison, _ number: Double) -> FilterExpression {
      .compares(field, comparison, number)
    }
    return switch severity {
    case .unusual: has(.less, innerLow).or(has(.greater, innerHigh))
    case .severe: has(.less, outerLow).or(has(.greater, outerHigh))
    case .moderate:
      has(.less, innerLow).and(has(.greaterOrEqual, outerLow))
        .or(has(.greater, innerHigh).and(has(.lessOrEqual, outerHigh)))
    }
  }
}
