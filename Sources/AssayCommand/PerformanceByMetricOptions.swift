public import ArgumentParser
package import Assay
package import Kernels

/// What `assay evaluate --by` is told.
struct PerformanceByMetricOptions: ParsableArguments {
  @Option(
    name: .customLong("by"),
    help: ArgumentHelp(
      "A rate within bins of this metric; also split, tag, label, predicted, format, a category."))
  var metric: String?

  @Option(
    help: "accuracy, recall (the true-positive rate), precision or false_negative_rate.")
  var rate: PerformanceByMetric.Rate?

  @Option(help: "How many bins, 1 to 100; without it 10.")
  var bins: Int?

  @Option(help: "quantile (as many images in each) or width (equally wide).")
  var binning: RateByBin.Binning?

  @Option(name: .customLong("line"), help: "A class with a line of its own; repeatable.")
  var lines: [String] = []

  func validate() throws {
    if metric == nil, rate != nil || bins != nil || binning != nil || !lines.isEmpty {
      throw ValidationError("--rate, --bins, --binning and --line go with --by METRIC")
    }
    if let bins, !PerformanceByMetric.binCounts.contains(bins) {
      throw ValidationError("--bins lies between 1 and 100, not \(bins)")
    }
  }

  /// What is asked for; `nil` without `--by`.
  var asked: PerformanceByMetric.Options? {
    guard let metric else { return nil }
    var options = PerformanceByMetric.Options(metric: metric)
    if let rate { options.rate = rate }
    if let bins { options.binCount = bins }
    if let binning { options.binning = binning }
    options.lines = lines
    return options
  }
}

extension PerformanceByMetric.Rate: ExpressibleByArgument {}
extension RateByBin.Binning: ExpressibleByArgument {}
