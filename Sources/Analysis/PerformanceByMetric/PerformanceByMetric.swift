import Dataset
package import Kernels

/// A rate as a function of a metric: on what kind of images a model is good or bad.
///
/// Immutable, and the same for the same inputs on any number of cores.
package struct PerformanceByMetric: Sendable {
  /// Which rate is looked at.
  package enum Rate: String, Hashable, Sendable, CaseIterable {
    /// Correct of all images of the population.
    case accuracy
    /// Correct of the images labelled with a class: the true-positive rate.
    case recall
    /// Correct of the images predicted as a class.
    case precision
    /// Wrong of the images labelled with a class.
    case falseNegativeRate = "false_negative_rate"

    /// The name on the page.
    package var title: String {
      switch self {
      case .accuracy: "Accuracy"
      case .recall: "True-positive rate"
      case .precision: "Precision"
      case .falseNegativeRate: "False-negative rate"
      }
    }
  }

  /// What is asked for besides model and population.
  package struct Options: Sendable {
    /// A metric's id, a category's name, or `split`, `tag`, `label`, `predicted`, `format`.
    package var metric: String
    /// The rate.
    package var rate = Rate.accuracy
    /// How many bins a metric is cut into, within ``PerformanceByMetric/binCounts``.
    package var binCount = 10
    /// How it is cut.
    package var binning = RateByBin.Binning.quantile
    /// The classes that get a line of their own, by name.
    package var lines: [String] = []

    /// The rate as a function of a metric.
    package init(metric: String) { self.metric = metric }
  }

  /// One bin or word, its rate, and the filter of exactly its images.
  package struct Bar: Sendable {
    /// The word, where the metric is one of words.
    package let word: String?
    /// The least value in the bin; `nil` for words and where no image falls into the bin.
    package let low: Double?
    /// The greatest value in the bin.
    package let high: Double?
    /// The middle value in the bin.
    package let median: Double?
    /// How many images the rate counts.
    package let hits: Int
    /// The rate, over the images of the bin.
    package let rate: Estimate
    /// The filter that opens exactly the images of the bin; `nil` where there are none.
    package let filter: FilterExpression?
  }

  /// The rate of one class over the same bins.
  package struct Line: Sendable {
    /// The class.
    package let name: String
    /// The rate over all its images.
    package let overall: Estimate
    /// Its bars, one for each of ``PerformanceByMetric/bars``.
    package let bars: [Bar]
  }

  /// How many bins one may ask for.
  package static let binCounts = 1...100

  /// The model's name.
  package let model: String
  /// What was asked for.
  package let options: Options
  /// The metric's title.
  package let title: String
  /// The metric's unit; empty for a plain number and for words.
  package let unit: String
  /// Whether the metric has words in place of numbers: a bar each, in the order of the words.
  package let isOfWords: Bool
  /// Whether an image may stand in several bars, as it may carry several tags.
  package let overlaps: Bool
  /// The images of the evaluation.
  package let population: Population
  /// The rate over all images that it is about, those without the metric too.
  package let overall: Estimate
  /// The filter of these images; `nil` where it is all images of the project.
  package let filter: FilterExpression?
  /// The bins or words.
  package let bars: [Bar]
  /// The images that lack the metric: in no bin, but in `overall`.
  package let missing: Bar
  /// The lines of single classes.
  package let lines: [Line]
}

/// Measures a rate within bins of a metric.
///
/// The population is that of the evaluation with the same options, except that by split all splits
/// are looked at unless one is named. With chosen classes a precision is about the images
/// *predicted* as one of them, every other rate about those *labelled* so; a false-negative rate
/// is 1 − recall.
///
/// - Parameters:
///   - explorer: the project.
///   - population: which model, images and classes.
///   - options: which metric, rate and bins; the number of bins within
///     ``PerformanceByMetric/binCounts``.
/// - Returns: the rate over all, in each bin, and for each line.
/// - Throws: ``EvaluationError``, also for an unknown metric or line, and ``FilterError``.
/// - Complexity: a sort of the metric, and one pass over the images a line.
package func performance(
  of explorer: Explorer, population: EvaluationOptions, options: PerformanceByMetric.Options
) throws -> PerformanceByMetric {
  precondition(PerformanceByMetric.binCounts.contains(options.binCount), "a number of bins")
  let snapshot = explorer.snapshot
  let model = try evaluatedModel(of: snapshot, options: population)
  guard snapshot.labels.contains(where: { $0 >= 0 }) else { throw EvaluationError.noLabels }
  var wanted = population
  if FieldName(rawValue: options.metric) == .split, wanted.split == .standard {
    wanted.split = .all
  }
  let selection = try PopulationSelection(of: snapshot, model: model, options: wanted)
  let lines = try options.lines.map { name in
    guard let index = snapshot.classes.firstIndex(of: name) else {
      throw EvaluationError.unknownClass(name, nearest: nearestName(to: name, in: snapshot.classes))
    }
    return index
  }
  let rated = RatedImages(
    of: snapshot, model: model, selection: selection, rate: options.rate)
  let metric = try GroupingMetric(options.metric, of: explorer, model: model)
  let grouped =
    switch metric.values {
    case .numbers(let column):
      rated.byNumber(column, id: metric.id, options: options, lines: lines)
    case .words(let names, let codes): rated.byWord(names, codes, id: metric.id, lines: lines)
    case .tags(let tags): rated.byTag(tags, lines: lines)
    }
  return PerformanceByMetric(
    model: model.name, options: options, title: metric.title, unit: metric.unit,
    isOfWords: metric.isOfWords, overlaps: metric.id == FieldName.tag.rawValue,
    population: selection.population, overall: rated.estimate(of: rated.images),
    filter: rated.filter, bars: grouped.bars, missing: grouped.missing,
    lines: grouped.lines)
}
