import Assay
import Kernels

extension Route {
  fileprivate static let ratedMetric = Parameters.neededMetric(
    "metric", "A metric's id or a category's name; also split, tag, label, predicted.")
  fileprivate static let rate = Parameter.word(
    "rate",
    "recall is the true-positive rate. With a class, a precision is about the images predicted so, "
      + "every other rate about those labelled so.",
    usually: PerformanceByMetric.Options(metric: "").rate, code: .badRate)
  fileprivate static let ratedBins = Parameter.whole(
    "bins", "How many bins.", in: PerformanceByMetric.binCounts,
    usually: PerformanceByMetric.Options(metric: "").binCount, code: .badBins)
  fileprivate static let binning = Parameter.word(
    "binning", "quantile: bins of as many images; width: bins of the same width.",
    usually: PerformanceByMetric.Options(metric: "").binning, code: .badBinning)
  fileprivate static let lines = Parameter.texts(
    "line", "A class with a line of its own; may stand several times.", format: .className,
    errors: [.unknownClass])

  static let performance = Route(
    path: "/performance",
    summary: "A rate within bins of a metric, each with the filter of its images.",
    parameters: [
      ratedMetric, rate, Parameters.classes, ratedBins, binning, lines, Parameters.model,
      Parameters.filter, Parameters.split,
    ],
    answer: .json(schema: "Performance"), errors: [.noModel, .noLabels],
    handle: { call in
      let population = try call.evaluationOptions()
      let options = try call.performanceOptions()
      let explorer = call.explorer
      return .json(
        bytes: try await call.site.evaluation(
          at: call.request.target, of: explorer,
          make: {
            try Assay.performance(of: explorer, population: population, options: options)
              .json.bytes
          }))
    })
}

extension Call {
  fileprivate func performanceOptions() throws(APIError) -> PerformanceByMetric.Options {
    var options = PerformanceByMetric.Options(metric: try self[Route.ratedMetric])
    options.rate = try self[Route.rate]
    options.binning = try self[Route.binning]
    options.binCount = try self[Route.ratedBins]
    options.lines = try self[Route.lines]
    return options
  }
}
