/// What a number per image is called and what it means.
package struct MetricInfo: Hashable, Sendable, Identifiable {
  /// Where the numbers of a metric come from.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// From the pixels or the file.
    case data
    /// From the given labels.
    case label
    /// From the predictions of a model; every model has its own.
    case model
    /// From a column of an imported table.
    case imported
  }

  /// The stable name in files, URLs and filters.
  package let id: String
  /// The name on the page, as the field knows it.
  package let title: String
  /// Where it comes from.
  package let kind: Kind
  /// What it is, in one line.
  package let meaning: String
  /// What a low value says.
  package let lowMeans: String
  /// What a high value says.
  package let highMeans: String
  /// The unit; empty for a plain number.
  package let unit: String
  /// The least possible value; `nil` where there is none.
  package let least: Double?
  /// The greatest possible value; `nil` where there is none.
  package let greatest: Double?
  /// Whether lists leave it out because it says what another metric says.
  package let hidden: Bool
  /// Whether it derives from labels or predictions, so that it explains errors by themselves.
  package let derived: Bool
  /// The paper or program whose definition it follows.
  package let source: String

  /// The page and heading of the documentation that give the formula.
  package var documentation: String { "docs/metrics.md#\(id)" }

  /// A description of a metric of the catalogue.
  init(
    _ name: MetricName, _ title: String, _ kind: Kind, _ meaning: String, low: String,
    high: String, unit: String = "", from least: Double? = nil, to greatest: Double? = nil,
    hidden: Bool = false, source: String = "arithmetic"
  ) {
    self.init(
      id: name.rawValue, title, kind, meaning, low: low, high: high, unit: unit, from: least,
      to: greatest, hidden: hidden, source: source)
  }

  /// A description of a metric.
  init(
    id: String, _ title: String, _ kind: Kind, _ meaning: String, low: String, high: String,
    unit: String = "", from least: Double? = nil, to greatest: Double? = nil,
    hidden: Bool = false, source: String = "arithmetic"
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.meaning = meaning
    lowMeans = low
    highMeans = high
    self.unit = unit
    self.least = least
    self.greatest = greatest
    self.hidden = hidden
    derived = kind == .model || kind == .label
    self.source = source
  }
}
